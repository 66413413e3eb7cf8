"""To the leads of a team, about what somebody who left still owns in it."""

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.company.left_behind import left_behind_as_sent
from bot.usecases.delivery.outbox import Claimed
from messages.handover import left_behind_told


def render_left_behind(deps: Deps, claimed: Claimed) -> Outgoing:
    """Once, with a button that hands it over."""
    team_id, person_id = int(claimed.facts["team_id"]), int(claimed.facts["person_id"])
    now = deps.clock.now()
    found = left_behind_as_sent(deps.db, claimed.workspace_id, team_id, person_id, claimed.recipient, now)
    return Send(left_behind_told(told=found)) if found else NotNeeded("nothing is left to hand over")
