"""Samples of one item as it is shown."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.cards import CheckInLine, Ending
from bot.domain.permissions import Verb
from bot.domain.vocabulary import ClosingOutcome, Stage
from messages.lists import show_initiative, show_key_result, show_objective
from messages.page_values import ListPage
from messages.payload import Message
from tests.messages.cards import Typed, login, never_checked_in, resets, sso, wins
from tests.messages.cards import check_in as check_in_line
from tests.messages.samples import sample
from tests.messages.samples_verdicts import judged, sso_back

ALL_OFFERS = frozenset({Verb.CHECK_IN, Verb.EDIT, Verb.CREATE, Verb.CLOSE})


def a_history(typed: Typed, weeks: int) -> tuple[CheckInLine, ...]:
    first = date(2026, 9, 7)
    return tuple(
        replace(
            check_in_line(typed, week, first + timedelta(weeks=week), str(Decimal(10) - week), f"Week {week}"),
            pace=Decimal(5 * week),
            is_late=week == 2,
            is_corrected=week == 3,
        )
        for week in range(weeks)
    )


@sample("messages/show_key_result", "with-a-history")
def _(typed: Typed) -> Message:
    card = resets(typed, check_ins=a_history(typed, 8), team_name=typed("Growth"), is_private=True)
    return show_key_result(card=card, initiatives=(sso(typed),), offers=ALL_OFFERS)


@sample("messages/show_key_result", "long")
def _(typed: Typed) -> Message:
    return show_key_result(card=resets(typed, check_ins=a_history(typed, 60)), initiatives=(sso(typed),) * 12)


@sample("messages/show_key_result", "closed")
def _(typed: Typed) -> Message:
    ending = Ending(ClosingOutcome.FINISHED, Decimal("0.9"), typed("We cut a corner"))
    card = resets(typed, is_closed=True, ending=ending)
    return show_key_result(card=card, initiatives=(), offers=frozenset({Verb.CLOSE}))


@sample("messages/show_objective", "dropped")
def _(typed: Typed) -> Message:
    dropped = Ending(ClosingOutcome.DROPPED, reason=typed("Nobody asked for it"))
    below = (resets(typed, is_closed=True, ending=dropped),)
    card = login(typed, is_closed=True, ending=dropped, key_results=below, initiatives=())
    return show_objective(card=card, total=1, more=None, offers=frozenset({Verb.CLOSE}))


@sample("messages/show_initiative", "dropped")
def _(typed: Typed) -> Message:
    ending = Ending(ClosingOutcome.DROPPED, reason=typed("The vendor left"))
    return show_initiative(card=sso(typed, stage=Stage.DROPPED, ending=ending), offers=frozenset({Verb.CLOSE}))


@sample("messages/show_key_result", "new")
def _(typed: Typed) -> Message:
    return show_key_result(card=never_checked_in(typed), initiatives=())


@sample("messages/show_key_result", "with-its-discussion")
def _(typed: Typed) -> Message:
    link = "https://acme.slack.com/archives/C1/p1795000000000100"
    return show_key_result(card=resets(typed, permalink=link), initiatives=())


@sample("messages/show_initiative", "active")
def _(typed: Typed) -> Message:
    card = sso(typed, scope=typed("In: Sales and Support. Out: partners."), prediction=typed("KR12 from 5.5% to 3%"))
    return show_initiative(card=card, offers=ALL_OFFERS)


@sample("messages/show_initiative", "looked-back-at")
def _(typed: Typed) -> Message:
    back = judged(typed)
    card = sso(typed, stage=Stage.DONE, ending=Ending(ClosingOutcome.FINISHED), verdict=back.verdict)
    return show_initiative(card=card, offers=frozenset({Verb.CLOSE, Verb.JUDGE}), back=back)


@sample("messages/show_initiative", "waiting-for-results")
def _(typed: Typed) -> Message:
    card = sso(typed, stage=Stage.DONE, ending=Ending(ClosingOutcome.FINISHED))
    return show_initiative(card=card, back=sso_back(typed))


@sample("messages/show_initiative", "idea")
def _(typed: Typed) -> Message:
    card = sso(typed, stage=Stage.IDEA, key_result=None, owner=None, due_on=None, check_ins=())
    return show_initiative(card=card)


@sample("messages/show_objective", "live")
def _(typed: Typed) -> Message:
    card = login(typed, key_results=(resets(typed), wins(typed)) * 5, initiatives=(sso(typed),) * 12)
    return show_objective(card=card, total=16, more=ListPage("show O3", 10), offers=ALL_OFFERS)


@sample("messages/show_objective", "without-key-results")
def _(typed: Typed) -> Message:
    return show_objective(card=login(typed, key_results=(), initiatives=(), progress=None), total=0, more=None)
