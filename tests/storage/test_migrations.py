"""The migrations make what the models say, forwards and backwards, on both databases."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect

from storage.database import Database
from storage.migrate import NewerDatabase, alembic_config, migrate


def test_migrations_and_models_agree(db: Database) -> None:
    config = alembic_config()
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.check(config)


def test_every_migration_can_be_taken_back(db: Database) -> None:
    config = alembic_config()
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        command.upgrade(config, "head")
        assert "key_result" in inspect(connection).get_table_names()


def test_migrating_twice_changes_nothing(db: Database) -> None:
    before, after = migrate(db)

    assert before == after


def test_a_file_is_copied_before_it_is_changed(sqlite_url: str) -> None:
    db, config = Database.open(sqlite_url), alembic_config()
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "-1")

    before, _ = migrate(db)

    db.close()
    copy = Path(f"{sqlite_url.removeprefix('sqlite:///')}.before-{before}")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == (before,)


def test_an_unknown_revision_is_refused_with_a_way_out(sqlite_url: str) -> None:
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
    connection.close()

    with pytest.raises(NewerDatabase, match=r"from_the_future.*restore a copy"):
        migrate(Database.open(sqlite_url))
