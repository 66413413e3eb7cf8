"""The post to a team's channel and the replies in its thread, rendered when their turn comes and again when something
that they showed is corrected."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.deps import Deps
from bot.domain.cards import PersonLine
from bot.domain.posts import PersonalNote
from bot.jobs.outgoing import NotNeeded, NotYet, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.telling.announcing import summary_key
from bot.usecases.telling.editions import EditionKey
from bot.usecases.telling.summaries import (
    Told,
    item_told,
    late_answer_of,
    summary_of,
    table_of,
    thread_under,
)
from messages.payload import Message
from messages.summaries import gone, item_reply, late_reply, summary_table, team_summary


def render_summary(deps: Deps, claimed: Claimed) -> Outgoing:
    """A summary, the scheduled one of a round or one that somebody posted."""
    key, post_id = _key(claimed), _post_id(claimed)
    told = summary_of(deps.db, claimed.workspace_id, key, post_id, _note(_facts(claimed)))
    standing = _standing(deps, claimed, told)
    shown = {"ask_ids": [ask.id for ask in told.summary.asks]}
    return Send(team_summary(summary=told.summary), replace(standing, facts={**standing.facts, **shown}))


def render_summary_table(deps: Deps, claimed: Claimed) -> Outgoing:
    """The first reply: progress against time, and all key results."""
    told = table_of(deps.db, claimed.workspace_id, _key(claimed), _post_id(claimed))
    if not told.cards:
        return _gone(claimed, "the team has no key result that its channel may read")
    message = summary_table(team_name=told.team_name, cards=told.cards, points=told.points)
    return _reply(deps, claimed, told, message)


def render_item_reply(deps: Deps, claimed: Claimed) -> Outgoing:
    """The reply for one key result with news."""
    key_result_id = int(_facts(claimed)["key_result_id"])
    told = item_told(deps.db, claimed.workspace_id, _key(claimed), key_result_id, _post_id(claimed))
    if told is None:
        return _gone(claimed, "the channel may not read it any more")
    return _reply(deps, claimed, told, item_reply(card=told.card, initiatives=told.initiatives))


def render_late_reply(deps: Deps, claimed: Claimed) -> Outgoing:
    """What came after the summary."""
    facts = _facts(claimed)
    round_id, check_in_id = int(facts["round_id"]), int(facts["check_in_id"])
    told = late_answer_of(deps.db, claimed.workspace_id, round_id, check_in_id, _post_id(claimed))
    if told is None:
        return _gone(claimed, "nothing is left of it")
    return _reply(deps, claimed, told, late_reply(late=told.late))


def _gone(claimed: Claimed, reason: str) -> Outgoing:
    """What stands already says no more than that; what does not stand yet is never sent."""
    return Send(gone()) if claimed.post is not None else NotNeeded(reason)


def _reply(deps: Deps, claimed: Claimed, told: Told, message: Message) -> Outgoing:
    standing = _standing(deps, claimed, told)
    if claimed.post is not None or claimed.thread_ts is not None:
        return Send(message, standing)
    under = claimed.facts.get("under") or summary_key(int(claimed.facts["round_id"]))
    thread = thread_under(deps.db, claimed.workspace_id, str(under))
    if thread.ts is not None:
        return Send(message, standing, thread_ts=thread.ts)
    return NotYet("the summary is not posted yet", seconds=5) if thread.may_come else NotNeeded("there is no summary")


def _standing(deps: Deps, claimed: Claimed, told: Told) -> Standing:
    return Standing(
        check_in_ids=told.check_in_ids,
        facts=_facts(claimed),
        round_id=told.round_id,
        due_on=told.due_on,
        corrected_at=deps.clock.now() if told.is_corrected else None,
    )


def _note(facts: Mapping[str, Any]) -> PersonalNote | None:
    words = str(facts.get("note") or "")
    return PersonalNote(PersonLine(facts["by"], facts["by_name"]), words) if words else None


def _facts(claimed: Claimed) -> Mapping[str, Any]:
    return claimed.post.facts if claimed.post else claimed.facts


def _key(claimed: Claimed) -> EditionKey:
    return EditionKey.read(_facts(claimed))


def _post_id(claimed: Claimed) -> int | None:
    return claimed.post.id if claimed.post else None
