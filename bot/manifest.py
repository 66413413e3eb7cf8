"""The Slack app manifest: exactly the scopes, events and commands that the bot uses. `manifest.json` is its output."""

import json
from typing import Any

# Each scope with the reason for it; a test compares them with the Web API methods that the code calls.
BOT_SCOPES = {
    "commands": "the /okr command and the shortcuts",
    "chat:write": "answers, check-in DMs and summaries",
    "im:history": "answering what people write to the bot, and finding a message of its own whose fate is unknown",
    "im:write": "finding the conversation in which such a message would stand",
    "channels:history": "finding such a message in a team's channel",
    "groups:history": "the same for private channels",
    "app_mentions:read": "answering a mention in a channel",
    "users:read": "names, time zones, and who is a guest or has left",
    "channels:read": "whether the bot is in a team's channel, and who is",
    "groups:read": "the same for private channels",
}
BOT_EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "group_archive",
    "group_deleted",
    "group_left",
    "message.im",
    "team_join",
    "tokens_revoked",
    "user_change",
)
NEW_OBJECTIVE_SHORTCUT = "new_objective"
CHECK_IN_SHORTCUT = "check_in"
TURN_INTO_INITIATIVE_SHORTCUT = "turn_into_initiative"


def build(http_url: str | None = None) -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP delivery to `http_url` (a public https address without a path)."""
    events_url = f"{http_url.rstrip('/')}/slack/events" if http_url else None
    command: dict[str, Any] = {
        "command": "/okr",
        "description": "Check in, look up and create OKRs",
        "usage_hint": "[check-in | update KR12 45 | list | new | help]",
        "should_escape": True,
    }
    interactivity: dict[str, Any] = {"is_enabled": True}
    events: dict[str, Any] = {"bot_events": list(BOT_EVENTS)}
    if events_url:
        command["url"] = events["request_url"] = events_url
        interactivity |= {"request_url": events_url, "message_menu_options_url": events_url}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "OKRs",
            "description": "Objectives, key results and initiatives, kept alive with a weekly check-in",
            "background_color": "#1f4e79",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "OKRs", "always_online": True},
            "slash_commands": [command],
            "shortcuts": [
                _shortcut("New objective", "global", NEW_OBJECTIVE_SHORTCUT, "Write an objective and its key results"),
                _shortcut("Check in", "global", CHECK_IN_SHORTCUT, "Say how your key results and initiatives stand"),
                _shortcut("Turn into an initiative", "message", TURN_INTO_INITIATIVE_SHORTCUT, "Keep this as an idea"),
            ],
        },
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": events,
            "interactivity": interactivity,
            "org_deploy_enabled": False,
            "socket_mode_enabled": not events_url,
            "token_rotation_enabled": False,
        },
    }


def as_json(http_url: str | None = None) -> str:
    """The manifest as it is pasted into Slack's form."""
    return json.dumps(build(http_url), indent=2) + "\n"


def _shortcut(name: str, kind: str, callback_id: str, description: str) -> dict[str, str]:
    return {"name": name, "type": kind, "callback_id": callback_id, "description": description}
