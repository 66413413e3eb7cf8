"""People answer with one click that nothing changed."""

import pytest

from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from messages.payload import Message
from messages.prompts import prompt
from messages.row_values import RowValue, RowValues
from storage.models import CheckIn
from storage.repositories.check_ins import CheckIns
from tests.builders import Company
from tests.scenarios.cast import add_key_result, key_result, stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    stage_growth(office)
    return office


def ask_ana(office: Office, answered: frozenset[Reference] = frozenset()) -> None:
    """Post the check-in DM to Ana, as the sender would."""
    from bot.actors import actor_of_user
    from bot.domain.cards import PersonLine
    from bot.usecases.checking_in.stating import local_date
    from bot.usecases.rhythm.owing import owed_by

    actor = actor_of_user(office.bot.deps, office.slack_id("Ana Diaz"))
    owing = office.db.read(lambda session: owed_by(session, actor, local_date(actor, office.clock.now())))
    message: Message = prompt(
        me=PersonLine(actor.slack_user_id, actor.name),
        rows=owing.owed,
        answered=answered,
        not_asked=(),
        away_until=None,
        due_on=owing.due_on,
        is_snoozed=False,
    )
    office.bot.deps.sender.chat_postMessage(channel=actor.slack_user_id, **message.as_json())


def test_no_change_answers_a_row_with_one_click(growth: Office) -> None:
    ask_ana(growth)
    ana = growth.person("Ana Diaz")

    ana.clicks("No change", beside="KR1")

    assert key_result(growth, 1).unchanged_times == 1
    assert growth.count(CheckIn) == 2


def test_a_second_click_changes_nothing(growth: Office) -> None:
    ask_ana(growth)
    ana = growth.person("Ana Diaz")
    ana.clicks("No change", beside="KR1")

    ana.clicks("No change", beside="KR1")

    assert growth.count(CheckIn) == 2


def test_no_change_writes_nothing_over_a_newer_check_in_and_shows_it(growth: Office) -> None:
    ask_ana(growth)
    ana, carol = growth.person("Ana Diaz"), growth.person("Carol Kim")
    carol.types("/okr update KR1 6.1 counted again", channel="growth")
    carol.sees("Saved for Ana")

    ana.clicks("No change", beside="KR1")

    ana.sees('KR1 Password resets was updated meanwhile by Carol: 19 Nov 6.1% "counted again"')
    assert growth.count(CheckIn) == 2


def test_nothing_changed_answers_all_that_can_be_confirmed(growth: Office) -> None:
    add_key_result(growth, "Uptime", "16")
    add_key_result(growth, "Proposal to win", "9.4")
    ask_ana(growth)
    ana = growth.person("Ana Diaz")

    ana.clicks("Nothing changed")

    assert [key_result(growth, number).unchanged_times for number in (1, 2, 3)] == [1, 1, 0]


def test_nothing_changed_leaves_a_row_alone_that_was_answered(growth: Office) -> None:
    add_key_result(growth, "Uptime", "16")
    ask_ana(growth, answered=frozenset({Reference(ItemKind.KEY_RESULT, 1)}))
    ana = growth.person("Ana Diaz")

    ana.clicks("Nothing changed")

    assert [key_result(growth, number).unchanged_times for number in (1, 2)] == [0, 1]


def test_on_track_below_the_start_needs_more_than_no_change(growth: Office) -> None:
    add_key_result(growth, "Proposal to win", "9.4")

    ask_ana(growth)

    ana = growth.person("Ana Diaz")
    ana.clicks("Check in", beside="KR2")
    ana.sees("Proposal to win", in_="modal")


def test_a_stranger_who_comes_by_the_button_is_refused(growth: Office) -> None:
    stranger = growth.slack_id("Dan Roth")
    card = growth.db.read(lambda session: CheckIns(session, growth.workspace_id).get(1))
    assert card is not None
    _post_with_button(growth, stranger, card.key)
    dan = growth.person("Dan Roth")

    dan.clicks("No change")

    dan.sees("You cannot update KR1")
    assert growth.count(CheckIn) == 1


def test_nothing_changed_passes_over_what_was_closed_meanwhile(growth: Office) -> None:
    add_key_result(growth, "Uptime", "16")
    ask_ana(growth)

    def close(company: Company) -> None:
        from bot.domain.vocabulary import ItemState
        from storage.models import KeyResult

        company.session.get_one(KeyResult, 1).state = ItemState.CLOSED

    growth.build(close)
    ana = growth.person("Ana Diaz")

    ana.clicks("Nothing changed")

    assert [key_result(growth, number).unchanged_times for number in (1, 2)] == [0, 1]


def _post_with_button(office: Office, channel: str, check_in_id: int) -> None:
    from bot.domain.references import Reference
    from bot.domain.vocabulary import ItemKind

    value = str(RowValues((RowValue(Reference(ItemKind.KEY_RESULT, 1), check_in_id),)))
    button = {"type": "button", "text": {"type": "plain_text", "text": "No change"}, "action_id": "no_change"}
    blocks = [{"type": "actions", "elements": [{**button, "value": value}]}]
    office.bot.deps.sender.chat_postMessage(channel=channel, text="KR1", blocks=blocks)
