"""What stood in the tables before a migration stands there after it, on both databases."""

from collections.abc import Callable

from alembic import command
from sqlalchemy import Connection, text

from storage.database import Database
from storage.migrate import alembic_config

WORKSPACE = (
    "INSERT INTO workspace (id, slack_team_id, name, zone, prompt_weekday, prompt_time, summary_weekday, summary_time,"
    " quiet_days, created_at, version)"
    " VALUES (1, 'T1', 'Acme', 'UTC', 0, '09:00:00', 2, '10:00:00', 3, '2026-11-01 00:00:00', 1)"
)
ROW = (
    "INSERT INTO outbox (id, workspace_id, kind, dedupe_key, recipient, facts, state, priority, not_before, attempts,"
    " claimed_by, reason, created_at)"
    " VALUES (:id, 1, 'ask', :key, 'U1', '{}', :state, 0, '2026-11-02 00:00:00', 1, :by, '', '2026-11-02 00:00:00')"
)

OWNER = (
    "INSERT INTO person (workspace_id, slack_user_id, name, locale, is_deactivated, is_bot, is_guest, guest_channels,"
    " is_external, is_slack_owner, is_slack_admin, is_okr_admin, refreshed_at)"
    " VALUES (1, 'U1', 'Carol', '', false, false, false, '[]', false, true, false, false, '2026-11-01 00:00:00')"
)

TEAM = (
    "INSERT INTO team (workspace_id, name, is_company, created_at, version)"
    " VALUES (1, 'Growth', false, '2026-11-01 00:00:00', 1)"
)


def carried(db: Database, revision: str, before: Callable[[Connection], None], read: str) -> list[tuple[object, ...]]:
    """Go back to just before a revision, write rows, go forward again, and read."""
    config = alembic_config()
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, f"{int(revision) - 1:04d}")
        before(connection)
        command.upgrade(config, "head")
        return [tuple(row) for row in connection.execute(text(read))]


def test_two_messages_to_one_person_that_were_under_way_are_looked_up(db: Database) -> None:
    def under_way(connection: Connection) -> None:
        connection.execute(text(WORKSPACE))
        for number, state in enumerate(("sending", "sending", "due"), start=1):
            row = {"id": number, "key": f"ask:{number}", "state": state, "by": f"sender {number}"}
            connection.execute(text(ROW), row)

    rows = carried(db, "0003", under_way, "SELECT state, claimed_by FROM outbox ORDER BY id")

    assert rows == [("unsure", "sender 1"), ("unsure", "sender 2"), ("due", "sender 3")]


def test_a_workspace_begins_with_every_rule_of_the_coach(db: Database) -> None:
    def settled(connection: Connection) -> None:
        connection.execute(text(WORKSPACE))

    assert carried(db, "0006", settled, "SELECT name, CAST(coach_off AS TEXT) FROM workspace") == [("Acme", "[]")]


def test_an_owner_of_the_workspace_is_one_of_its_admins(db: Database) -> None:
    def owned(connection: Connection) -> None:
        connection.execute(text(WORKSPACE))
        connection.execute(text(OWNER))

    assert carried(db, "0010", owned, "SELECT name FROM person WHERE is_slack_admin") == [("Carol",)]


def test_whoever_had_a_delegate_chose_them(db: Database) -> None:
    def covered(connection: Connection) -> None:
        connection.execute(text(WORKSPACE))
        connection.execute(text(OWNER))

    rows = carried(db, "0007", covered, "SELECT name FROM person WHERE named_own_delegate")

    assert rows == [("Carol",)]


def test_nobody_has_public_holidays_before_a_country_is_chosen(db: Database) -> None:
    def settled(connection: Connection) -> None:
        connection.execute(text(WORKSPACE))

    assert carried(db, "0009", settled, "SELECT name, holiday_country FROM workspace") == [("Acme", None)]


def test_a_team_goes_on_deciding_on_its_ideas_together(db: Database) -> None:
    def there_is_a_team(connection: Connection) -> None:
        connection.execute(text(WORKSPACE))
        connection.execute(text(TEAM))

    rows = carried(db, "0015", there_is_a_team, "SELECT name FROM team WHERE NOT leads_decide")

    assert rows == [("Growth",)]
