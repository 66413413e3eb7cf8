"""What becomes of a message when nobody knows whether Slack has it: it is looked up before anything is sent again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.deps import slack_client
from bot.domain.vocabulary import Health, Status
from bot.jobs.delivery import Delivery
from bot.jobs.reconciler import Reconciler
from bot.jobs.tick import tick
from bot.usecases.delivery import outbox
from storage.models.delivery import OutboxState
from storage.repositories.trail import OWN_WORDS, SCHEDULED
from tests.jobs.conftest import AT_ONCE, Office
from tests.jobs.growth import Growth
from tests.pretend_slack.faults import Fault
from tests.pretend_slack.model import Message

POST = "chat.postMessage"
STORED = [Fault.drop_after_store(), Fault.http_500(stored=True)]
NOT_STORED = [Fault.http_500(), Fault.error("fatal_error")]


def posts(office: Office) -> int:
    """How often the bot asked Slack to post, whatever came of it."""
    return len(office.slack.traffic.calls(POST))


def chatter(office: Office, how_many: int, channel: str = "growth", **more: object) -> None:
    """Others write, too."""
    workspace, ben = office.slack.workspace, office.slack_id("Ben Okoro")
    place = workspace.channel_named(channel).id
    for number in range(how_many):
        workspace.post(Message(place, workspace.next_ts(), ben, f"Message {number}", **more))  # type: ignore[arg-type]


def carols_row(office: Office) -> tuple[OutboxState, str | None]:
    row = office.rows("channel_refused")[0]
    return row.state, row.slack_ts


@pytest.mark.parametrize("fault", STORED)
def test_what_had_reached_slack_is_found_and_not_sent_again(office: Office, growth: Growth, fault: Fault) -> None:
    office.slack.faults.next(POST, fault)
    office.tell_carol("one")
    office.deliver()
    assert carols_row(office) == (OutboxState.UNSURE, None)

    office.restart()

    assert carols_row(office) == (OutboxState.SENT, office.dm("Carol Kim")[0].ts)
    assert posts(office) == 1


@pytest.mark.parametrize("fault", NOT_STORED)
def test_what_had_not_reached_slack_is_sent_again(office: Office, growth: Growth, fault: Fault) -> None:
    office.slack.faults.next(POST, fault)
    office.tell_carol("one")
    office.deliver()

    office.restart()

    assert len(office.dm("Carol Kim")) == 1
    assert carols_row(office) == (OutboxState.SENT, office.dm("Carol Kim")[0].ts)


def test_when_slack_falls_silent_after_all_it_is_found(office: Office, growth: Growth) -> None:
    impatient = replace(office.deps, sender=slack_client(office.deps.settings, timeout=1))
    office.slack.faults.next(POST, Fault.hang(3, stored=True))
    office.tell_carol("one")
    Delivery(impatient, AT_ONCE).deliver_next()

    office.restart()

    assert carols_row(office)[0] is OutboxState.SENT
    assert posts(office) == 1


def test_a_killed_sender_is_given_a_minute_by_the_clock_that_nobody_moves(office: Office, growth: Growth) -> None:
    office.tell_carol("one")
    outbox.claim(office.db, office.workspace_id, office.clock.now())
    reconciler = Reconciler(office.deps)
    reconciler.look()
    office.clock.move_to(office.clock.now() + timedelta(days=1))
    office.clock.waited += 59
    reconciler.look()
    assert carols_row(office)[0] is OutboxState.SENDING

    office.clock.waited += 2
    reconciler.look()

    assert carols_row(office)[0] is OutboxState.DUE


def test_it_is_found_though_the_bots_clock_is_a_minute_ahead(office: Office, growth: Growth) -> None:
    office.slack.workspace.now = lambda: office.clock.now() - timedelta(seconds=60)
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.tell_carol("one")
    office.deliver()

    office.restart()

    assert posts(office) == len(office.dm("Carol Kim")) == 1


def test_it_is_found_though_the_clock_steps_forward_in_mid_send(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.tell_carol("one")
    claimed = outbox.claim(office.db, office.workspace_id, office.clock.now())
    assert claimed is not None
    true_time = office.clock.now()
    office.slack.workspace.now = lambda: true_time  # only the bot's clock steps
    office.clock.move_to(office.clock.now() + timedelta(days=3))
    office.delivery._deliver(claimed)

    office.restart()

    assert posts(office) == len(office.dm("Carol Kim")) == 1


@pytest.mark.parametrize("newer", [15, 230])
def test_it_is_found_under_newer_posts_of_others(office: Office, growth: Growth, newer: int) -> None:
    office.at("2026-11-23 18:00")
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.at("2026-11-25 10:00")
    chatter(office, newer)

    office.restart()

    assert [each.text.split(",")[0] for each in office.channel("growth") if each.thread_ts is None] == ["Growth"]
    assert office.rows("summary")[0].state is OutboxState.SENT


def test_it_is_found_in_a_thread(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 18:00")
    office.at("2026-11-25 10:00")
    office.at("2026-11-25 15:00")
    growth.checks_in("Ben", "11.5", status=Status.ON_TRACK)
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.at("2026-11-25 15:01")
    chatter(office, 15, thread_ts=office.channel("growth")[0].ts)

    office.restart()

    assert len([each for each in office.channel("growth") if each.text.startswith("Late")]) == 1
    assert office.rows("late_reply")[0].state is OutboxState.SENT


def test_a_reply_of_the_summary_is_found_in_its_thread(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 18:00")
    office.clock.move_to(office.clock.now() + timedelta(days=2))
    tick(office.deps)
    while not office.channel("growth"):
        office.delivery.deliver_next()
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.deliver()
    assert office.rows("summary_table")[0].state is OutboxState.UNSURE

    office.restart()

    assert len([each for each in office.channel("growth") if each.text.startswith("All key results")]) == 1


def test_what_another_bot_posted_under_our_key_is_not_ours(office: Office, growth: Growth) -> None:
    office.tell_carol("one")
    claimed = outbox.claim(office.db, office.workspace_id, office.clock.now())
    assert claimed is not None
    workspace, carol = office.slack.workspace, office.slack_id("Carol Kim")
    forged = {"event_type": "okr_outbox", "event_payload": {"key": claimed.key}}
    workspace.post(Message(workspace.dm_with(carol).id, workspace.next_ts(), carol, "Forged", metadata=forged))

    office.restart()

    assert len(office.dm("Carol Kim")) == 1


def test_without_the_scope_to_look_it_is_left_to_a_person(office: Office, growth: Growth) -> None:
    office.slack.workspace.app.withheld_scopes.add("im:history")
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.tell_carol("one")
    office.deliver()

    office.restart()

    row = office.rows("channel_refused")[0]
    assert (row.state, row.reason) == (
        OutboxState.DEAD,
        "perhaps sent; Slack does not let me look: missing_scope im:history",
    )


def test_when_slack_asks_to_wait_it_is_looked_up_later(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.tell_carol("one")
    office.deliver()
    office.slack.faults.next("conversations.history", Fault.rate_limited(retry_after=30))
    office.restart()
    assert carols_row(office)[0] is OutboxState.UNSURE

    office.restart()

    assert carols_row(office)[0] is OutboxState.SENT
    assert posts(office) == 1


def test_a_message_that_slack_never_takes_is_given_up_after_five_attempts(office: Office, growth: Growth) -> None:
    office.slack.faults.always(POST, Fault.http_500())
    office.tell_carol("one")
    for _ in range(6):
        office.restart()

    assert carols_row(office)[0] is OutboxState.DEAD
    assert posts(office) == 5


def test_two_processes_that_look_at_once_send_it_once(office: Office, growth: Growth) -> None:
    office.tell_carol("one")
    outbox.claim(office.db, office.workspace_id, office.clock.now())
    several = [Reconciler(office.deps) for _ in range(4)]
    for reconciler in several:
        reconciler.look()
    office.clock.waited += 61
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda reconciler: reconciler.look(), several))
        list(pool.map(lambda _: Delivery(office.deps, AT_ONCE).deliver_next(), range(4)))

    assert len(office.dm("Carol Kim")) == 1


def test_what_was_answered_while_nobody_knew_is_not_asked_again(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.at("2026-11-23 08:00")
    growth.checks_in("Ana", "4.2")

    office.restart()

    assert posts(office) == 1
    assert office.dm("Ana Diaz")[0].text.startswith("Ana, 1 update")


def test_a_question_that_was_answered_meanwhile_is_found_and_shows_its_answers(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.at("2026-11-23 08:00")
    growth.checks_in("Ana", "4.2")
    growth.says_of_sso(Health.ON_TRACK)

    office.restart()

    [question] = office.dm("Ana Diaz")
    assert "KR1" in question.text
    assert "No change" not in str(question.blocks)


def test_what_is_of_unknown_fate_holds_up_what_comes_after_it_but_not_people(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.http_500())
    office.tell_carol("first", SCHEDULED)
    office.deliver()
    office.tell_carol("second", SCHEDULED)
    office.tell_carol("of a person", OWN_WORDS)

    office.deliver()

    states = {row.dedupe_key: row.state for row in office.rows("channel_refused")}
    assert states == {"first": OutboxState.UNSURE, "second": OutboxState.DUE, "of a person": OutboxState.SENT}
