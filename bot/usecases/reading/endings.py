"""How items ended, read from their rows. Shared steps."""

from bot.domain.cards import Ending
from bot.domain.vocabulary import ClosingOutcome, ItemState, Stage
from storage.models import Initiative, KeyResult, Objective


def ending_of(item: Objective | KeyResult | Initiative) -> Ending | None:
    """None while it is open."""
    match item:
        case Initiative():
            outcomes = {Stage.DONE: ClosingOutcome.FINISHED, Stage.DROPPED: ClosingOutcome.DROPPED}
            outcome = outcomes.get(item.stage)
            return Ending(outcome, reason=item.closing_note) if outcome else None
        case _ if item.state is ItemState.OPEN:
            return None
        case _:
            score = item.score if isinstance(item, KeyResult) else None
            return Ending(item.outcome or ClosingOutcome.FINISHED, score, item.closing_note)
