"""Who acts, resolved once for each payload, at the edge; it fails closed."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.domain.errors import OutsideWorkspace
from bot.domain.people import Actor, SlackProfile
from bot.domain.zones import known_zone
from bot.usecases.company.workspaces import meet, recall_actor


def actor_of_payload(deps: Deps, payload: Mapping[str, Any]) -> Actor:
    """The person behind a command or an interaction; raises OutsideWorkspace.

    Bolt's context names the installed team even for people of other organisations, so the payload's own
    `user.team_id` decides.
    """
    user = payload.get("user") or {}
    slack_user_id = str(user.get("id") or payload.get("user_id") or "")
    slack_team_id = user.get("team_id") or payload.get("team_id")
    if slack_team_id and slack_team_id != deps.installation.slack_team_id:
        raise OutsideWorkspace("external")
    return actor_of_user(deps, slack_user_id)


def actor_of_user(deps: Deps, slack_user_id: str) -> Actor:
    """Somebody by Slack's user id; asks Slack when what we know is older than five minutes."""
    workspace_id, now = deps.installation.workspace_id, deps.clock.now()
    if (actor := recall_actor(deps.db, workspace_id, slack_user_id, now)) is not None:
        return actor
    return meet(deps.db, workspace_id, profile_of(deps, slack_user_id), now)


def profile_of(deps: Deps, slack_user_id: str) -> SlackProfile:
    """Ask Slack about somebody; raises OutsideWorkspace("unknown") when it does not tell."""
    try:
        user = deps.slack.users_info(user=slack_user_id, include_locale=True)["user"]
        is_guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
        channels = _channels_of_guest(deps, slack_user_id) if is_guest else ()
    except (SlackApiError, OSError) as error:
        raise OutsideWorkspace("unknown") from error
    return profile_from(user, deps.installation.slack_team_id, channels)


def profile_from(user: Mapping[str, Any], slack_team_id: str, guest_channels: tuple[str, ...] = ()) -> SlackProfile:
    """Slack's user object as our own value."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name") or ""
    is_owner = bool(user.get("is_owner") or user.get("is_primary_owner"))
    return SlackProfile(
        slack_user_id=str(user["id"]),
        name=str(name),
        zone=known_zone(user.get("tz")),
        locale=str(user.get("locale") or ""),
        is_deactivated=bool(user.get("deleted")),
        is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_external=bool(user.get("is_stranger")) or user.get("team_id", slack_team_id) != slack_team_id,
        is_slack_owner=is_owner,
        is_slack_admin=is_owner or bool(user.get("is_admin")),
        guest_channels=guest_channels,
    )


def _channels_of_guest(deps: Deps, slack_user_id: str) -> tuple[str, ...]:
    pages = deps.slack.users_conversations(
        user=slack_user_id, types="public_channel,private_channel", exclude_archived=True, limit=200
    )
    return tuple(str(channel["id"]) for page in pages for channel in page["channels"])
