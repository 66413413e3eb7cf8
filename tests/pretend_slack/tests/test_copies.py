"""A copy of a workspace begins as the first one stands, and goes on by itself."""

from slack_sdk import WebClient

from tests.pretend_slack import PretendSlack
from tests.pretend_slack.faults import Fault, Faults


def test_what_happened_is_in_both_and_what_happens_in_one(slack: PretendSlack, client: WebClient) -> None:
    growth = slack.workspace.channel_named("growth")
    said = client.chat_postMessage(channel=growth.id, text="Before")
    with PretendSlack.start(slack.workspace.copied()) as other:
        elsewhere = WebClient(other.workspace.app.bot_token, base_url=other.api_url)
        elsewhere.chat_update(channel=growth.id, ts=str(said["ts"]), text="Changed")
        elsewhere.chat_postMessage(channel=growth.id, text="After")
        client.chat_postMessage(channel=growth.id, text="Meanwhile")

        copied = other.workspace.channel_named("growth")
        assert [message.text for message in growth.messages] == ["Before", "Meanwhile"]
        assert [message.text for message in copied.messages] == ["Changed", "After"]
        assert len(slack.traffic.calls("chat.postMessage")) == len(other.traffic.calls("chat.postMessage")) == 2
        assert other.workspace.app.bot_token not in str(other.traffic.after())


def test_a_fault_that_waits_strikes_in_both() -> None:
    faults = Faults()
    faults.next("chat.postMessage", Fault.http_500(), Fault.hang(1.0))
    faults.take("chat.postMessage")
    copied = faults.copied()

    assert copied.take("chat.postMessage") == faults.take("chat.postMessage") == Fault.hang(1.0)
    assert copied.take("chat.postMessage") is None
