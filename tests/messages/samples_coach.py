"""Samples of what the coach says."""

from bot.domain.cards import History
from bot.domain.coach import Thought
from bot.domain.entered import Choice, InitiativeEntered
from bot.domain.vocabulary import CoachRule, ItemChange
from messages.coach import coached
from messages.form_values import TURNED_FROM, FormValue
from messages.history import history
from messages.initiatives import initiative, initiative_changed
from messages.key_results import key_result_changed
from messages.objectives import objective_changed
from messages.page_values import ListPage
from messages.payload import Message, View
from tests.messages.cards import Typed, login, ref, resets, sso
from tests.messages.samples import sample


def task(typed: Typed) -> Thought:
    return Thought(CoachRule.TASK, ref("I4"), typed("Email a prospect back"), typed("email"))


def activity(typed: Typed) -> Thought:
    return Thought(CoachRule.KEY_RESULT_AS_ACTIVITY, ref("KR12"), typed("Launch the website"), typed("launch"))


@sample("messages/coached", "three")
def _(typed: Typed) -> Message:
    lagging = Thought(CoachRule.ONLY_LAGGING, ref("O3"), typed("Improve the login experience"))
    return coached(name="", thoughts=(task(typed), activity(typed), lagging), total=3)


@sample("messages/coached", "a-page-of-many")
def _(typed: Typed) -> Message:
    return coached(name="", thoughts=(task(typed),) * 15, total=20, more=ListPage("coach", 15))


@sample("messages/coached", "clean-team")
def _(typed: Typed) -> Message:
    return coached(name=typed("Growth"), thoughts=(), total=0)


@sample("messages/coached", "owns-nothing")
def _(typed: Typed) -> Message:
    return coached(name="", thoughts=(), total=0, is_empty=True)


@sample("messages/initiative_changed", "with-a-thought")
def _(typed: Typed) -> Message:
    return initiative_changed(card=sso(typed), change=ItemChange.CREATE, thought=task(typed))


@sample("messages/key_result_changed", "with-a-thought")
def _(typed: Typed) -> Message:
    return key_result_changed(card=resets(typed), change=ItemChange.CREATE, thought=activity(typed))


@sample("messages/objective_changed", "with-a-thought")
def _(typed: Typed) -> Message:
    card = login(typed, key_results=(resets(typed),))
    return objective_changed(card=card, change=ItemChange.CREATE, thought=activity(typed))


@sample("modals/initiative", "in-the-place-of-a-key-result")
def _(typed: Typed) -> View:
    entered = InitiativeEntered(title=typed("Launch the website"), key_result=Choice("KR2", typed("KR2 Leads")))
    form = FormValue("token", more=True, kept={TURNED_FROM: "KR12"})
    return initiative(form=form, entered=entered, said_task=False, conflict=None)


@sample("messages/history", "of-what-was-something-else-before")
def _(typed: Typed) -> Message:
    return history(history=History(sso(typed), turned_from=ref("KR12")))
