"""How sending goes, as those who run the bot are told; and trying again."""

from datetime import datetime, timedelta

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.people import Actor
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.delivery import outbox
from bot.usecases.delivery.delivery_report import how_delivery_goes, note_tick, resume, try_again
from bot.usecases.delivery.outbox import Claimed
from storage.database import Database
from storage.repositories.trail import Trail
from tests.builders import Company
from tests.usecases.looking import NOW


@pytest.fixture
def claimed(db: Database) -> Claimed:
    """A message to somebody, on its way."""
    workspace_id = open_workspace(db, "T1", "Acme", NOW)
    db.write(lambda session: Trail(session, workspace_id).send(NOW, "welcome", "welcome:1", "U1", {}))
    row = outbox.claim(db, workspace_id, NOW)
    assert row is not None
    return row


def somebody(db: Database, claimed: Claimed, *, is_admin: bool) -> Actor:
    return db.write(
        lambda session: (company := Company(session, claimed.workspace_id, NOW)).actor(
            company.person("Carol", "U2", is_okr_admin=is_admin)
        )
    )


def paused_until(db: Database, now: datetime) -> datetime | None:
    return how_delivery_goes(db, now)["Acme"].paused_until


def test_what_was_given_up_is_named_with_its_reason(db: Database, claimed: Claimed) -> None:
    outbox.mark_dead(db, claimed, "channel_not_found")

    report = how_delivery_goes(db, NOW)["Acme"]

    assert (report.given_up, report.undelivered[0].reason, report.is_well) == (1, "channel_not_found", False)


def test_what_was_given_up_long_ago_is_no_news(db: Database, claimed: Claimed) -> None:
    outbox.mark_dead(db, claimed, "channel_not_found")

    assert how_delivery_goes(db, NOW + timedelta(days=31))["Acme"].given_up == 0


def test_an_admin_tries_again_once_however_often_it_is_clicked(db: Database, claimed: Claimed) -> None:
    carol = somebody(db, claimed, is_admin=True)
    outbox.mark_dead(db, claimed, "channel_not_found")

    assert try_again(db, carol, claimed.row_id, NOW)
    again = outbox.claim(db, claimed.workspace_id, NOW)

    assert again is not None
    assert (again.key, again.attempts) == (claimed.key, 1)
    assert not try_again(db, carol, claimed.row_id, NOW)


def test_nobody_else_may(db: Database, claimed: Claimed) -> None:
    ben = somebody(db, claimed, is_admin=False)
    outbox.mark_dead(db, claimed, "channel_not_found")

    with pytest.raises(NotAllowed):
        try_again(db, ben, claimed.row_id, NOW)


def test_a_row_of_another_workspace_is_not_there(db: Database, claimed: Claimed) -> None:
    outbox.mark_dead(db, claimed, "channel_not_found")
    elsewhere = open_workspace(db, "T2", "Elsewhere", NOW)
    eve = db.write(
        lambda session: (company := Company(session, elsewhere, NOW)).actor(
            company.person("Eve", "U3", is_okr_admin=True)
        )
    )

    assert not try_again(db, eve, claimed.row_id, NOW)


def test_a_clock_that_stopped_is_noticed(db: Database, claimed: Claimed) -> None:
    note_tick(db, claimed.workspace_id, NOW)

    assert not how_delivery_goes(db, NOW + timedelta(minutes=2))["Acme"].is_stalled
    assert how_delivery_goes(db, NOW + timedelta(minutes=6))["Acme"].is_stalled


def test_a_pause_holds_for_every_process_and_keeps_what_is_due(db: Database, claimed: Claimed) -> None:
    until = NOW + timedelta(minutes=5)
    outbox.hold_back(db, claimed, NOW, until, "token_revoked")

    assert outbox.claim(db, claimed.workspace_id, NOW + timedelta(minutes=4)) is None
    assert outbox.next_due_at(db, claimed.workspace_id, NOW) == until
    assert outbox.claim(db, claimed.workspace_id, until) is not None


def test_a_shorter_pause_does_not_cut_a_longer_one(db: Database, claimed: Claimed) -> None:
    outbox.hold_back(db, claimed, NOW, NOW + timedelta(minutes=5), "token_revoked")
    outbox.hold_back(db, claimed, NOW, NOW + timedelta(minutes=1), "Slack asked to wait")

    assert paused_until(db, NOW) == NOW + timedelta(minutes=5)


def test_a_clock_that_is_set_back_ends_a_pause(db: Database, claimed: Claimed) -> None:
    outbox.hold_back(db, claimed, NOW, NOW + timedelta(minutes=5), "Slack asked to wait")

    assert paused_until(db, NOW - timedelta(hours=1)) is None


@pytest.mark.parametrize(("reason", "is_over"), [("token_revoked", True), ("Slack asked to wait", False)])
def test_a_new_token_ends_the_pause_of_the_old_one_only(
    db: Database, claimed: Claimed, reason: str, is_over: bool
) -> None:
    outbox.hold_back(db, claimed, NOW, NOW + timedelta(minutes=5), reason)

    resume(db, claimed.workspace_id, NOW, {"token_revoked"})

    assert (paused_until(db, NOW) is None) is is_over
