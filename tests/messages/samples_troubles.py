"""Samples of what keeps the app from doing its work."""

from messages.payload import Message
from messages.troubles import channel_refused
from tests.messages.cards import Typed
from tests.messages.samples import sample


@sample("messages/channel_refused", "archived")
def _(typed: Typed) -> Message:
    return channel_refused(team_id=4, channel_id="C0GROWTH0001", reason="is_archived")


@sample("messages/channel_refused", "not-invited")
def _(typed: Typed) -> Message:
    return channel_refused(team_id=4, channel_id="C0GROWTH0001", reason="not_in_channel")


@sample("messages/channel_refused", "restricted")
def _(typed: Typed) -> Message:
    return channel_refused(team_id=4, channel_id="C0GROWTH0001", reason="restricted_action")
