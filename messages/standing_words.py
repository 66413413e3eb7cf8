"""How an initiative stands, and how any item ended, in plain words."""

from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import ClosingOutcome
from messages.wording import status

_ENDED = {
    ClosingOutcome.FINISHED: "closed",
    ClosingOutcome.CARRIED_OVER: "carried over",
    ClosingOutcome.DROPPED: "dropped",
}


def health(shown: ShownStatus) -> str:
    """What is said of an initiative that is under way, and so has been started."""
    return "active, no check-in yet" if shown.kind is ShownKind.NOT_STARTED else status(shown)


def ended(outcome: ClosingOutcome) -> str:
    """What became of an item that is over."""
    return _ENDED[outcome]
