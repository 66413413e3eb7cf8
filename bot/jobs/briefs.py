"""The executive brief and the replies under it, rendered when their turn comes, and again when that changes which they
showed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.deps import Deps
from bot.domain.briefs import BriefLine
from bot.domain.vocabulary import BriefHeading
from bot.jobs.outgoing import NotNeeded, NotYet, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.telling.announcing import brief_replies
from bot.usecases.telling.brief_readers import hour_to_read
from bot.usecases.telling.briefs import brief_told, facts_of_reply
from bot.usecases.telling.summaries import Thread, thread_under
from messages.briefs import brief_details, executive_brief
from messages.summaries import gone


def render_brief(deps: Deps, claimed: Claimed) -> Outgoing:
    """The post with its five lines; a person gets it at an hour at which they are at work."""
    to = str(_facts(claimed)["to"])
    later = hour_to_read(deps.db, claimed.workspace_id, to, claimed.claimed_at) if to else None
    if later is not None and not claimed.post:
        return NotYet("no hour to read it at where this person is", (later - deps.clock.now()).total_seconds())
    reaches_at = None if claimed.post else claimed.claimed_at
    told = brief_told(deps.db, claimed.workspace_id, _facts(claimed), deps.clock.now(), reaches_at=reaches_at)
    if told is None:
        return _gone(claimed)
    shown = dict.fromkeys((*told.rests_on, *told.shown_in(told.brief.lines)))
    standing = _standing(_facts(claimed), tuple(shown), told.brief.lines)
    headings = [line.heading for line in told.brief.details]
    more: dict[str, Any] = {"headings": [each.value for each in headings]}
    if to and reaches_at:
        more |= told.span.facts()
    unsaid = [] if later else _unsaid(claimed, headings)  # what a correction adds wakes nobody
    replies = brief_replies(_facts(claimed), claimed.recipient, unsaid)
    return Send(executive_brief(brief=told.brief), replace(standing, facts={**standing.facts, **more}, replies=replies))


def render_brief_details(deps: Deps, claimed: Claimed) -> Outgoing:
    """The reply with everything under one heading, once the post stands and says that there is something under it."""
    thread_ts, facts = None, _facts(claimed)
    if claimed.post is None:
        thread = thread_under(deps.db, claimed.workspace_id, str(claimed.facts["under"]))
        if thread.ts is None:
            return _not_yet_under(thread, deps.clock.now())
        of_post = facts_of_reply(deps.db, claimed.workspace_id, facts)
        if of_post is None:
            return _gone(claimed)
        thread_ts, facts = thread.ts, of_post
    told = brief_told(deps.db, claimed.workspace_id, facts, deps.clock.now())
    line = told.brief.under(BriefHeading(facts["heading"])) if told else None
    if told is None or line is None:
        return _gone(claimed)
    message = brief_details(part=line, brief_id=told.brief.id)
    return Send(message, _standing(facts, told.shown_in([line]), [line]), thread_ts=thread_ts)


def _unsaid(claimed: Claimed, headings: Iterable[BriefHeading]) -> list[BriefHeading]:
    """Those that have no reply yet: of a new post all of them, of a repaired one those that it did not have."""
    said = claimed.post.facts.get("headings", list(BriefHeading)) if claimed.post else []
    return [each for each in headings if each not in said]


def _not_yet_under(thread: Thread, now: datetime) -> Outgoing:
    """Of a reply that an earlier version of the bot put into the outbox together with its brief."""
    if not thread.may_come:
        return NotNeeded("there is no brief")
    waits = (thread.at - now).total_seconds() if thread.at else 0
    return NotYet("the brief is not posted yet", seconds=max(waits, 5))


def _standing(facts: Mapping[str, Any], check_in_ids: tuple[int, ...], lines: Iterable[BriefLine]) -> Standing:
    asked = [entry.ask.id for line in lines for entry in line.entries if entry.ask is not None]
    return Standing(check_in_ids, {**facts, "ask_ids": asked})


def _gone(claimed: Claimed) -> Outgoing:
    return Send(gone()) if claimed.post is not None else NotNeeded("there is nothing to say, or nobody to say it to")


def _facts(claimed: Claimed) -> Mapping[str, Any]:
    return claimed.post.facts if claimed.post else claimed.facts
