"""What the form that closes an item holds."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.cards import ItemLine
from bot.domain.entered import NOTHING, Choice
from bot.domain.vocabulary import ClosingOutcome


@dataclass(frozen=True, slots=True)
class Closing:
    """An item that may be closed; `outcome` is what becomes of it where that was chosen already.

    `score` is what the progress of a key result suggests, None where it suggests nothing; `cycles` are where an
    objective can be carried over to, `open_key_results` how many would close with it. Of an initiative `output` is what
    is finished so far, and `look_back_on` when its owner is asked what came of it. `reason` is what was typed on the
    way to the form.
    """

    item: ItemLine
    score: Decimal | None = None
    cycles: tuple[Choice, ...] = ()
    open_key_results: int = 0
    output: str = ""
    look_back_on: date | None = None
    outcome: ClosingOutcome | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClosingEntered:
    """`score` is as typed, for key results only; `cycle` is where an objective goes on, and `resets` whether its key
    results start from where they are now. `output` is as typed, for initiatives, as is `look_back_on`."""

    outcome: ClosingOutcome = ClosingOutcome.FINISHED
    score: str = ""
    reason: str = ""
    cycle: Choice = NOTHING
    resets: bool = False
    output: str = ""
    look_back_on: date | None = None
