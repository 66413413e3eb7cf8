"""The installed app as its manifest declares it: commands, shortcuts, events, tabs and scopes. Nothing else exists."""

from dataclasses import dataclass, field
from typing import Any

from tests.pretend_slack.model import Json

EVENTS_BY_SCOPE = {
    "app_mention": "app_mentions:read",
    **dict.fromkeys(("channel_archive", "channel_deleted", "channel_left"), "channels:read"),
    **dict.fromkeys(("group_archive", "group_deleted", "group_left"), "groups:read"),
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "team_join": "users:read",
    "user_change": "users:read",
    "subteam_members_changed": "usergroups:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
}


@dataclass(slots=True)
class InstalledApp:
    """The app's identity, tokens and manifest. `extra_scopes`/`revoked` let a test change an installation."""

    manifest: Json
    app_id: str = "A0APP0001"
    bot_user_id: str = "U0BOT0001"
    bot_id: str = "B0BOT0001"
    bot_token: str = "xoxb-pretend-bot-token"
    app_token: str = "xapp-1-A0APP0001-pretend-app-token"
    signing_secret: str = "pretend-signing-secret"
    client_id: str = "1000.2000"
    client_secret: str = "pretend-client-secret"
    verification_token: str = "pretend-verification-token"
    revoked: bool = False
    withheld_scopes: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        bot_user = self._features.get("bot_user") or {}
        name = bot_user.get("display_name") or (self.manifest.get("display_information") or {}).get("name")
        return str(name or "App")

    @property
    def scopes(self) -> set[str]:
        declared = (self.manifest.get("oauth_config") or {}).get("scopes") or {}
        granted = {*(declared.get("bot") or []), *(declared.get("bot_optional") or [])}
        return granted - self.withheld_scopes

    @property
    def commands(self) -> list[Json]:
        return list(self._features.get("slash_commands") or [])

    @property
    def shortcuts(self) -> list[Json]:
        return list(self._features.get("shortcuts") or [])

    def command(self, name: str) -> Json | None:
        return next((command for command in self.commands if command["command"] == name), None)

    def shortcut(self, callback_id: str) -> Json | None:
        return next((shortcut for shortcut in self.shortcuts if shortcut["callback_id"] == callback_id), None)

    def hears(self, event: str) -> bool:
        """Whether Slack sends this event, as named in the manifest: subscribed, and the scope granted."""
        subscriptions = (self.manifest.get("settings") or {}).get("event_subscriptions") or {}
        needed = EVENTS_BY_SCOPE.get(event)
        return event in (subscriptions.get("bot_events") or []) and (needed is None or needed in self.scopes)

    @property
    def has_home(self) -> bool:
        return bool(self._app_home.get("home_tab_enabled"))

    @property
    def has_messages_tab(self) -> bool:
        return bool(self._app_home.get("messages_tab_enabled"))

    @property
    def messages_tab_is_read_only(self) -> bool:
        return bool(self._app_home.get("messages_tab_read_only_enabled"))

    @property
    def is_interactive(self) -> bool:
        return bool(((self.manifest.get("settings") or {}).get("interactivity") or {}).get("is_enabled"))

    @property
    def uses_socket_mode(self) -> bool:
        return bool((self.manifest.get("settings") or {}).get("socket_mode_enabled"))

    @property
    def _features(self) -> dict[str, Any]:
        return self.manifest.get("features") or {}

    @property
    def _app_home(self) -> dict[str, Any]:
        return self._features.get("app_home") or {}
