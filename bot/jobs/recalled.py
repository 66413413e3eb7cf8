"""What is remembered of a message that Slack has although there would be nothing to say any more: it was answered,
withdrawn or hidden before anybody noted that it was sent. Without it nobody could ever repair it."""

from datetime import date

from bot.deps import Deps
from bot.usecases.bets.idea_posts import IN_THREADS, idea_key
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.delivery.recalling import person_of, what_was_shown
from bot.usecases.telling.announcing import BRIEF_KINDS
from bot.usecases.telling.summaries import thread_under

_IN_CHANNELS = {"summary_table", "item_reply", "late_reply", "idea", *IN_THREADS, "help_noted", *BRIEF_KINDS}


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
        case kind if kind in _IN_CHANNELS:
            return Standing(facts=facts, round_id=facts.get("round_id"))
    return None


def thread_of(deps: Deps, claimed: Claimed) -> str | None:
    """The thread in which such a message stands; None where it is no reply."""
    under = claimed.facts.get("under")
    if claimed.kind in IN_THREADS:
        under = idea_key(int(claimed.facts["initiative_id"]))
    return thread_under(deps.db, claimed.workspace_id, str(under)).ts if under else None
