"""What becomes of a message when Slack is slow, strict, full or gone."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.deps import slack_client
from bot.jobs.delivery import Delivery
from bot.jobs.pace import Limits, Pace
from bot.usecases.delivery import outbox
from storage.models import OutboxRow
from storage.models.delivery import OutboxState
from storage.repositories.trail import OWN_WORDS, SCHEDULED, Trail
from tests.jobs.conftest import AT_ONCE, Office
from tests.jobs.growth import Growth
from tests.pretend_slack.faults import Fault

POST = "chat.postMessage"


def ana_is_asked(office: Office) -> OutboxRow:
    """It is Monday, nine o'clock in Madrid."""
    office.at("2026-11-23 08:00")
    return office.rows("prompt")[0]


def test_when_slack_asks_to_wait_the_message_is_sent_afterwards_once(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.rate_limited(retry_after=2))
    row = ana_is_asked(office)
    assert (row.state, row.attempts, len(office.dm("Ana Diaz"))) == (OutboxState.DUE, 0, 0)

    office.clock.move_to(office.clock.now() + timedelta(seconds=3))
    Delivery(office.deps, AT_ONCE).deliver_next()  # the pause of the first one follows a clock that nobody moves

    assert len(office.dm("Ana Diaz")) == 1


def test_while_slack_asks_to_wait_nobody_else_is_written_to(office: Office, growth: Growth) -> None:
    office.tell_carol("one")
    office.slack.faults.next(POST, Fault.rate_limited(retry_after=30))
    office.delivery.deliver_next()
    office.tell_carol("two")

    seconds = office.delivery.deliver_next()

    assert seconds is not None
    assert 25 < seconds <= 30
    assert not office.dm("Carol Kim")


def test_a_repair_that_may_have_failed_is_done_again(office: Office, growth: Growth) -> None:
    ana_is_asked(office)
    growth.checks_in("Ana", "4.2")
    office.build(
        lambda company: Trail(company.session, company.workspace_id).repair_personal_posts(
            company.now, growth.people["Ana"].key
        )
    )
    office.slack.faults.next("chat.update", Fault.http_500())
    office.deliver()
    assert "answered" not in office.dm("Ana Diaz")[0].text

    office.clock.move_to(office.clock.now() + timedelta(minutes=1))
    office.deliver()

    assert "answered" in office.dm("Ana Diaz")[0].text


def test_without_a_connection_it_is_tried_again_and_does_not_count(office: Office, growth: Growth) -> None:
    nowhere = replace(office.deps.settings, api_url="http://127.0.0.1:9/api/")
    office.tell_carol("one")
    Delivery(replace(office.deps, sender=slack_client(nowhere, 1)), AT_ONCE).deliver_next()
    assert [(row.state, row.attempts) for row in office.rows("channel_refused")] == [(OutboxState.DUE, 0)]

    office.clock.move_to(office.clock.now() + timedelta(minutes=1))
    office.deliver()

    assert len(office.dm("Carol Kim")) == 1


def test_a_refused_token_pauses_the_workspace_and_loses_nothing(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.error("token_revoked"))
    row = ana_is_asked(office)

    assert (row.state, row.reason) == (OutboxState.DUE, "token_revoked")
    assert (office.delivery.deliver_next() or 0) > 200


def test_after_the_pause_a_new_token_delivers_what_was_kept_once(office: Office, growth: Growth) -> None:
    office.slack.workspace.app.revoked = True
    ana_is_asked(office)
    office.slack.workspace.app.revoked = False
    delivery = Delivery(office.deps, AT_ONCE)  # of the bot that was started anew

    office.clock.move_to(office.clock.now() + timedelta(minutes=6))
    while delivery.deliver_next() == 0:
        pass

    assert len(office.dm("Ana Diaz")) == 1
    assert {row.state for row in office.rows("prompt")} == {OutboxState.SENT}


def test_a_person_who_cannot_be_written_to_is_given_up(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.error("channel_not_found"))
    row = ana_is_asked(office)

    assert (row.state, row.reason) == (OutboxState.DEAD, "channel_not_found")


def test_where_charts_are_refused_the_words_arrive_and_it_is_remembered(office: Office, growth: Growth) -> None:
    office.slack.workspace.refuses_blocks.add("data_table")
    office.at("2026-11-23 18:00")
    office.at("2026-11-25 10:00")
    office.at("2026-12-02 10:00")

    tables = [each for each in office.channel("growth") if each.text.startswith("All key results")]
    assert len(tables) == 2
    assert all("KR1" in str(each.blocks) for each in tables)
    assert len([refusal for refusal in office.slack.traffic.refusals() if POST in refusal.title]) == 1


def test_a_message_that_slack_cannot_show_arrives_as_plain_words(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.error("invalid_blocks"))
    row = ana_is_asked(office)

    assert row.state is OutboxState.SENT
    assert office.dm("Ana Diaz")[0].text.startswith("Ana, 2 updates")
    assert not office.dm("Ana Diaz")[0].blocks


def test_a_row_that_cannot_be_rendered_does_not_stop_the_others(office: Office, growth: Growth) -> None:
    office.build(
        lambda company: Trail(company.session, company.workspace_id).send(
            company.now, "summary", "broken", "C0GROWTH0001", {"round_id": 999}
        )
    )
    office.tell_carol("one", SCHEDULED)

    office.deliver()

    assert office.rows("summary")[0].state is OutboxState.DEAD
    assert len(office.dm("Carol Kim")) == 1


def test_what_people_cause_leaves_before_what_the_clock_causes(office: Office, growth: Growth) -> None:
    office.tell_carol("of the clock", SCHEDULED)
    office.tell_carol("of a person", OWN_WORDS)

    first = outbox.claim(office.db, office.workspace_id, office.clock.now())

    assert first is not None
    assert first.facts["reason"] == "of a person"


def test_eight_senders_at_once_send_everything_once(office: Office, growth: Growth) -> None:
    for number in range(12):
        office.tell_carol(f"message {number}")
    with ThreadPoolExecutor(8) as pool:
        deliveries = [Delivery(office.deps, AT_ONCE) for _ in range(4)]  # as four processes would
        list(pool.map(lambda number: drain(deliveries[number % 4]), range(8)))
    office.deliver()

    assert len(office.dm("Carol Kim")) == 12


def drain(delivery: Delivery) -> None:
    while delivery.deliver_next() == 0:
        pass


def test_a_message_carries_a_key_that_tells_nothing(office: Office, growth: Growth) -> None:
    ana_is_asked(office)
    metadata = office.dm("Ana Diaz")[0].metadata

    assert metadata is not None
    assert metadata["event_type"] == "okr_outbox"
    assert len(metadata["event_payload"]["key"]) == 32


def test_after_five_attempts_a_repair_is_given_up(office: Office, growth: Growth) -> None:
    ana_is_asked(office)
    growth.checks_in("Ana", "4.2")
    office.build(
        lambda company: Trail(company.session, company.workspace_id).repair_personal_posts(
            company.now, growth.people["Ana"].key
        )
    )
    office.slack.faults.always("chat.update", Fault.http_500())
    for _ in range(6):
        office.deliver()
        office.clock.move_to(office.clock.now() + timedelta(minutes=20))

    assert office.rows("prompt")[-1].state is OutboxState.DEAD


def test_a_channel_gets_one_message_a_second() -> None:
    now = 100.0
    pace = Pace(Limits(), lambda: now)
    pace.begin("C1")
    assert pace.busy() == {"C1"}
    pace.end("C1")
    assert pace.busy() == {"C1"}
    now = 101.1
    assert not pace.busy()


def test_three_a_second_leave_and_the_fourth_waits() -> None:
    pace = Pace(Limits(), lambda: 100.0)
    assert [pace.take_turn() for _ in range(3)] == [0, 0, 0]
    assert 0 < pace.take_turn() <= 0.34


def test_a_turn_that_found_nothing_to_send_is_not_lost() -> None:
    pace = Pace(Limits(), lambda: 100.0)
    for _ in range(10):
        assert pace.take_turn() == 0
        pace.give_back_turn()


def test_after_a_refusal_it_goes_half_as_fast() -> None:
    now = 100.0
    pace = Pace(Limits(), lambda: now)
    pace.slow_down(5)
    assert pace.take_turn() == 5
    now = 105.0
    for _ in range(3):
        pace.take_turn()
    assert pace.take_turn() == pytest.approx(1 / 1.5)
