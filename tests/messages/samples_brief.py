"""Samples of the executives' post."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.briefs import Brief, BriefEntry, ranked
from bot.domain.cards import ItemLine, PersonLine
from bot.domain.posts import StatusCounts
from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import BriefHeading, Health, Stage, Status, Verdict
from messages.briefs import (
    ask_owner_form,
    brief_details,
    brief_posted,
    brief_preview,
    executive_brief,
    help_noted,
    help_offered,
    help_on_its_way,
    owner_asked,
)
from messages.payload import Message, View
from tests.messages.cards import Typed, ana, carol, e_sign, ref, resets, said, sso, wins
from tests.messages.samples import sample
from tests.messages.samples_summaries import a_summary

COUNTS = StatusCounts(on_track=13, at_risk=5, off_track=1, no_news=2)
_H = BriefHeading


def entries(typed: Typed) -> list[BriefEntry]:
    """One of each heading."""
    week = a_summary(typed)
    learning = sso(typed, ref=ref("I8"), title=typed("Customer learning program"), prediction=typed("churn 9.1% -> 4%"))
    hired = sso(typed, ref=ref("I2"), title=typed("Hire a development lead"), stage=Stage.DONE, output=typed("10 of 8"))
    blocked = sso(typed, blocked_by=typed("Legal"), status=ShownStatus(ShownKind.SAID, Health.BLOCKED))
    quiet = sso(typed, ref=ref("I9"), status=ShownStatus(ShownKind.NO_NEWS, Health.ON_TRACK, date(2026, 11, 2)))
    new = resets(typed, ref=ref("KR9"), status=said(Status.ON_TRACK))
    return [
        BriefEntry(_H.MOVED, Decimal(14), week.ups[0].card, Decimal("5.5"), ItemLine(ref("I4"), typed("SSO pilot"))),
        BriefEntry(_H.MOVED, Decimal(2), wins(typed, "9.4"), Decimal("10.1"), is_fall=True),
        BriefEntry(_H.STARTED, Decimal(6), learning),
        BriefEntry(_H.DONE, Decimal(2), sso(typed, ref=ref("I3"), stage=Stage.DONE)),
        BriefEntry(_H.PAID_OFF, Decimal(4), hired, verdict=Verdict.MOVED),
        BriefEntry(_H.PAID_OFF, Decimal(3), replace(hired, ref=ref("I6"), note=""), verdict=Verdict.LESS),
        BriefEntry(_H.NO_EFFECT, Decimal(4), replace(hired, ref=ref("I7")), verdict=Verdict.NOT_MOVED),
        BriefEntry(_H.DECIDE, Decimal(7), ask=week.asks[0]),
        BriefEntry(_H.NO_OWNER, card=resets(typed, ref=ref("KR5"), owner=None)),
        BriefEntry(_H.NO_OWNER, card=wins(typed, ref=ref("KR6")), gone=ana(typed)),
        BriefEntry(_H.OFF_TRACK, card=resets(typed, ref=ref("KR7"), status=said(Status.OFF_TRACK))),
        BriefEntry(_H.WORSE, Decimal(7), wins(typed, "9.4"), Decimal("10.1")),
        BriefEntry(_H.BLOCKED, Decimal(4), blocked),
        BriefEntry(_H.EASED, Decimal(4), resets(typed, ref=ref("KR14")), change=week.target_changes[0]),
        BriefEntry(_H.FLAT, Decimal(4), new, by=ItemLine(ref("I4"), typed("Launch"))),
        BriefEntry(_H.UNTOUCHED, Decimal(17), week.silent[0]),
        BriefEntry(_H.UNTOUCHED, Decimal(20), quiet),
        BriefEntry(_H.GREEN_BUT_BEHIND, Decimal(30), new),
        BriefEntry(_H.NO_INITIATIVE, Decimal(3), new),
    ]


def a_brief(said: list[BriefEntry], **values: object) -> Brief:
    """As of Monday 23 November."""
    lines, more = ranked(said)
    return Brief(7, date(2026, 11, 16), date(2026, 11, 23), COUNTS, lines, more, **values)  # type: ignore[arg-type]


@sample("messages/executive_brief", "two-weeks")
def _(typed: Typed) -> Message:
    drawn = (_H.MOVED, _H.STARTED, _H.PAID_OFF, _H.DECIDE, _H.UNTOUCHED)
    return executive_brief(brief=a_brief([each for each in entries(typed) if each.heading in drawn]))


@sample("messages/executive_brief", "everything-at-once")
def _(typed: Typed) -> Message:
    return executive_brief(brief=a_brief(entries(typed) * 9, seen_by=(ana(typed), carol(typed)) * 4))


@sample("messages/executive_brief", "what-is-wrong")
def _(typed: Typed) -> Message:
    wrong = (_H.NO_OWNER, _H.OFF_TRACK, _H.WORSE, _H.BLOCKED, _H.EASED)
    return executive_brief(brief=a_brief([each for each in entries(typed) if each.heading in wrong]))


@sample("messages/executive_brief", "what-is-odd")
def _(typed: Typed) -> Message:
    odd = (_H.DONE, _H.NO_EFFECT, _H.FLAT, _H.GREEN_BUT_BEHIND, _H.NO_INITIATIVE)
    brief = a_brief([each for each in entries(typed) if each.heading in odd], seen_by=(carol(typed),))
    return executive_brief(brief=brief)


@sample("messages/executive_brief", "nothing")
def _(typed: Typed) -> Message:
    return executive_brief(brief=a_brief([]))


@sample("messages/brief_details", "two")
def _(typed: Typed) -> Message:
    lines, _more = ranked(each for each in entries(typed) if each.heading is _H.UNTOUCHED)
    return brief_details(part=lines[0], brief_id=7)


@sample("messages/brief_details", "more-than-fits")
def _(typed: Typed) -> Message:
    lines, _more = ranked([each for each in entries(typed) if each.heading is _H.MOVED] * 30)
    return brief_details(part=lines[0], brief_id=7)


@sample("messages/brief_preview", "ready")
def _(typed: Typed) -> Message:
    brief = a_brief(entries(typed)[:4])
    return brief_preview(brief=brief, channel_id="C0LEADS0001", people=(carol(typed),), is_live=True)


@sample("messages/brief_preview", "nobody-reads-it")
def _(typed: Typed) -> Message:
    return brief_preview(brief=a_brief(entries(typed)[:1]), channel_id="", people=(), is_live=True)


@sample("messages/brief_preview", "not-live")
def _(typed: Typed) -> Message:
    people: tuple[PersonLine, ...] = (carol(typed),)
    return brief_preview(brief=a_brief(entries(typed)[:1]), channel_id="", people=people, is_live=False)


@sample("messages/brief_posted", "channel-and-people")
def _(typed: Typed) -> Message:
    return brief_posted(channel_id="C0LEADS0001", people=(carol(typed), ana(typed)), later=())


@sample("messages/brief_posted", "people")
def _(typed: Typed) -> Message:
    return brief_posted(channel_id="", people=(carol(typed),), later=(ana(typed),))


@sample("messages/brief_posted", "later")
def _(typed: Typed) -> Message:
    return brief_posted(channel_id="", people=(), later=(ana(typed), carol(typed)))


@sample("messages/brief_details", "asks")
def _(typed: Typed) -> Message:
    lines, _more = ranked(each for each in entries(typed) if each.heading is _H.DECIDE)
    return brief_details(part=lines[0], brief_id=7)


def leads(typed: Typed) -> ItemLine:
    return ItemLine(ref("KR13"), typed("Visitor to lead"))


@sample("modals/ask_owner", "key-result")
def _(typed: Typed) -> View:
    return ask_owner_form(item=leads(typed), owner=ana(typed))


@sample("messages/owner_asked", "key-result")
def _(typed: Typed) -> Message:
    return owner_asked(ask=e_sign(typed))


@sample("messages/help_on_its_way", "first")
def _(typed: Typed) -> Message:
    return help_on_its_way(item=leads(typed), owner=ana(typed), is_new=True)


@sample("messages/help_on_its_way", "again")
def _(typed: Typed) -> Message:
    return help_on_its_way(item=leads(typed), owner=ana(typed), is_new=False)


@sample("messages/help_offered", "key-result")
def _(typed: Typed) -> Message:
    return help_offered(item=leads(typed), by=carol(typed))


@sample("messages/help_noted", "key-result")
def _(typed: Typed) -> Message:
    return help_noted(item=leads(typed), owner=ana(typed), by=carol(typed))
