"""The Home tab after a change, and the welcome of whoever opened it first."""

from bot.actors import actor_of_user
from bot.deps import Deps
from bot.domain.errors import OutsideWorkspace
from bot.home.page import home_view
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed
from bot.usecases.looking.home import look_at_first_steps
from messages.help import welcome


def render_home(deps: Deps, claimed: Claimed) -> Outgoing:
    """Somebody's Home as it is now, on the page that they were looking at."""
    page = int(claimed.post.facts.get("page", 0)) if claimed.post else 0
    try:
        return home_view(deps, actor_of_user(deps, claimed.recipient), page)
    except OutsideWorkspace as error:
        return NotNeeded(error.reason)


def render_welcome(deps: Deps, claimed: Claimed) -> Outgoing:
    """The first words to somebody, in their direct messages."""
    try:
        actor = actor_of_user(deps, claimed.recipient)
    except OutsideWorkspace as error:
        return NotNeeded(error.reason)
    seen = look_at_first_steps(deps.db, actor, deps.clock.now())
    return Send(
        welcome(
            name=actor.name,
            offers_set_up=seen.may_set_up and not seen.is_live,
            is_live=seen.is_live,
            owns_something=seen.owns_something,
        )
    )
