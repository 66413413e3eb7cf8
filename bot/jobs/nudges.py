"""The reminder, rendered when its turn comes, and again after an answer."""

from datetime import date, datetime

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.rhythm.nudges import what_to_nudge, what_was_nudged
from bot.usecases.rhythm.prompts import NotAsked
from messages.prompts import nudge


def render_nudge(deps: Deps, claimed: Claimed) -> Outgoing:
    """What is still open, if anything; for a repair what is left of it."""
    now, post = deps.clock.now(), claimed.post
    if post is not None and (post.person_id is None or post.due_on is None):
        return NotNeeded("nobody knows whose it was")
    if post is not None and post.person_id is not None and post.due_on is not None:
        asked = what_was_nudged(deps.db, claimed.workspace_id, post.person_id, post.due_on, now)
    else:
        person_id, due_on = int(claimed.facts["person_id"]), date.fromisoformat(claimed.facts["due_on"])
        scheduled_at = datetime.fromisoformat(claimed.facts["at"])
        asked = what_to_nudge(deps.db, claimed.workspace_id, person_id, due_on, scheduled_at, now)
    if isinstance(asked, NotAsked):
        return NotNeeded(asked.reason)
    message = nudge(me=asked.me, rows=asked.rows, due_on=asked.due_on, is_on_time=asked.is_on_time)
    return Send(message, Standing(person_id=asked.person_id, due_on=asked.due_on))
