"""Samples of the executives' post."""

from datetime import date

from bot.domain.posts import ExecutiveBrief, StatusCounts
from messages.payload import Message
from messages.summaries import executive_brief
from tests.messages.cards import Typed, ref, sso
from tests.messages.samples import sample
from tests.messages.samples_summaries import a_summary

COUNTS = StatusCounts(on_track=13, at_risk=5, off_track=1, no_news=2)


@sample("messages/executive_brief", "two-weeks")
def _(typed: Typed) -> Message:
    week = a_summary(typed)
    learning = sso(typed, ref=ref("I8"), title=typed("Customer learning program"), prediction=typed("churn 9.1% -> 4%"))
    hired = sso(typed, ref=ref("I2"), title=typed("Development lead hired"), note=typed("10 beta users, 8 expected"))
    return executive_brief(
        brief=ExecutiveBrief(
            since=date(2026, 11, 16),
            counts=COUNTS,
            moved=week.ups,
            started=(learning,),
            paid_off=(hired,),
            decisions=week.asks,
            untouched=week.silent,
        )
    )


@sample("messages/executive_brief", "more-than-fits")
def _(typed: Typed) -> Message:
    week = a_summary(typed)
    return executive_brief(
        brief=ExecutiveBrief(
            since=date(2026, 11, 16),
            counts=COUNTS,
            moved=week.ups * 9,
            started=(sso(typed),) * 9,
            paid_off=(sso(typed),) * 9,
            decisions=week.asks * 9,
            untouched=week.silent * 9,
        )
    )
