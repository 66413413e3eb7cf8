"""Opening Home, and turning its pages."""

from bot.actors import actor_of_user
from bot.answers import Answer, Nothing
from bot.deps import Deps
from bot.home.page import publish_home
from bot.payloads import Action, Event
from bot.usecases.looking.home import is_home_remembered, remember_home

_MOST_PAGES = 100


def home_opened(deps: Deps, event: Event) -> None:
    """Published at once to whoever opens it; they also get the one welcome. Slack tells of every opening, so nothing
    is written for most of them."""
    if event.body.get("tab") != "home":
        return
    actor = actor_of_user(deps, event.slack_user_id)
    if not is_home_remembered(deps.db, actor):  # before it is shown, so that no change is missed in between
        remember_home(deps.db, actor, 0, deps.clock.now())
    publish_home(deps, actor, shown_hash=str((event.body.get("view") or {}).get("hash") or ""))


def turn_page(deps: Deps, action: Action) -> Answer:
    """Show another page of what is mine; anything but a page number is the first."""
    is_page = action.value.isascii() and action.value.isdigit() and len(action.value) < 4
    page = min(int(action.value), _MOST_PAGES) if is_page else 0
    remember_home(deps.db, action.actor, page, deps.clock.now())
    publish_home(deps, action.actor, page)
    return Nothing()
