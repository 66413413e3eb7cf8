"""What keeps the app from doing its work, told to whoever can help."""

from messages.payload import Message
from messages.render import render_message


def channel_refused(*, team_id: int, channel_id: str, reason: str) -> Message:
    """A team's channel takes no messages any more. `team_id` is our row id, `channel_id` Slack's id, `reason`
    Slack's word for it."""
    return render_message("messages/channel_refused", team_id=team_id, channel_id=channel_id, reason=reason)
