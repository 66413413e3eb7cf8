"""Slash commands, from the composer to the answer."""

from collections.abc import Callable

from slack_bolt import Ack, App
from slack_sdk import WebClient

from tests.pretend_slack import PretendSlack


def test_a_command_is_answered_to_the_person_alone(
    slack: PretendSlack, tea_bot: App, connect: Callable[[], None]
) -> None:
    @tea_bot.command("/tea")
    def tea(ack: Ack, command: dict[str, str]) -> None:
        ack(f"Tea for {command['user_name']}: {command['text']}")

    connect()
    slack.person("Ana Diaz").types("/tea green, please", channel="growth")

    slack.person("Ana Diaz").sees("Tea for ana: green, please")
    assert "Tea for ana" not in slack.person("Ben Okoro").screen()


def test_a_message_of_the_app_is_seen_in_the_channel(slack: PretendSlack, client: WebClient) -> None:
    client.chat_postMessage(channel=slack.workspace.channel_named("growth").id, text="The kettle is on")

    slack.person("Ben Okoro").sees("The kettle is on")
