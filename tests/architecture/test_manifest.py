"""The manifest asks for exactly what the code uses."""

import json
import re
from pathlib import Path

from bot.manifest import BOT_EVENTS, BOT_SCOPES, build
from bot.routes import EVENTS, SHORTCUTS

ROOT = Path(__file__).parents[2]
SCOPES_OF_METHODS = {
    "users_info": {"users:read"},
    "users_conversations": {"channels:read", "groups:read"},
    "conversations_info": {"channels:read", "groups:read"},
    "conversations_members": {"channels:read", "groups:read"},
    "conversations_history": {"im:history", "channels:history", "groups:history"},
    "conversations_replies": {"im:history", "channels:history", "groups:history"},
    "conversations_open": {"im:write"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "chat_delete": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "chat_getPermalink": set(),
    "auth_test": set(),
    "views_open": set(),
    "views_push": set(),
    "views_update": set(),
    "views_publish": set(),
    "apps_connections_open": set(),
}
SCOPES_OF_EVENTS = {
    "app_mention": "app_mentions:read",
    **dict.fromkeys(("channel_archive", "channel_deleted", "channel_left"), "channels:read"),
    **dict.fromkeys(("group_archive", "group_deleted", "group_left"), "groups:read"),
    "message.im": "im:history",
    "team_join": "users:read",
    "user_change": "users:read",
}


def methods_in_use() -> set[str]:
    code = "\n".join(path.read_text() for path in (ROOT / "bot").rglob("*.py"))
    called = rf"\b(?:{'|'.join(SCOPES_OF_METHODS)})\b"
    unknown = set(re.findall(r"\.(?:slack|sender)\.([a-z]+_[a-zA-Z_]+)", code)) - SCOPES_OF_METHODS.keys()
    assert unknown == set(), "name the scopes of these methods here"
    return set(re.findall(called, code))


def test_every_scope_is_used_and_none_is_missing() -> None:
    needed = {"commands"}.union(*(SCOPES_OF_METHODS[method] for method in methods_in_use()))
    needed |= {SCOPES_OF_EVENTS[event] for event in BOT_EVENTS if event in SCOPES_OF_EVENTS}

    assert set(BOT_SCOPES) == needed


def test_every_event_that_is_asked_for_is_handled() -> None:
    assert {event.partition(".")[0] for event in BOT_EVENTS} == set(EVENTS)


def test_every_shortcut_is_handled() -> None:
    assert {shortcut["callback_id"] for shortcut in build()["features"]["shortcuts"]} == set(SHORTCUTS)


def test_the_file_beside_the_readme_is_what_the_command_prints() -> None:
    assert json.loads((ROOT / "manifest.json").read_text()) == build()
