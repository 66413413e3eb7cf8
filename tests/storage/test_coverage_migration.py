"""Rosters from before coverage knew who counts: everybody on them was counted, and stays so."""

from datetime import UTC, date, datetime

from alembic import command
from sqlalchemy import text

from storage.database import Database
from storage.migrate import alembic_config
from tests.usecases.looking import Cast, a_company


def test_whoever_was_on_a_roster_is_still_counted(db: Database) -> None:
    a_company(db, _asked)
    config = alembic_config()
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
        command.upgrade(config, "head")
        told = connection.execute(text("SELECT is_counted FROM roster_entry")).scalars().all()

    assert [bool(each) for each in told] == [True]


def _asked(cast: Cast) -> None:
    cast.company.now = datetime(2026, 11, 19, 9, tzinfo=UTC)
    cast.asked(cast.ana, date(2026, 11, 16))
