"""What a row of a check-in form holds."""

import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.entries import Entry, begin_with
from bot.domain.vocabulary import Health, ItemKind, Status
from tests.messages.cards import beta_launch, never_checked_in, resets, sso


def typed(words: str) -> str:
    return words


def test_a_row_begins_with_what_was_said_last() -> None:
    assert begin_with(resets(typed), None) == Entry("5.5", Status.ON_TRACK)


def test_a_row_begins_in_the_persons_own_way_of_writing() -> None:
    assert begin_with(resets(typed), ",").value == "5,5"


def test_a_row_that_needs_a_number_begins_without_one() -> None:
    assert begin_with(resets(typed, may_confirm=False), None).value == ""


def test_a_row_without_a_check_in_begins_empty() -> None:
    assert begin_with(never_checked_in(typed), None).value == ""


def test_steps_begin_with_those_that_are_done() -> None:
    card = beta_launch(typed)
    assert begin_with(card, None).steps == tuple(step.id for step in card.steps if step.is_done)


def test_what_a_form_did_not_show_stays_as_it_was() -> None:
    begun = begin_with(sso(typed, output="2 of 5", blocked_by="Legal", blocked_until=date(2026, 12, 4)), None)
    assert Entry(status=Health.AT_RISK, note="news").over(begun) == Entry(
        "2 of 5", Health.AT_RISK, "news", None, "Legal", "2026-12-04"
    )


@given(
    st.builds(
        Entry,
        value=st.none() | st.text(),
        status=st.none() | st.sampled_from(Status),
        note=st.text(),
        steps=st.none() | st.lists(st.integers(1)).map(tuple),
        blocked_by=st.none() | st.text(),
        blocked_until=st.none() | st.dates().map(date.isoformat),
    )
)
def test_a_draft_gives_back_what_was_typed(entry: Entry) -> None:
    kept = json.loads(json.dumps(entry.as_json()))
    assert Entry.from_json(ItemKind.KEY_RESULT, kept) == entry


def test_the_amount_of_a_row_is_exact() -> None:
    assert begin_with(resets(typed, "0.100000"), None).value == "0.1"
    assert begin_with(resets(typed), None).value == str(Decimal("5.5"))
