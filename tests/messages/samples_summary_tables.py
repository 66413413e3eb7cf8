"""Samples of what stands in a summary's thread."""

from datetime import date
from decimal import Decimal

from bot.domain.posts import LateAnswer, Move, ProgressPoint
from messages.payload import Message
from messages.summaries import item_reply, late_reply, summary_table
from tests.messages.cards import Typed, ana, never_checked_in, resets, sso, wins
from tests.messages.samples import sample


@sample("messages/summary_table", "three")
def _(typed: Typed) -> Message:
    cards = (resets(typed), wins(typed, owner=None, pace=None), never_checked_in(typed))
    points = tuple(
        ProgressPoint(date(2026, month, on), Decimal(progress), Decimal(pace))
        for month, on, progress, pace in ((10, 1, "0", "0"), (11, 18, "31.5", "52.75"), (11, 25, "44", "60.44"))
    )
    return summary_table(team_name=typed("Growth"), cards=cards, points=points)


@sample("messages/summary_table", "sixty")
def _(typed: Typed) -> Message:
    return summary_table(team_name=typed("Growth"), cards=(resets(typed),) * 60, points=())


@sample("messages/summary_table", "more-than-fits")
def _(typed: Typed) -> Message:
    return summary_table(team_name=typed("Growth"), cards=(resets(typed),) * 75, points=())


@sample("messages/item_reply", "with-an-initiative")
def _(typed: Typed) -> Message:
    return item_reply(card=resets(typed), initiatives=(sso(typed),))


@sample("messages/late_reply", "moved")
def _(typed: Typed) -> Message:
    card = resets(typed, "4.2")
    return late_reply(late=LateAnswer(ana(typed), card, Move(card, Decimal("5.5"))))


@sample("messages/late_reply", "no-change")
def _(typed: Typed) -> Message:
    return late_reply(late=LateAnswer(ana(typed), resets(typed), is_unchanged=True))


@sample("messages/late_reply", "initiative")
def _(typed: Typed) -> Message:
    return late_reply(late=LateAnswer(ana(typed), sso(typed)))


@sample("messages/late_reply", "initiative-unchanged")
def _(typed: Typed) -> Message:
    return late_reply(late=LateAnswer(ana(typed), sso(typed), is_unchanged=True))
