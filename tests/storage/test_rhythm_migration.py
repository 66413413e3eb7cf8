"""Whoever was asked before there were other rhythms than weekly is asked as before."""

from datetime import date

from alembic import command
from sqlalchemy import Connection, text

from storage.database import Database
from storage.migrate import alembic_config
from storage.models import Person, Team, Workspace

WORKSPACE = (
    "INSERT INTO workspace (id, slack_team_id, name, zone, prompt_weekday, prompt_time, summary_weekday, summary_time, "
    "quiet_days, created_at, version) VALUES (1, 'T1', 'Acme', 'UTC', 1, '08:30:00.000000', 2, '10:00:00.000000', 3, "
    "'2026-11-01 09:00:00+00:00', 1)"
)
PERSON = (
    "INSERT INTO person (id, workspace_id, slack_user_id, name, locale, is_deactivated, is_bot, is_guest, "
    "guest_channels, is_external, is_slack_owner, is_slack_admin, is_okr_admin, refreshed_at, next_prompt_on) "
    "VALUES (1, 1, 'U1', 'Ana', '', false, false, false, '[]', false, false, false, false, "
    "'2026-11-01 09:00:00+00:00', '2026-11-24')"
)
TEAM = (
    "INSERT INTO team (id, workspace_id, name, is_company, created_at, version) "
    "VALUES (1, 1, 'Acme', true, '2026-11-01 09:00:00+00:00', 1)"
)


def test_what_was_there_is_weekly_and_keeps_its_day(db: Database) -> None:
    config = alembic_config()

    def at(revision: str, connection: Connection) -> None:
        config.attributes["connection"] = connection
        (command.downgrade if revision == "0001" else command.upgrade)(config, revision)

    with db.migrating() as connection:
        at("0001", connection)
        for statement in (WORKSPACE, PERSON, TEAM):
            connection.execute(text(statement))
    with db.migrating() as connection:
        at("head", connection)

    workspace, person, team = db.read(
        lambda session: (session.get_one(Workspace, 1), session.get_one(Person, 1), session.get_one(Team, 1))
    )
    assert (workspace.every.value, workspace.prompt_weekday) == ("week", 1)
    assert (person.every, person.next_prompt_on) == (None, date(2026, 11, 24))
    assert (team.every, team.locks_rhythm) == (None, False)
