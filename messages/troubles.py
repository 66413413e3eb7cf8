"""What keeps the app from doing its work, told to whoever can help."""

from messages.payload import Message
from messages.render import render_message


def channel_refused(*, channel_id: str, reason: str) -> Message:
    """A team's channel takes no messages any more. `channel_id` is Slack's id, `reason` Slack's word for it."""
    return render_message("messages/channel_refused", channel_id=channel_id, reason=reason)
