"""The executive brief and the replies under it, rendered when their turn comes, and again when that changes which they
showed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.deps import Deps
from bot.domain.briefs import BriefLine
from bot.domain.vocabulary import BriefHeading
from bot.jobs.outgoing import NotNeeded, NotYet, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.telling.briefs import BriefTold, brief_told, has_heading
from bot.usecases.telling.summaries import thread_under
from messages.briefs import brief_details, executive_brief
from messages.summaries import gone


def render_brief(deps: Deps, claimed: Claimed) -> Outgoing:
    """The post with its five lines."""
    told = _told(deps, claimed)
    if told is None:
        return _gone(claimed)
    shown = dict.fromkeys((*told.rests_on, *told.shown_in(told.brief.lines)))
    standing = _standing(claimed, tuple(shown), told.brief.lines)
    headings = [line.heading.value for line in told.brief.details]
    return Send(executive_brief(brief=told.brief), replace(standing, facts={**standing.facts, "headings": headings}))


def render_brief_details(deps: Deps, claimed: Claimed) -> Outgoing:
    """The reply with everything under one heading, once the post stands and says that there is something under it."""
    thread_ts = None
    if claimed.post is None:
        thread = thread_under(deps.db, claimed.workspace_id, str(claimed.facts["under"]))
        if thread.ts is None:
            late = NotYet("the brief is not posted yet", seconds=5)
            return late if thread.may_come else NotNeeded("there is no brief")
        if not has_heading(deps.db, claimed.workspace_id, claimed.facts):
            return _gone(claimed)
        thread_ts = thread.ts
    told, facts = _told(deps, claimed), _facts(claimed)
    line = told.brief.under(BriefHeading(facts["heading"])) if told else None
    if told is None or line is None:
        return _gone(claimed)
    message = brief_details(part=line, brief_id=told.brief.id)
    return Send(message, _standing(claimed, told.shown_in([line]), [line]), thread_ts=thread_ts)


def _told(deps: Deps, claimed: Claimed) -> BriefTold | None:
    facts = _facts(claimed)
    brief_id, to = int(facts["brief_id"]), str(facts["to"])
    return brief_told(deps.db, claimed.workspace_id, brief_id, to, deps.clock.now())


def _standing(claimed: Claimed, check_in_ids: tuple[int, ...], lines: Iterable[BriefLine]) -> Standing:
    asked = [entry.ask.id for line in lines for entry in line.entries if entry.ask is not None]
    return Standing(check_in_ids, {**_facts(claimed), "ask_ids": asked})


def _gone(claimed: Claimed) -> Outgoing:
    return Send(gone()) if claimed.post is not None else NotNeeded("there is nothing to say, or nobody to say it to")


def _facts(claimed: Claimed) -> Mapping[str, Any]:
    return claimed.post.facts if claimed.post else claimed.facts
