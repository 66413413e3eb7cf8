"""Initiatives from before there were verdicts: what they need to be looked back at is there after the migration."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, text

from storage.database import Database
from tests.storage.test_carried_forward import OWNER, WORKSPACE, carried

CYCLE = (
    "INSERT INTO cycle (id, workspace_id, name, starts_on, ends_on, created_at, version)"
    " VALUES (1, 1, 'Q4 2026', '2026-10-01', '2026-12-31', '2026-10-01 00:00:00', 1)"
)
OBJECTIVE = (
    "INSERT INTO objective (id, workspace_id, number, title, description, owner_id, cycle_id, visibility, state,"
    " closing_note, created_at, created_by_id, version)"
    " VALUES (1, 1, 1, 'Login', '', 1, 1, 'workspace', 'open', '', '2026-10-01 00:00:00', 1, 1)"
)
KEY_RESULT = (
    "INSERT INTO key_result (id, workspace_id, number, objective_id, title, measure_kind, start, target, unit_kind,"
    " unit_label, indicator, number_rhythm, starts_on, due_on, weight, is_committed, owner_id, visibility, last_note,"
    " unchanged_times, state, closing_note, created_at, created_by_id, version)"
    " VALUES (1, 1, 1, 1, 'Resets', 'number', '10', '1', 'percent', '', 'leading', 'weekly', '2026-10-01',"
    " '2026-12-31', 1, false, 1, 'workspace', '', 0, 'open', '', '2026-10-01 00:00:00', 1, 1)"
)
CHECK_IN = (
    'INSERT INTO check_in (workspace_id, key_result_id, by_id, at, "on", value, blocked_by, note, recorded_at,'
    " withdrawn_at)"
    " VALUES (1, 1, 1, :at, :on, :value, '', '', :at, :withdrawn)"
)
INITIATIVE = (
    "INSERT INTO initiative (id, workspace_id, number, key_result_id, title, scope, owner_id, stage, blocked_by,"
    " starts_on, visibility, source_link, last_note, unchanged_times, ended_on, closing_note, created_at,"
    " created_by_id, version)"
    " VALUES (:id, 1, :id, 1, :title, '', 1, :stage, '', :starts_on, 'workspace', '', '', 0, :ended_on, '',"
    " '2026-10-01 00:00:00', 1, 1)"
)


def before(connection: Connection) -> None:
    for statement in (WORKSPACE, OWNER, CYCLE, OBJECTIVE, KEY_RESULT):
        connection.execute(text(statement))
    for on, value, withdrawn in (
        ("2026-10-05", "8", None),
        ("2026-10-06", "99", "2026-10-07 00:00:00"),
        ("2026-10-20", "5.5", None),
    ):
        said = {"at": f"{on} 09:00:00", "on": on, "value": value, "withdrawn": withdrawn}
        connection.execute(text(CHECK_IN), said)
    today = date.today()  # noqa: DTZ011 - as the migration sees it
    rows = (
        (1, "Implement SSO", "done", "2026-10-12", date(2020, 1, 1)),
        (2, "Offer annual contracts", "done", "2026-10-02", today),
        (3, "Win back champions", "planned", None, None),
    )
    for number, title, stage, starts_on, ended_on in rows:
        row = {"id": number, "title": title, "stage": stage, "starts_on": starts_on, "ended_on": ended_on}
        connection.execute(text(INITIATIVE), row)


def test_the_value_at_the_start_is_what_stood_then(db: Database) -> None:
    rows = carried(db, "0012", before, "SELECT CAST(value_at_start AS TEXT) FROM initiative ORDER BY id")

    assert [value and float(str(value)) for (value,) in rows] == [8.0, 10.0, None]


def test_what_is_done_is_looked_back_at_and_what_is_long_past_makes_no_message(db: Database) -> None:
    read = "SELECT CAST(look_back_on AS TEXT), look_back_asked_on IS NOT NULL FROM initiative ORDER BY id"
    long_past, lately, planned = carried(db, "0012", before, read)

    assert long_past == ("2020-01-29", True)
    assert lately == ((date.today() + timedelta(weeks=4)).isoformat(), False)  # noqa: DTZ011
    assert planned == (None, False)


@pytest.mark.parametrize(("word", "number"), [("sso", 1), ("contract", 2), ("champion", 3)])
def test_words_of_titles_are_found(db: Database, word: str, number: int) -> None:
    rows = carried(db, "0012", before, f"SELECT initiative_id FROM initiative_word WHERE word = '{word}'")  # noqa: S608

    assert rows == [(number,)]
