"""What is remembered of a message that Slack has although there would be nothing to say any more: it was answered,
withdrawn or hidden before anybody noted that it was sent. Without it nobody could ever repair it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.deps import Deps
from bot.domain.vocabulary import BriefHeading
from bot.usecases.bets.idea_posts import IN_THREADS, idea_key
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.delivery.recalling import person_of, what_was_shown
from bot.usecases.telling.announcing import BRIEF_KINDS, brief_replies
from bot.usecases.telling.brief_spans import span_found
from bot.usecases.telling.briefs import facts_of_reply
from bot.usecases.telling.summaries import thread_under

_IN_CHANNELS = {"summary_table", "item_reply", "late_reply", "idea", *IN_THREADS, "help_noted"}


def recalled(deps: Deps, claimed: Claimed) -> Standing | None:
    """As its sender would have noted it; None for messages that are never repaired."""
    facts = dict(claimed.facts)
    match claimed.kind:
        case "prompt" | "snoozed":
            person_id, due_on = int(facts["person_id"]), date.fromisoformat(facts["due_on"])
            shown = what_was_shown(deps.db, claimed.workspace_id, person_id, due_on, claimed.claimed_at)
            return Standing(tuple(each for each in shown.values() if each), {"shown": shown}, person_id, due_on=due_on)
        case "nudge":
            return Standing(person_id=int(facts["person_id"]), due_on=date.fromisoformat(facts["due_on"]))
        case "ask":
            person_id = person_of(deps.db, claimed.workspace_id, claimed.recipient) or 0
            return Standing(facts=facts | {"has_ended": False}, person_id=person_id or None)
        case "look_back":
            return Standing(facts=facts, person_id=int(facts["person_id"]), due_on=claimed.claimed_at.date())
        case kind if kind in BRIEF_KINDS:
            facts |= _time_of_brief(deps, claimed)
        case kind if kind not in _IN_CHANNELS:
            return None
    # What is in a brief is not known: each of its replies finds out whether there is something to say.
    replies = brief_replies(facts, claimed.recipient, BriefHeading) if claimed.kind == BRIEF_KINDS[0] else ()
    return Standing(facts=facts, round_id=facts.get("round_id"), replies=replies)


def _time_of_brief(deps: Deps, claimed: Claimed) -> Mapping[str, Any]:
    """What a message or a reply to somebody speaks of, in facts."""
    if claimed.kind == BRIEF_KINDS[0]:
        return span_found(deps.db, claimed.workspace_id, claimed.facts, claimed.claimed_at)
    return facts_of_reply(deps.db, claimed.workspace_id, claimed.facts) or {}


def thread_of(deps: Deps, claimed: Claimed) -> str | None:
    """The thread in which such a message stands; None where it is no reply."""
    under = claimed.facts.get("under")
    if claimed.kind in IN_THREADS:
        under = idea_key(int(claimed.facts["initiative_id"]))
    return thread_under(deps.db, claimed.workspace_id, str(under)).ts if under else None
