"""*Try again* on a message that could not be sent."""

from bot.answers import Answer, Nothing
from bot.deps import Deps
from bot.home.page import publish_home
from bot.payloads import Action
from bot.usecases.delivery.delivery_report import try_again


def try_again_clicked(deps: Deps, action: Action) -> Answer:
    """Send it after all, and show what is left."""
    if action.value.isascii() and action.value.isdigit() and len(action.value) < 16:
        try_again(deps.db, action.actor, int(action.value), deps.clock.now())
    publish_home(deps, action.actor)
    return Nothing()
