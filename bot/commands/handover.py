"""`/okr handover @ana @ben`: what somebody owns goes to somebody else."""

from bot.answers import Answer, Open
from bot.deps import Deps
from bot.domain.commands import Handover
from bot.forms.handover import handing_over
from bot.forms.people import get_to_know
from bot.payloads import Command


def handover(deps: Deps, request: Command, asked: Handover) -> Answer:
    """The form with what they own; without a first name it is one's own."""
    giver = asked.from_id or request.actor.slack_user_id
    get_to_know(deps, [giver])
    return Open(handing_over(deps, request.actor, giver, asked.to_id))
