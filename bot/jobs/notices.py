"""What the bot itself has to tell somebody."""

from bot.deps import Deps
from bot.jobs.outgoing import Outgoing, Send
from bot.usecases.delivery.outbox import Claimed
from messages.troubles import channel_refused


def render_channel_refused(deps: Deps, claimed: Claimed) -> Outgoing:  # noqa: ARG001 - all it says is in the row
    """A team's channel takes no messages any more."""
    facts = claimed.facts
    return Send(channel_refused(team_id=facts["team_id"], channel_id=facts["channel"], reason=facts["reason"]))
