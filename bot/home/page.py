"""The Home tab as a view, and publishing it."""

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.domain.people import Actor
from bot.usecases.looking.home import look_at_home
from messages.home import home
from messages.payload import View


def home_view(deps: Deps, actor: Actor, page: int = 0) -> View:
    """What somebody's Home shows now."""
    return home(page=look_at_home(deps.db, actor, deps.clock.now(), page))


def publish_home(deps: Deps, actor: Actor, page: int = 0, shown_hash: str = "") -> None:
    """Show it at once. `shown_hash` is that of the view that stands there, if Slack told: where another one was
    published meanwhile, that one is newer and stays."""
    guard = {"hash": shown_hash} if shown_hash else {}
    try:
        deps.slack.views_publish(user_id=actor.slack_user_id, view=home_view(deps, actor, page).as_json(), **guard)
    except SlackApiError as error:
        if error.response.get("error") != "hash_conflict":
            raise
