"""Tests act from their own threads while the server's loop runs: nothing may get lost or break."""

from concurrent.futures import Future, ThreadPoolExecutor

from slack_sdk import WebClient

from tests.pretend_slack import PretendSlack


def test_people_and_the_app_write_at_the_same_time(slack: PretendSlack, client: WebClient) -> None:
    growth = slack.workspace.channel_named("growth")
    ana, ben = slack.person("Ana Diaz"), slack.person("Ben Okoro")
    with ThreadPoolExecutor(8) as pool:
        for number in range(20):
            doing: list[Future[object]] = [
                pool.submit(ana.types, f"ana {number}", "growth"),
                pool.submit(ben.types, f"ben {number}", "growth"),
                pool.submit(client.chat_postMessage, channel=growth.id, text=f"app {number}"),
                pool.submit(ben.screen),
            ]
            for deed in doing:
                deed.result()

    assert len({message.text for message in growth.messages}) == 60
    assert len({message.ts for message in growth.messages}) == 60
    assert [message.ts for message in growth.messages] == sorted(message.ts for message in growth.messages)
