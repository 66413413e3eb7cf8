"""People at work with the bot; what Slack sent it meanwhile is what the fuzzing starts from."""

from collections.abc import Iterator
from typing import Any

from tests.pretend_slack import PretendSlack


def record(slack: PretendSlack) -> list[dict[str, Any]]:
    """Every kind of payload, as delivered: commands, clicks, forms, options, shortcuts and events."""
    ana = slack.person("Ana Diaz")
    ana.types("/okr new objective Improve the login experience", channel="general")
    ana.suggestions("Team", "Gr")
    ana.fills("First key result", "Password resets from 10% to 1%")
    ana.submits()
    ana.sees("Saved: O1")
    ana.types("/okr update KR1 4.2 SSO live for Sales", channel="general")
    ana.types("/okr show O1", channel="general")
    shown = ana.channel_messages("general")[-1]
    ana.clicks(next(_buttons(shown.blocks)), in_=shown)
    ana.uses_shortcut("New objective")
    ana.cancels()
    ana.uses_shortcut("Turn into an initiative", ana.channel_messages("general")[0])
    ana.opens_home()
    ana.says("hello")
    ana.mentions("hello", "general")
    slack.outside.change_person("Ben Okoro", tz="Asia/Tokyo")
    slack.outside.welcome(slack.workspace.add_person("Dan Roth", tz="Europe/Berlin"))
    delivered = [entry.body["payload"] for entry in slack.traffic.of(kind="envelope")]
    submitted = next(payload for payload in delivered if payload.get("type") == "view_submission")
    # Sent only by forms that ask to be told; it holds the view as a submission does.
    return [*delivered, {**submitted, "type": "view_closed", "is_cleared": False}]


def kinds(recorded: list[dict[str, Any]]) -> set[str]:
    """What was recorded: types of interactions, `command`, and types of events."""
    return {
        str(payload["event"]["type"] if "event" in payload else payload.get("type", "command")) for payload in recorded
    }


def _buttons(part: Any) -> Iterator[str]:
    if isinstance(part, dict) and part.get("type") == "button":
        yield part["text"]["text"]
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _buttons(inner)
