"""That somebody offers help: to the owner, and in the thread of the brief."""

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.telling.helping import HelpOffered, help_as_told
from messages.briefs import help_noted, help_offered
from messages.summaries import gone


def render_help_offered(deps: Deps, claimed: Claimed) -> Outgoing:
    """To the owner."""
    told = _told(deps, claimed, claimed.recipient)
    return Send(help_offered(item=told.owned.item, by=told.by)) if told else _nothing()


def render_help_noted(deps: Deps, claimed: Claimed) -> Outgoing:
    """For those who read the brief; again when who may see the item changes."""
    facts = claimed.post.facts if claimed.post else claimed.facts
    told = _told(deps, claimed, str(facts["to"]))
    if told is None:
        return Send(gone()) if claimed.post is not None else _nothing()
    return Send(help_noted(item=told.owned.item, owner=told.owned.owner, by=told.by), Standing(facts=dict(facts)))


def _told(deps: Deps, claimed: Claimed, reader: str) -> HelpOffered | None:
    facts = claimed.post.facts if claimed.post else claimed.facts
    return help_as_told(deps.db, claimed.workspace_id, facts, reader, deps.clock.now())


def _nothing() -> Outgoing:
    return NotNeeded("they may not see the item any more, or nobody owns it")
