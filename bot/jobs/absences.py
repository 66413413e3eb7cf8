"""What a delegate is told, rendered when its turn comes."""

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed
from bot.usecases.rhythm.absence import absence_to_tell
from messages.absence import stand_in


def render_stand_in(deps: Deps, claimed: Claimed) -> Outgoing:
    """To somebody who stands in for a colleague from now on."""
    person_id, by_id = int(claimed.facts["person_id"]), int(claimed.facts["by_id"])
    told = absence_to_tell(deps.db, claimed.workspace_id, person_id, by_id, claimed.recipient, deps.clock.now())
    if told is None:
        return NotNeeded("nobody has to be stood in for any more")
    absence, by = told
    return Send(stand_in(absence=absence, by=by))
