"""python -m storage.revise "what changes": write a migration for what the models say beyond the newest one."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from storage.database import Database
from storage.migrate import alembic_config, migrate


def revise(message: str) -> None:
    """Compare the models with a fresh database at the newest revision; the number of the file counts up."""
    config = alembic_config()
    newest = ScriptDirectory.from_config(config).get_current_head()
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(f"sqlite:///{Path(folder) / 'fresh.sqlite3'}")
        migrate(db)
        with db.migrating() as connection:
            config.attributes["connection"] = connection
            command.revision(config, message, autogenerate=True, rev_id=f"{int(newest or 0) + 1:04d}")
        db.close()


if __name__ == "__main__":
    revise(" ".join(sys.argv[1:]) or "change")
