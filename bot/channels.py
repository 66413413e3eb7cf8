"""Channels, asked of Slack at the edge."""

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.domain.errors import Invalid
from bot.domain.teams import Channel

_HIDDEN = {"channel_not_found", "not_in_channel", "missing_scope"}
_SILENT = "Slack did not tell me about this channel just now. Nothing was saved; try again in a minute."
_MOST_MEMBERS = 1_000


def permalink(deps: Deps, channel_id: str, ts: str) -> str:
    """The link to a message, "" where Slack does not say: what shows it can do without."""
    try:
        return str(deps.slack.chat_getPermalink(channel=channel_id, message_ts=ts)["permalink"])
    except (SlackApiError, OSError):
        return ""


def look_at_channel(deps: Deps, channel_id: str, chosen_by: str, field: str) -> Channel:
    """What Slack says of a channel that `chosen_by` (a Slack user id) chose; raises Invalid when it says nothing."""
    try:
        found = deps.slack.conversations_info(channel=channel_id)["channel"]
        has_chooser = not found.get("is_private") or chosen_by in members_of_channel(deps, channel_id, field)
    except SlackApiError as error:
        if error.response.get("error") in _HIDDEN:
            return Channel(channel_id, is_visible=False)
        raise Invalid(field, _SILENT) from error
    except OSError as error:
        raise Invalid(field, _SILENT) from error
    return Channel(
        id=str(found["id"]),
        name=str(found.get("name") or ""),
        is_visible=not found.get("is_im"),
        is_member=bool(found.get("is_member")),
        is_archived=bool(found.get("is_archived")),
        is_shared=bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared")),
        is_private=bool(found.get("is_private")),
        has_chooser=has_chooser,
    )


def members_of_channel(deps: Deps, channel_id: str, field: str) -> tuple[str, ...]:
    """The Slack user ids of everybody in it, a thousand at most; raises Invalid when Slack says nothing."""
    found: list[str] = []
    try:
        for page in deps.slack.conversations_members(channel=channel_id, limit=200):
            found += page["members"]
            if len(found) >= _MOST_MEMBERS:
                break
    except (SlackApiError, OSError) as error:
        raise Invalid(field, _SILENT) from error
    return tuple(found)
