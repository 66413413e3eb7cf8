"""One call of the Web API: its arguments, read strictly, and the errors it may end in."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.pretend_slack.model import Conversation, Json, User
from tests.pretend_slack.workspace import Workspace

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack

FALSE_WORDS = ("", "0", "false", "False")


class ApiError(Exception):
    """An answer with `ok: false`. `details` are merged into the body."""

    def __init__(self, error: str, **details: Any) -> None:
        super().__init__(error)
        self.error, self.details = error, details


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments as sent (query, form and JSON merged) and the Slack they are meant for."""

    method: str
    arguments: Json
    slack: "PretendSlack"

    @property
    def workspace(self) -> Workspace:
        return self.slack.workspace

    def text(self, name: str) -> str | None:
        """A string argument; numbers are taken as Slack takes them, anything else is refused."""
        value = self.arguments.get(name)
        if value is None:
            return None
        if isinstance(value, bool | dict | list):
            raise invalid(f"must be a string [json-pointer:/{name}]")
        return str(value)

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise invalid(f"missing required field: {name}")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.arguments.get(name)
        return default if value is None else value is True or (value is not False and str(value) not in FALSE_WORDS)

    def number(self, name: str, default: int) -> int:
        value = self.text(name)
        try:
            return default if value in (None, "") else int(value or 0)
        except ValueError:
            raise invalid(f"must be an integer [json-pointer:/{name}]") from None

    def structure(self, name: str) -> Any:
        """A JSON argument: as such in a JSON body, encoded in a form. None when absent."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            raise invalid(f"failed to parse JSON [json-pointer:/{name}]") from None

    def names(self, name: str) -> list[str]:
        """A list argument: a JSON list or words between commas."""
        value = self.arguments.get(name)
        if isinstance(value, list):
            return [str(item) for item in value]
        return [item.strip() for item in str(value or "").split(",") if item.strip()]

    def user(self, name: str = "user") -> User:
        user = self.workspace.users.get(self.required(name))
        if user is None:
            raise ApiError("user_not_found")
        return user

    def conversation(self, name: str = "channel") -> Conversation:
        """The conversation, if the app can know of it: it is in it, or it is public."""
        channel = self.workspace.conversations.get(self.required(name))
        if channel is None or (channel.kind != "channel" and self.workspace.app.bot_user_id not in channel.members):
            raise ApiError("channel_not_found")
        return channel


Function = Callable[[Call], Json]


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the table. `scopes`: any one of them is enough; none means that any bot token will do."""

    function: Function
    scopes: tuple[str, ...] = ()
    app_token: bool = False
    tokenless: bool = False


def invalid(*messages: str) -> ApiError:
    return ApiError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {text}" for text in messages]})
