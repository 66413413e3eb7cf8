"""Accidents on purpose, as the SDK sees them."""

import time
from concurrent.futures import ThreadPoolExecutor
from http.client import RemoteDisconnected

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.pretend_slack import Fault, PretendSlack


@pytest.fixture
def growth(slack: PretendSlack) -> str:
    return slack.workspace.channel_named("growth").id


def texts(slack: PretendSlack) -> list[str]:
    return [message.text for message in slack.workspace.channel_named("growth").messages]


def test_a_rate_limit_says_when_to_come_back(slack: PretendSlack, client: WebClient, growth: str) -> None:
    slack.faults.next("chat.postMessage", Fault.rate_limited(retry_after=2))
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=growth, text="x")

    assert (refused.value.response.status_code, refused.value.response.headers["Retry-After"]) == (429, "2")
    assert texts(slack) == []


def test_a_fault_strikes_once(slack: PretendSlack, client: WebClient, growth: str) -> None:
    slack.faults.next("chat.postMessage", Fault.http_500())
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=growth, text="lost")
    client.chat_postMessage(channel=growth, text="found")

    assert texts(slack) == ["found"]


def test_an_answer_may_be_lost_after_the_work_was_done(slack: PretendSlack, client: WebClient, growth: str) -> None:
    slack.faults.next("chat.postMessage", Fault.drop_after_store())
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel=growth, text="stored")

    assert texts(slack) == ["stored"]


def test_a_hang_ends_without_an_answer(slack: PretendSlack, client: WebClient, growth: str) -> None:
    slack.faults.next("chat.postMessage", Fault.hang(0.2))
    begun = time.monotonic()
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel=growth, text="x")

    assert time.monotonic() - begun >= 0.2
    assert texts(slack) == []


def test_any_error_can_be_answered(slack: PretendSlack, client: WebClient, growth: str) -> None:
    slack.faults.always("chat.postMessage", Fault.error("restricted_action"))
    for _ in range(2):
        with pytest.raises(SlackApiError, match="restricted_action"):
            client.chat_postMessage(channel=growth, text="x")


def test_the_whole_api_can_be_slow(slack: PretendSlack, client: WebClient) -> None:
    slack.web_api.latency = 0.2
    begun = time.monotonic()
    client.auth_test()

    assert time.monotonic() - begun >= 0.2


def test_a_rate_limit_counts_within_its_seconds(slack: PretendSlack, client: WebClient, growth: str) -> None:
    age = [0.0]
    slack.workspace.monotonic = lambda: age[0]
    slack.rate_limits.set("chat.postMessage", calls=1, seconds=1, per_channel=True)
    client.chat_postMessage(channel=growth, text="first")
    client.chat_postMessage(channel="U0ANA0001", text="elsewhere")
    with pytest.raises(SlackApiError, match="ratelimited"):
        client.chat_postMessage(channel=growth, text="too soon")
    age[0] = 1.0
    client.chat_postMessage(channel=growth, text="second")

    assert texts(slack) == ["first", "second"]


def test_a_call_can_be_held_until_the_test_lets_it_go(slack: PretendSlack, client: WebClient, growth: str) -> None:
    with ThreadPoolExecutor(1) as other:
        with slack.faults.hold("chat.postMessage"):
            posting = other.submit(client.chat_postMessage, channel=growth, text="late")
            assert slack.workspace.wait_until(lambda: slack.traffic.calls("chat.postMessage"), 5)
            assert texts(slack) == []
        posting.result()

    assert texts(slack) == ["late"]
