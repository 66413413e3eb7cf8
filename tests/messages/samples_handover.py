"""Samples of handing over."""

from bot.domain.cards import ItemLine
from bot.domain.handover import NOBODY, HandedItem, HandedOver, HandoverDone, OpenedHandover
from bot.domain.teams import LeftBehind, TeamLeft
from bot.domain.vocabulary import OwnerAnswer
from messages.form_values import GIVER, FormValue
from messages.handover import handed_over, handover_done, handover_form, left_behind_told
from messages.payload import Message, View
from tests.messages.cards import Typed, ana, carol, e_sign, ref
from tests.messages.samples import sample


def _items(typed: Typed, count: int = 2) -> tuple[ItemLine, ...]:
    return tuple(ItemLine(ref(f"KR{number}"), typed("Password resets")) for number in range(1, count + 1))


def _handed(typed: Typed, *answers: OwnerAnswer, count: int = 0) -> tuple[HandedItem, ...]:
    items = _items(typed, len(answers) + count)
    said = zip(items, (*answers, *(OwnerAnswer.OPEN for _ in range(count))), strict=True)
    return tuple(HandedItem(number, item, answer) for number, (item, answer) in enumerate(said))


@sample("modals/hand_over", "what-one-owns")
def _(typed: Typed) -> View:
    opened = OpenedHandover(ana(typed), "", _items(typed), (), may_choose_giver=False)
    return handover_form(opened=opened, form=FormValue("t", kept={GIVER: "U1"}))


@sample("modals/hand_over", "everything-of-somebody-else")
def _(typed: Typed) -> View:
    opened = OpenedHandover(ana(typed), "U2", _items(typed, 80), (e_sign(typed),), may_choose_giver=True, more=3)
    return handover_form(opened=opened, form=FormValue("t", kept={GIVER: "U1"}))


@sample("modals/hand_over", "what-nobody-owns")
def _(_: Typed) -> View:
    items = tuple(ItemLine(ref(f"KR{number}"), "Password resets") for number in (1, 2))
    opened = OpenedHandover(None, "", items, (), may_choose_giver=True)
    return handover_form(opened=opened, form=FormValue("t", kept={GIVER: NOBODY}))


@sample("modals/hand_over", "nothing-without-an-owner")
def _(_: Typed) -> View:
    opened = OpenedHandover(None, "", (), (), may_choose_giver=True)
    return handover_form(opened=opened, form=FormValue("t", kept={GIVER: NOBODY}))


@sample("modals/hand_over", "nothing")
def _(typed: Typed) -> View:
    opened = OpenedHandover(ana(typed), "", (), (), may_choose_giver=True)
    return handover_form(opened=opened, form=FormValue("t", kept={GIVER: "U1"}))


@sample("messages/handover_done", "items-and-an-ask")
def _(typed: Typed) -> Message:
    return handover_done(
        done=HandoverDone(ana(typed), carol(typed), _items(typed), (e_sign(typed),), (ref("KR9"),), is_told=True)
    )


@sample("messages/handover_done", "without-an-owner")
def _(typed: Typed) -> Message:
    return handover_done(done=HandoverDone(None, carol(typed), _items(typed, 1), gone=(ref("KR8"),), is_told=True))


@sample("messages/handover_done", "nothing-left")
def _(typed: Typed) -> Message:
    return handover_done(done=HandoverDone(ana(typed), carol(typed), (), gone=(ref("KR8"), ref("KR9"))))


@sample("messages/handed_over", "by-the-owner")
def _(typed: Typed) -> Message:
    items = _handed(typed, OwnerAnswer.OPEN, OwnerAnswer.OPEN)
    return handed_over(handover=HandedOver(7, ana(typed), ana(typed), items, (e_sign(typed),)))


@sample("messages/handed_over", "of-nobody")
def _(typed: Typed) -> Message:
    items = _handed(typed, OwnerAnswer.OPEN)
    return handed_over(handover=HandedOver(7, None, carol(typed), items, ()))


@sample("messages/handed_over", "partly-answered")
def _(typed: Typed) -> Message:
    answers = (OwnerAnswer.ACCEPTED, OwnerAnswer.GIVEN_BACK, OwnerAnswer.OUTDATED, OwnerAnswer.OPEN)
    return handed_over(handover=HandedOver(7, ana(typed), carol(typed), _handed(typed, *answers), ()))


@sample("messages/handed_over", "a-great-deal")
def _(typed: Typed) -> Message:
    asks = (e_sign(typed),) * 6
    return handed_over(handover=HandedOver(7, ana(typed), carol(typed), _handed(typed, count=20), asks))


@sample("messages/left_behind_told", "two-items")
def _(typed: Typed) -> Message:
    left = LeftBehind(ana(typed), (ref("KR3"), ref("I4")))
    return left_behind_told(told=TeamLeft(typed("Growth"), left))


@sample("messages/left_behind_told", "no-owner-at-all")
def _(typed: Typed) -> Message:
    return left_behind_told(told=TeamLeft(typed("Growth"), LeftBehind(None, (ref("KR3"), ref("I4")))))


@sample("messages/left_behind_told", "a-great-deal")
def _(typed: Typed) -> Message:
    left = LeftBehind(ana(typed), tuple(ref(f"KR{number}") for number in range(1, 14)))
    return left_behind_told(told=TeamLeft(typed("Growth"), left))
