"""Whether the words of a message may be repeated is read from the name that Slack gives of its channel."""

import pytest

from bot.domain.people import Actor
from bot.payloads import shortcut_from

ANA = Actor(workspace_id=1, person_id=1, slack_user_id="U1", name="Ana Diaz")


@pytest.mark.parametrize(
    ("channel", "is_private"),
    [
        ({"id": "C1", "name": "growth"}, False),
        ({"id": "C2", "name": "privategroup"}, True),
        ({"id": "D1", "name": "directmessage"}, True),
        ({"id": "G1", "name": "mpdm-ana--ben--carol-1"}, True),
        ({"id": "C3"}, True),
        (None, True),
    ],
    ids=["public", "private", "to one person", "to several", "without a name", "without a channel"],
)
def test_only_a_channel_that_has_a_name_is_public(channel: dict[str, str] | None, is_private: bool) -> None:
    payload = {"channel": channel, "message": {"ts": "1763542800.000100", "text": "Buy the competitor"}}

    assert shortcut_from(payload, ANA).is_private_source is is_private
