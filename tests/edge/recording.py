"""Somebody at work with the bot; what Slack sent it meanwhile is what the fuzzing starts from."""

from typing import Any

from bot.routes import EVENTS
from tests.edge.exploring import Explorer
from tests.pretend_slack import PretendSlack

Payload = dict[str, Any]


def record(slack: PretendSlack) -> list[Payload]:
    """Every kind of payload, as delivered: each click, form, search, shortcut and event of `bot.routes`."""
    ana = slack.person("Ana Diaz")
    Explorer(slack, "Ana Diaz").explore()
    ana.uses_shortcut("New objective")
    ana.uses_shortcut("Check in")
    ana.types("Offer annual contracts", channel="general")
    ana.uses_shortcut("Turn into an initiative", ana.channel_messages("general")[-1])
    ana.closes_all()
    ana.says("hello")
    ana.mentions("hello", "general")
    slack.outside.change_person("Ben Okoro", tz="Asia/Tokyo")
    slack.outside.welcome(slack.workspace.add_person("Dan Roth", tz="Europe/Berlin"))
    slack.run(slack.events.finish())
    delivered = [entry.body["payload"] for entry in slack.traffic.of(kind="envelope")]
    event = next(payload for payload in delivered if "event" in payload)
    rare = [name for name in EVENTS if name not in kinds(delivered)]
    inner = {
        "channel": slack.workspace.channel_named("general").id,
        "tokens": {"bot": [slack.workspace.app.bot_user_id]},
    }
    return [
        *delivered,
        *(
            {**event, "event_id": f"Ev0RARE{number}", "event": {"type": each, **inner}}
            for number, each in enumerate(rare)
        ),
    ]


def kinds(recorded: list[Payload]) -> set[str]:
    """What was recorded: types of interactions, `command`, and types of events."""
    return {
        str(payload["event"]["type"] if "event" in payload else payload.get("type", "command")) for payload in recorded
    }


def ids(recorded: list[Payload], kind: str) -> set[str]:
    """The ids by which payloads of this type find their handlers."""
    found = [payload for payload in recorded if payload.get("type") == kind]
    if kind == "block_actions":
        return {str(action["action_id"]) for payload in found for action in payload["actions"]}
    if kind in ("view_submission", "view_closed"):
        return {str(payload["view"]["callback_id"]) for payload in found}
    return {str(payload.get("callback_id") or payload.get("action_id")) for payload in found}
