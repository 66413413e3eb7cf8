"""To whoever owns from now on what somebody else owned."""

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed
from bot.usecases.goals.handover import handover_as_sent
from messages.handover import handed_over


def render_handed_over(deps: Deps, claimed: Claimed) -> Outgoing:
    """All of it in one message."""
    event_id, now = int(claimed.facts["event_id"]), deps.clock.now()
    found = handover_as_sent(deps.db, claimed.workspace_id, event_id, claimed.recipient, now)
    return Send(handed_over(handover=found)) if found else NotNeeded("nothing of it is theirs any more")
