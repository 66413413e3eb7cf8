"""Bring a database to the newest schema, under a lock; an SQLite file is copied first."""

import contextlib
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.database import Database


class NewerDatabase(Exception):
    """A later version of the bot has been at work on this database."""


def migrate(db: Database) -> tuple[str | None, str | None]:
    """Upgrade to the newest revision and return (before, after); equal when there was nothing to do.

    Raises NewerDatabase when the database is newer than this version of the bot.
    """
    config = alembic_config()
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.get_current_head()
    with db.migrating() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current == newest:
            return current, newest
        known = {script.revision for script in scripts.walk_revisions()}
        if current is not None and current not in known:
            raise NewerDatabase(
                f"The database is at revision {current}, which this version of the bot does not know. "
                "Start the version that made it, or restore a copy."
            )
        if current is not None and db.is_sqlite:
            _copy(db, current)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return current, newest


def revisions(db: Database) -> tuple[str | None, str | None]:
    """The revision that the database is at, and the newest one; nothing is changed."""
    with db.reader.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current, ScriptDirectory.from_config(alembic_config()).get_current_head()


def alembic_config() -> Config:
    """Alembic's configuration, from where this package lies: no ini file is needed."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _copy(db: Database, revision: str) -> None:
    path = db.writer.url.database
    if not path or path == ":memory:":
        return
    target = Path(f"{path}.before-{revision}")
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
