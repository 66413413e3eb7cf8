"""mrkdwn as a person reads it: entities resolved, marks gone, dates in the reader's zone."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.pretend_slack.model import User
from tests.pretend_slack.workspace import Workspace

ENTITY = re.compile(r"<([^<>]+)>")
MARKS = [
    re.compile(rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}\n]+?)(?<=\S){mark}(?![\w{mark}])") for mark in (r"\*", "_", "~")
]
CODE = re.compile(r"```(.*?)```|`([^`\n]+)`", re.DOTALL)
DATE_TOKENS = {
    "date_num": "%Y-%m-%d",
    "date_slash": "%d/%m/%Y",
    "date": "%B %-d, %Y",
    "date_short": "%b %-d, %Y",
    "date_long": "%A, %B %-d, %Y",
    "date_long_full": "%A, %B %-d, %Y",
    "time": "%H:%M",
    "time_secs": "%H:%M:%S",
}


def as_read(text: str, workspace: Workspace, reader: User) -> str:
    """The text of a message or an mrkdwn object without markup."""
    resolved = ENTITY.sub(lambda found: _entity(found[1], workspace, reader), text)
    for mark in MARKS:
        resolved = mark.sub(r"\1", resolved)
    resolved = CODE.sub(lambda found: (found[1] if found[1] is not None else found[2]).strip("\n"), resolved)
    return resolved.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _entity(inner: str, workspace: Workspace, reader: User) -> str:
    if inner.startswith("!date^"):
        return _date(inner, reader)
    target, _, label = inner.partition("|")
    if target.startswith("@"):
        user = workspace.users.get(target[1:])
        return f"@{user.real_name if user else label or 'someone'}"
    if target.startswith("#"):
        channel = workspace.conversations.get(target[1:])
        return f"#{channel.name if channel else label or 'unknown'}"
    if target.startswith("!subteam^"):
        group = workspace.user_groups.get(target.removeprefix("!subteam^"))
        return f"@{group.handle if group else label}"
    if target.startswith("!"):
        return f"@{target[1:]}"
    return label or target


def _date(inner: str, reader: User) -> str:
    pattern, _, fallback = inner.partition("|")
    parts = pattern.split("^")
    try:
        moment = datetime.fromtimestamp(int(parts[1]), UTC).astimezone(ZoneInfo(reader.tz or "UTC"))
    except (ValueError, IndexError):
        return fallback
    return re.sub(r"\{(\w+?)(?:_pretty)?\}", lambda token: _formatted(moment, token[1]), parts[2])


def _formatted(moment: datetime, token: str) -> str:
    return moment.strftime(DATE_TOKENS.get(token, "{" + token + "}"))
