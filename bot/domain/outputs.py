"""What an initiative has finished so far: "120 of 300", "120/300" or "120". Output, never progress of an outcome."""

import re
from decimal import Decimal

from bot.domain.errors import Invalid
from bot.domain.measures import Unit
from bot.domain.numbers import read_amount

_PARTED = re.compile(r"\s*(?:\bout\s+of\b|\bof\b|/)\s*", re.IGNORECASE)


def read_output(typed: str, decimal_mark: str | None) -> tuple[Decimal | None, Decimal | None]:
    """What is finished and how much there is in all; each None where nothing is told of it.

    Raises Invalid (field "output") with what to type instead, and AmbiguousNumber as `read_amount` does.
    """
    if not typed.strip():
        return None, None
    parts = _PARTED.split(typed.strip())
    if len(parts) > 2:
        raise _asked_for_output()
    try:
        amounts = [read_amount(part, Unit(), None, decimal_mark) for part in parts]
    except Invalid as problem:
        raise _asked_for_output() from problem
    if min(amounts) < 0:
        raise _asked_for_output()
    return amounts[0], amounts[1] if len(amounts) == 2 else None


def _asked_for_output() -> Invalid:
    return Invalid("output", "Type how much is finished, for example 120 of 300.")
