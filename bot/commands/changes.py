"""What Slack tells of people and of the app itself."""

from bot.actors import profile_from, profile_of
from bot.deps import Deps
from bot.payloads import Event
from bot.usecases.company.events import refresh_known
from bot.usecases.delivery.unreachable import lose_channel

# What Slack would answer to whoever posted there.
_WHY_LOST = {"left": "not_in_channel", "archive": "is_archived", "deleted": "channel_not_found"}


def person_changed(deps: Deps, event: Event) -> None:
    """A new name, zone or account state counts at once for whoever we know; others are met when they come."""
    user = event.body.get("user") or {}
    if not isinstance(user, dict) or not user.get("id"):
        return
    is_guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
    if is_guest and not user.get("deleted"):  # the channels of a guest are not in the event
        profile = profile_of(deps, str(user["id"]))
    else:
        profile = profile_from(user, deps.installation.slack_team_id)
    refresh_known(deps.db, deps.installation.workspace_id, profile, deps.clock.now())


def channel_lost(deps: Deps, event: Event) -> None:
    """The bot was removed from a channel, or the channel was archived or deleted: nothing can be posted there."""
    reason = _WHY_LOST[event.type.partition("_")[2]]
    lose_channel(deps.db, deps.installation.workspace_id, event.channel_id, reason, deps.clock.now())


def app_removed(deps: Deps, event: Event) -> None:
    """Nothing can be sent any more; whatever is due is kept until the app is installed again."""
    tokens = event.body.get("tokens")
    if event.type == "app_uninstalled" or (isinstance(tokens, dict) and tokens.get("bot")):
        deps.token.refused(event.type)
