"""The explorer finds its way in a Slack where the app replaces what it has said whenever it likes."""

import asyncio

from tests.edge.exploring import Explorer
from tests.pretend_slack import PretendSlack
from tests.pretend_slack.delivery import Ack, Envelope
from tests.pretend_slack.model import Json

IDS = {f"button {number}" for number in range(10)}
BUTTONS = [{"type": "button", "action_id": each, "text": {"type": "plain_text", "text": each}} for each in sorted(IDS)]


class RestlessApp:
    """Takes every click, and has nothing else to do than to replace its message, blocks with new ids each time."""

    def __init__(self, slack: PretendSlack) -> None:
        self.heard: list[str] = []
        self._slack, self._channel = slack, slack.workspace.channel_named("general").id
        said = self._calls("chat.postMessage")
        self._replacing = asyncio.get_running_loop().create_task(self._replace(said["ts"]))

    async def deliver(self, envelope: Envelope) -> Ack:
        self.heard += [action["action_id"] for action in envelope.payload["actions"]]
        return Ack("answered")

    async def stop(self) -> None:
        self._replacing.cancel()

    async def _replace(self, ts: str) -> None:
        while True:
            self._calls("chat.update", ts=ts)
            await asyncio.sleep(0)

    def _calls(self, method: str, **more: str) -> Json:
        body = {"channel": self._channel, "text": "Ten", "blocks": [{"type": "actions", "elements": BUTTONS}], **more}
        return self._slack.web_api.answer(method, body, self._slack.workspace.app.bot_token)


async def connected(slack: PretendSlack) -> RestlessApp:
    slack.carrier = app = RestlessApp(slack)
    return app


def test_each_button_of_a_message_that_is_replaced_all_the_time_is_used_once(slack: PretendSlack) -> None:
    app = slack.run(connected(slack))

    Explorer(slack, "Ana Diaz").use_everything()

    slack.run(app.stop())
    assert sorted(app.heard) == sorted(IDS)
