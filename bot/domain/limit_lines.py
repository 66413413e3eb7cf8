"""Limits inside a sentence: "Uptime between 99% and 100%", "Satisfaction stays above 90%", "Errors below 5 %"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.measures import Unit
from bot.domain.outcomes import read_outcome_target

_BETWEEN = re.compile(
    r"\b(?:between|within)\s+(?P<lower>\S.{0,30}?)\s+(?:and|to)\s+(?P<upper>\S.{0,40})$", re.IGNORECASE
)
_FLOOR = re.compile(
    r"\b(?:at\s+least|no\s+less\s+than|not\s+below|above|over|more\s+than|min(?:imum)?\s+of)\s+(?P<limit>\S.{0,40})$",
    re.IGNORECASE,
)
_CEILING = re.compile(
    r"\b(?:at\s+most|no\s+more\s+than|not\s+above|below|under|less\s+than|max(?:imum)?\s+of)\s+(?P<limit>\S.{0,40})$",
    re.IGNORECASE,
)
# Whoever wants to move a number names where it should arrive, not what it should keep to.
_MOVES = re.compile(
    r"\b(?:from|reduce|cut|lower|decrease|drop|increase|raise|grow|improve|get|reach|win|generate|sell|bring)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A band, a floor (`lower` alone) or a ceiling (`upper` alone)."""

    lower: Decimal | None
    upper: Decimal | None
    unit: Unit


def read_limits(line: str, decimal_mark: str | None = None) -> LimitLine | None:
    """The limits that end a line; None where there are none that are certain, or where it wants a number to move."""
    if _MOVES.search(line):
        return None
    if band := _BETWEEN.search(line):
        lower, upper = (read_outcome_target(band[each], decimal_mark) for each in ("lower", "upper"))
        if lower and upper and lower.target < upper.target and not (lower.before or upper.before or upper.after):
            return LimitLine(lower.target, upper.target, lower.unit if upper.unit == Unit() else upper.unit)
        return None
    for limits, is_floor in ((_FLOOR, True), (_CEILING, False)):
        found = limits.search(line)
        read = read_outcome_target(found["limit"], decimal_mark) if found else None
        if read and read.start is None and not (read.before or read.after):
            return LimitLine(read.target if is_floor else None, None if is_floor else read.target, read.unit)
    return None
