"""To a new owner, and to whoever gets an item back."""

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed
from bot.usecases.goals.new_owners import assignment_as_sent, given_back_as_sent
from messages.new_owners import given_back, new_owner


def render_new_owner(deps: Deps, claimed: Claimed) -> Outgoing:
    """What somebody owns from now on."""
    event_id, now = int(claimed.facts["event_id"]), deps.clock.now()
    found = assignment_as_sent(deps.db, claimed.workspace_id, event_id, claimed.recipient, now)
    if found is None:
        return NotNeeded("somebody else owns it by now")
    return Send(new_owner(event_id=event_id, item=found.item, by=found.by))


def render_given_back(deps: Deps, claimed: Claimed) -> Outgoing:
    """What somebody did not take."""
    event_id, now = int(claimed.facts["event_id"]), deps.clock.now()
    found = given_back_as_sent(deps.db, claimed.workspace_id, event_id, claimed.recipient, now)
    return Send(given_back(item=found[0], by=found[1])) if found else NotNeeded("somebody else owns it by now")
