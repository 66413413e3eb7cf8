"""Scores at the end: 0.0 to 1.0 with one decimal, proposed from progress, changed only with a reason."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.domain.errors import Invalid
from bot.domain.progress import rounded, weighted_mean

SUCCESS = Decimal("0.7")
FULL = Decimal("1.0")
_ALMOST = Decimal("0.9")


class Verdict(StrEnum):
    """What a score is called."""

    REACHED = "reached"
    SUCCESS = "success"  # 0.7 of a stretch
    PARTLY = "partly"
    MISSED = "missed"  # said only of what was committed


def proposed_score(percent: Decimal | None) -> Decimal | None:
    """The score that a percentage of progress (0 to 100) suggests; None while progress is not known.

    Rounded half up, save that only a full hundred is a 1.0: what was not reached is not called reached.
    """
    if percent is None:
        return None
    score = rounded(Fraction(percent) / 100, places=1)
    return min(score, _ALMOST) if percent < 100 else score


def verdict_of(score: Decimal, *, is_committed: bool) -> Verdict:
    """A commitment is reached or missed; of a stretch, 0.7 is a success and the rest is partly there."""
    if score >= FULL:
        return Verdict.REACHED
    if is_committed:
        return Verdict.MISSED
    return Verdict.SUCCESS if score >= SUCCESS else Verdict.PARTLY


def objective_score(parts: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """The weighted mean of (score, weight) pairs; None when nothing counts."""
    mean = weighted_mean(parts)
    return None if mean is None else rounded(mean, places=1)


def accepted_score(given: Decimal, proposed: Decimal | None, reason: str) -> Decimal:
    """The score to store. Raises Invalid ("score") outside 0.0 to 1.0 or with more than one decimal, and Invalid
    ("reason") when it differs from the proposal and nobody says why."""
    if not 0 <= given <= 1 or (given * 10) % 1:
        raise Invalid("score", "Enter a score from 0.0 to 1.0 with one decimal, for example 0.7.")
    if proposed is not None and given != proposed and not reason.strip():
        raise Invalid("reason", f"The progress suggests {proposed}. Say in one line why you score it differently.")
    return given
