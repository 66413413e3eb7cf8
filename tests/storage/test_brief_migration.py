"""A company from before there were briefs: nobody gets one until somebody chooses, and people stay who they are."""

from alembic import command
from sqlalchemy import text

from storage.database import Database
from storage.migrate import alembic_config
from tests.usecases.looking import a_company


def test_nobody_gets_a_brief_until_somebody_chooses(db: Database) -> None:
    a_company(db, lambda cast: cast.goal("Churn"))
    config = alembic_config()
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0012")
        command.upgrade(config, "head")
        people = connection.execute(text("SELECT name, reads_brief FROM person ORDER BY id")).all()
        workspace = connection.execute(
            text("SELECT brief_channel_id, brief_weekday, next_brief_at FROM workspace")
        ).all()

    assert [(row.name, bool(row.reads_brief)) for row in people] == [
        ("Ana Diaz", False),
        ("Ben Okoro", False),
        ("Carol Kim", False),
        ("Dan Roth", False),
    ]
    assert [tuple(row) for row in workspace] == [(None, None, None)]


def test_no_team_states_what_it_can_do_until_it_does(db: Database) -> None:
    a_company(db, lambda cast: cast.goal("Churn"))
    config = alembic_config()
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0015")
        command.upgrade(config, "head")
        teams = connection.execute(text("SELECT name, capacity_weeks FROM team ORDER BY id")).all()

    assert [tuple(row) for row in teams] == [("Acme", None), ("Growth", None)]
