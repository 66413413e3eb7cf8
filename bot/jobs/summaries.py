"""The post to a team's channel and the replies in its thread, rendered when their turn comes and again when something
that they showed is corrected."""

from collections.abc import Mapping
from typing import Any

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, NotYet, Outgoing, Send
from bot.usecases.outbox import Claimed, Standing
from bot.usecases.summaries import (
    Told,
    item_of_round,
    late_answer_of,
    summary_of_round,
    table_of_round,
    thread_of_round,
)
from messages.payload import Message
from messages.summaries import item_reply, late_reply, summary_table, team_summary


def render_summary(deps: Deps, claimed: Claimed) -> Outgoing:
    """The summary of one round."""
    told = summary_of_round(deps.db, claimed.workspace_id, _round_id(claimed), _post_id(claimed))
    return Send(team_summary(summary=told.summary), _standing(deps, claimed, told))


def render_summary_table(deps: Deps, claimed: Claimed) -> Outgoing:
    """The first reply: all key results."""
    told = table_of_round(deps.db, claimed.workspace_id, _round_id(claimed), _post_id(claimed))
    if not told.cards:
        return NotNeeded("the team has no key result that its channel may read")
    return _reply(deps, claimed, told, summary_table(team_name=told.team_name, cards=told.cards))


def render_item_reply(deps: Deps, claimed: Claimed) -> Outgoing:
    """The reply for one key result with news."""
    key_result_id = int(_facts(claimed)["key_result_id"])
    told = item_of_round(deps.db, claimed.workspace_id, _round_id(claimed), key_result_id, _post_id(claimed))
    if told is None:
        return NotNeeded("the channel may not read it any more")
    return _reply(deps, claimed, told, item_reply(card=told.card, initiatives=told.initiatives))


def render_late_reply(deps: Deps, claimed: Claimed) -> Outgoing:
    """What came after the summary."""
    check_in_id = int(_facts(claimed)["check_in_id"])
    told = late_answer_of(deps.db, claimed.workspace_id, _round_id(claimed), check_in_id, _post_id(claimed))
    if told is None:
        return NotNeeded("nothing is left of it")
    return _reply(deps, claimed, told, late_reply(late=told.late))


def _reply(deps: Deps, claimed: Claimed, told: Told, message: Message) -> Outgoing:
    standing = _standing(deps, claimed, told)
    if claimed.post is not None:
        return Send(message, standing)
    thread = thread_of_round(deps.db, claimed.workspace_id, told.round_id)
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


def _facts(claimed: Claimed) -> Mapping[str, Any]:
    return claimed.post.facts if claimed.post else claimed.facts


def _round_id(claimed: Claimed) -> int:
    return int(_facts(claimed)["round_id"])


def _post_id(claimed: Claimed) -> int | None:
    return claimed.post.id if claimed.post else None
