"""The forms of objectives, key results and initiatives, and what is said once they are saved."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.cards import Ending, ItemLine
from bot.domain.closing_forms import Closing
from bot.domain.doubts import Doubt
from bot.domain.entered import Choice, InitiativeEntered, KeyResultEntered, ObjectiveEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import ClosingOutcome, ItemChange, MeasureKind, QuestionKind, Stage, Verdict, Visibility
from messages.closings import close
from messages.form_values import FormValue
from messages.initiatives import initiative, initiative_changed
from messages.key_results import key_result, key_result_changed
from messages.moves import move
from messages.objectives import objective, objective_changed
from messages.payload import Message, View
from tests.messages.cards import Typed, login, never_checked_in, ref, resets, sso, wins
from tests.messages.samples import sample
from tests.messages.samples_verdicts import judged

CYCLES = (Choice("1", "Q4 2026"), Choice("2", "2026"))


def login_entered(typed: Typed) -> ObjectiveEntered:
    return ObjectiveEntered(
        title=typed("Improve the login experience"),
        team=Choice("7", typed("Growth")),
        owner="U0ANA0001",
        cycle=CYCLES[0],
        key_results=(typed("Password resets from 10% to 1%"), "", ""),
    )


@sample("modals/objective", "new")
def _(typed: Typed) -> View:
    return objective(form=FormValue("token"), entered=login_entered(typed), cycles=CYCLES, conflict=None)


@sample("modals/objective", "changed-meanwhile")
def _(typed: Typed) -> View:
    entered = replace(
        login_entered(typed),
        visibility=Visibility.PRIVATE,
        description=typed("People leave at the door"),
        parent=Choice("O1", typed("Grow the company")),
        readers=("U0BEN0001",),
    )
    fields = (("title", typed("Improve the sign-in"), typed("Improve the login experience")),)
    conflict = ChangedMeanwhile("O3", "U0CAROL01", fields)
    form = FormValue("token", ref("O3"), 4, more=True)
    return objective(form=form, entered=entered, cycles=CYCLES, conflict=conflict)


@sample("messages/objective_changed", "with-key-results")
def _(typed: Typed) -> Message:
    card = login(typed, key_results=(resets(typed), wins(typed), never_checked_in(typed)))
    return objective_changed(card=card, change=ItemChange.CREATE, in_setup=True)


@sample("messages/objective_changed", "written-down-twice")
def _(typed: Typed) -> Message:
    twin = ItemLine(ref("O2"), typed("Improve the login experience"))
    return objective_changed(card=login(typed, key_results=(), twin=twin), change=ItemChange.CREATE)


@sample("messages/objective_changed", "without-key-results")
def _(typed: Typed) -> Message:
    return objective_changed(card=login(typed, key_results=(), team_name=""), change=ItemChange.EDIT)


def resets_entered(typed: Typed) -> KeyResultEntered:
    return KeyResultEntered(
        title=typed("Password resets"),
        objective=Choice("O3", typed("O3 Improve the login experience")),
        start=typed("10"),
        target=typed("1"),
        unit="%",
        owner="U0ANA0001",
    )


@sample("modals/key_result", "new")
def _(typed: Typed) -> View:
    return key_result(form=FormValue("token"), entered=resets_entered(typed), asks_reason=False, conflict=None)


@sample("modals/key_result", "keep")
def _(typed: Typed) -> View:
    entered = replace(resets_entered(typed), kind=MeasureKind.KEEP, upper=typed("4%"))
    return key_result(form=FormValue("token"), entered=entered, asks_reason=False, conflict=None)


@sample("modals/key_result", "changed-meanwhile-with-all-options")
def _(typed: Typed) -> View:
    entered = replace(
        resets_entered(typed),
        kind=MeasureKind.MILESTONES,
        steps=typed("Sign the terms\nInvite ten companies"),
        co_owners=("U0BEN0001",),
        leads=Choice("KR15", typed("KR15 Proposal to win")),
        starts_on=date(2026, 10, 1),
        due_on=date(2026, 12, 31),
        is_committed=True,
        reason=typed("Annual contracts"),
    )
    conflict = ChangedMeanwhile("KR12", "", (("target", typed("2"), typed("1")),))
    form = FormValue("token", ref("KR12"), 4, more=True, kept={"start": "10"})
    return key_result(form=form, entered=entered, asks_reason=True, conflict=conflict)


@sample("messages/key_result_changed", "saved")
def _(typed: Typed) -> Message:
    return key_result_changed(card=never_checked_in(typed), change=ItemChange.CREATE)


@sample("messages/key_result_changed", "closed")
def _(typed: Typed) -> Message:
    return key_result_changed(card=resets(typed, is_closed=True, is_private=True), change=ItemChange.CLOSE)


def sso_entered(typed: Typed) -> InitiativeEntered:
    return InitiativeEntered(
        title=typed("Implement SSO"),
        key_result=Choice("KR12", typed("KR12 Password resets")),
        owner="U0ANA0001",
        scope=typed("In: Sales and Support. Out: partners."),
        due_on=date(2026, 12, 31),
        prediction=typed("KR12 from 5.5% to 3%"),
    )


@sample("modals/initiative", "new")
def _(typed: Typed) -> View:
    entered = InitiativeEntered(owner="U0ANA0001", due_on=date(2026, 12, 31))
    return initiative(form=FormValue("token"), entered=entered, said_task=True, conflict=None)


@sample("modals/initiative", "changed-meanwhile-with-all-options")
def _(typed: Typed) -> View:
    entered = replace(
        sso_entered(typed),
        effort=typed("4 weeks"),
        contributors=("U0BEN0001",),
        helping_teams=(Choice("7", typed("Growth")),),
    )
    conflict = ChangedMeanwhile("I4", "U0CAROL01", (("due_on", "2026-12-04", "2026-12-31"),))
    form = FormValue("token", ref("I4"), 2, more=True)
    return initiative(form=form, entered=entered, said_task=False, conflict=conflict)


@sample("messages/key_result_changed", "open-already")
def _(typed: Typed) -> Message:
    return key_result_changed(card=resets(typed), change=None)


@sample("messages/initiative_changed", "like-an-earlier-one")
def _(typed: Typed) -> Message:
    similar = (judged(typed, Verdict.NOT_MOVED),)
    return initiative_changed(card=sso(typed, predicts_wrong_way=True), change=ItemChange.CREATE, similar=similar)


@sample("messages/initiative_changed", "planned")
def _(typed: Typed) -> Message:
    card = sso(typed, stage=Stage.PLANNED, effort_weeks=Decimal("2.5"), prediction=typed("KR12 from 5.5% to 3%"))
    return initiative_changed(card=card, change=ItemChange.CREATE)


@sample("messages/initiative_changed", "dropped")
def _(typed: Typed) -> Message:
    dropped = Ending(ClosingOutcome.DROPPED, reason=typed("Legal says no"))
    card = sso(typed, stage=Stage.DROPPED, is_private=True, ending=dropped)
    return initiative_changed(card=card, change=ItemChange.CLOSE)


@sample("messages/initiative_changed", "done")
def _(typed: Typed) -> Message:
    card = sso(typed, stage=Stage.DONE, look_back_on=date(2026, 12, 21))
    return initiative_changed(card=card, change=ItemChange.CLOSE)


@sample("messages/initiative_changed", "done-but-flat")
def _(typed: Typed) -> Message:
    card = sso(typed, stage=Stage.DONE)
    doubt = Doubt(QuestionKind.DONE_BUT_FLAT, resets(typed), (card,), date(2026, 12, 21))
    return initiative_changed(card=card, change=ItemChange.CLOSE, doubt=doubt)


@sample("messages/initiative_changed", "done-but-worse")
def _(typed: Typed) -> Message:
    card = sso(typed, stage=Stage.DONE)
    doubt = Doubt(QuestionKind.DONE_BUT_FLAT, resets(typed), (card,), None, may_check_in=False, is_worse=True)
    return initiative_changed(card=card, change=ItemChange.CLOSE, doubt=doubt)


@sample("modals/move", "objective")
def _(typed: Typed) -> View:
    return move(
        form=FormValue("token", ref("O3")),
        item=ItemLine(ref("O3"), typed("Improve the login experience")),
        place=Choice(),
        team=Choice("7", typed("Growth")),
        cycle=CYCLES[0],
        cycles=CYCLES,
    )


@sample("modals/move", "key-result")
def _(typed: Typed) -> View:
    return move(
        form=FormValue("token", ref("KR12")),
        item=ItemLine(ref("KR12"), typed("Password resets")),
        place=Choice("O3", typed("O3 Improve the login experience")),
        team=Choice(),
        cycle=Choice(),
        cycles=(),
    )


@sample("modals/move", "initiative")
def _(typed: Typed) -> View:
    return move(
        form=FormValue("token", ref("I4")),
        item=ItemLine(ref("I4"), typed("Implement SSO")),
        place=Choice(),
        team=Choice(),
        cycle=Choice(),
        cycles=(),
    )


@sample("modals/close", "key-result")
def _(typed: Typed) -> View:
    closing = Closing(ItemLine(ref("KR12"), typed("Password resets")), Decimal(1))
    return close(form=FormValue("token", ref("KR12")), closing=closing)


@sample("modals/close", "objective")
def _(typed: Typed) -> View:
    item = ItemLine(ref("O3"), typed("Improve the login experience"))
    return close(form=FormValue("token", ref("O3")), closing=Closing(item, None, CYCLES[1:], 2))


@sample("modals/close", "finishing-an-initiative")
def _(typed: Typed) -> View:
    item = ItemLine(ref("I4"), typed("Implement SSO"))
    finished, day = ClosingOutcome.FINISHED, date(2026, 12, 17)
    return close(form=FormValue("token", item.ref), closing=Closing(item, None, (), 0, "120 of 300", day, finished))


@sample("modals/close", "dropping-an-initiative")
def _(typed: Typed) -> View:
    item = ItemLine(ref("I4"), typed("Implement SSO"))
    return close(form=FormValue("token", item.ref), closing=Closing(item, outcome=ClosingOutcome.DROPPED))


@sample("modals/close", "initiative")
def _(typed: Typed) -> View:
    return close(form=FormValue("token", ref("I4")), closing=Closing(ItemLine(ref("I4"), typed("Implement SSO"))))


@sample("messages/objective_changed", "closed")
def _(typed: Typed) -> Message:
    ending = Ending(ClosingOutcome.FINISHED)
    below = (resets(typed, is_closed=True, ending=ending),)
    card = login(typed, is_closed=True, ending=ending, key_results=below)
    return objective_changed(card=card, change=ItemChange.CLOSE)


@sample("messages/objective_changed", "reopened")
def _(typed: Typed) -> Message:
    closed = resets(typed, is_closed=True, ending=Ending(ClosingOutcome.FINISHED))
    card = login(typed, key_results=(wins(typed), closed))
    return objective_changed(card=card, change=ItemChange.REOPEN, with_it=1)
