"""Samples of what holds initiatives up, and of looking back at them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.cards import ItemLine
from bot.domain.look_backs import LookBack, VerdictCounts
from bot.domain.vocabulary import Health, Movement, Verdict
from messages.learnings import learnings
from messages.page_values import ListPage
from messages.payload import Message, View
from messages.running import block
from messages.verdicts import look_back, needs_time, verdict, verdict_saved
from tests.messages.cards import RESETS, Typed, ana, ref, said, sso
from tests.messages.samples import sample


def sso_back(typed: Typed) -> LookBack:
    """Implement SSO, four weeks after it was finished, beside two others."""
    return LookBack(
        item=ItemLine(ref("I4"), typed("Implement SSO")),
        owner=ana(typed),
        key_result=ItemLine(ref("KR12"), typed("Password resets")),
        ended_on=date(2026, 11, 19),
        look_back_on=date(2026, 12, 17),
        measure=RESETS,
        at_start=Decimal("5.5"),
        predicted=Decimal(3),
        now=Decimal("4.2"),
        moved=Movement.PART,
        others=(ItemLine(ref("I5"), typed("Reset by SMS")), ItemLine(ref("I6"), typed("Shorter form"))),
    )


def judged(typed: Typed, came_out: Verdict = Verdict.LESS) -> LookBack:
    """The same, with what came of it."""
    words = typed("Sales never used it")
    return replace(
        sso_back(typed), verdict=came_out, learning=words, judged_on=date(2026, 12, 18), judged_by=ana(typed)
    )


@sample("modals/block", "blocked-already")
def _(typed: Typed) -> View:
    card = sso(typed, status=said(Health.BLOCKED), blocked_by=typed("Legal"), blocked_until=date(2026, 12, 4))
    return block(card=card, until=card.blocked_until)


@sample("modals/block", "not-yet")
def _(typed: Typed) -> View:
    return block(card=sso(typed), until=None)


@sample("messages/look_back", "asked")
def _(typed: Typed) -> Message:
    return look_back(back=sso_back(typed), stands_in_for=None)


@sample("messages/look_back", "without-a-number-and-asked-of-a-lead")
def _(typed: Typed) -> Message:
    back = replace(sso_back(typed), at_start=None, moved=Movement.UNKNOWN, others=(), is_closed=True)
    return look_back(back=back, stands_in_for=ana(typed))


@sample("messages/look_back", "its-key-result-was-carried-over")
def _(typed: Typed) -> Message:
    return look_back(back=replace(sso_back(typed), successor=ref("KR21"), others=()), stands_in_for=None)


@sample("messages/look_back", "its-key-result-became-private")
def _(typed: Typed) -> Message:
    back = replace(sso_back(typed), measure=None, at_start=None, now=None, predicted=None, moved=Movement.UNKNOWN)
    return look_back(back=replace(back, others=()), stands_in_for=None)


@sample("messages/look_back", "answered")
def _(typed: Typed) -> Message:
    return look_back(back=judged(typed), stands_in_for=None)


@sample("modals/verdict", "first")
def _(typed: Typed) -> View:
    return verdict(back=sso_back(typed), answer=Verdict.NOT_MOVED)


@sample("modals/verdict", "changing-it")
def _(typed: Typed) -> View:
    return verdict(back=judged(typed), answer=Verdict.LESS)


@sample("modals/verdict", "without-any-key-result")
def _(typed: Typed) -> View:
    back = replace(sso_back(typed), key_result=None, measure=None, others=(), owner=None)
    return verdict(back=back, answer=None)


@sample("messages/needs_time", "looked-back-at")
def _(typed: Typed) -> Message:
    return needs_time(back=sso_back(typed))


@sample("messages/verdict_saved", "less")
def _(typed: Typed) -> Message:
    return verdict_saved(back=judged(typed))


@sample("messages/verdict_saved", "against-the-number")
def _(typed: Typed) -> Message:
    back = replace(judged(typed, Verdict.MOVED), now=Decimal("6.1"), moved=Movement.AWAY)
    return verdict_saved(back=back)


@sample("messages/verdict_saved", "asked-again-later")
def _(typed: Typed) -> Message:
    return verdict_saved(back=sso_back(typed))


@sample("messages/learnings", "everything")
def _(typed: Typed) -> Message:
    backs = (judged(typed), judged(typed, Verdict.MOVED)) * 5
    counts, more = VerdictCounts(8, 5, 3, 1), ListPage("learnings", 10)
    return learnings(words="", team="", cycle="", counts=counts, backs=backs, more=more)


@sample("messages/learnings", "narrowed")
def _(typed: Typed) -> Message:
    named = {"words": typed("pricing"), "team": typed("Growth"), "cycle": typed("Q4 2026")}
    return learnings(**named, counts=VerdictCounts(not_moved=1), backs=(judged(typed, Verdict.NOT_MOVED),), more=None)


@sample("messages/learnings", "none-yet")
def _(typed: Typed) -> Message:
    return learnings(words="", team="", cycle="", counts=VerdictCounts(), backs=(), more=None)


@sample("messages/learnings", "none-with-these-words")
def _(typed: Typed) -> Message:
    return learnings(words=typed("pricing"), team="", cycle="", counts=VerdictCounts(), backs=(), more=None)
