"""Whether an initiative moved its number: asked once, rendered when its turn comes, and again once it is answered."""

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, NotYet, Outgoing, Send
from bot.usecases.bets.asking_back import ask_somebody_else, hour_to_look_back, look_back_as_sent
from bot.usecases.delivery.outbox import Claimed, Standing
from messages.verdicts import look_back


def render_look_back(deps: Deps, claimed: Claimed) -> Outgoing:
    """To the owner, or to whoever is asked in their place."""
    facts, now = claimed.post.facts if claimed.post else claimed.facts, deps.clock.now()
    initiative_id, person_id = int(facts["initiative_id"]), int(facts["person_id"])
    later = None if claimed.post else hour_to_look_back(deps.db, claimed.workspace_id, person_id, now)
    if later is not None:
        return NotYet("no hour to ask at where this person is", (later.at - now).total_seconds())
    asked = look_back_as_sent(deps.db, claimed.workspace_id, initiative_id, person_id, now)
    if asked is None:
        if claimed.post is None:
            ask_somebody_else(deps.db, claimed.workspace_id, initiative_id, person_id, now)
        return NotNeeded("there is nobody to ask, or nothing to look back at")
    due_on = claimed.post.due_on if claimed.post else asked.on
    standing = Standing(facts=dict(facts), person_id=person_id, due_on=due_on)
    return Send(look_back(back=asked.back, stands_in_for=asked.stands_in_for), standing)
