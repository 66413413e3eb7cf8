"""What happens in the workspace without the app's doing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.model import Json

Connect = Callable[[], None]


def test_a_changed_person_is_told_of(slack: PretendSlack, tea_bot: App, connect: Connect) -> None:
    @tea_bot.event("user_change")
    def changed(event: Json, client: WebClient) -> None:
        client.chat_postMessage(channel=event["user"]["id"], text=f"Now in {event['user']['tz']}")

    connect()
    slack.outside.change_person("Ana Diaz", tz="Asia/Tokyo")

    slack.person("Ana Diaz").sees("Now in Asia/Tokyo")


def test_a_delivery_can_come_twice(slack: PretendSlack, tea_bot: App, connect: Connect) -> None:
    heard: list[str] = []

    @tea_bot.command("/tea")
    def tea(ack: Ack, body: Json) -> None:
        heard.append(body["trigger_id"])
        ack()

    connect()
    slack.person("Ana Diaz").types("/tea", channel="growth")

    assert slack.outside.deliver_again("/tea").ok
    assert len(heard) == 2
    assert len(set(heard)) == 1


def test_an_installation_code_buys_the_token_once(slack: PretendSlack) -> None:
    app, code = slack.workspace.app, slack.outside.installation_code("Ana Diaz")
    client = WebClient(base_url=slack.api_url)
    bought = client.oauth_v2_access(client_id=app.client_id, client_secret=app.client_secret, code=code)

    assert (bought["access_token"], bought["authed_user"]["id"]) == (app.bot_token, "U0ANA0001")
    with pytest.raises(SlackApiError, match="invalid_code"):
        client.oauth_v2_access(client_id=app.client_id, client_secret=app.client_secret, code=code)


def test_after_uninstalling_the_token_is_dead(slack: PretendSlack, client: WebClient) -> None:
    slack.outside.uninstall()

    with pytest.raises(SlackApiError, match="token_revoked"):
        client.auth_test()


def test_a_scheduled_message_comes_when_its_time_has_come(workspace: Workspace) -> None:
    moment = [datetime(2026, 11, 20, 9, tzinfo=UTC)]
    with PretendSlack.start(workspace, now=lambda: moment[0]) as slack:
        client, ana = WebClient(workspace.app.bot_token, base_url=slack.api_url), slack.person("Ana Diaz")
        at = int(moment[0].timestamp()) + 60
        client.chat_scheduleMessage(channel=ana.id, text="Tea time", post_at=at)
        ana.sees_not("Tea time")
        moment[0] += timedelta(minutes=1)

        ana.sees("Tea time")
        assert client.chat_scheduledMessages_list()["scheduled_messages"] == []


def test_the_past_cannot_be_scheduled(slack: PretendSlack, client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="time_in_past"):
        client.chat_scheduleMessage(channel="U0ANA0001", text="Too late", post_at=1)
