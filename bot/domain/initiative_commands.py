"""What can be asked for about the life of an initiative, as values."""

from dataclasses import dataclass

from bot.domain.references import Reference
from bot.domain.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Start:
    ref: Reference


@dataclass(frozen=True, slots=True)
class Block:
    """`by` and `until` as typed, "" where they are asked for: "block I7 by Legal until 4 Dec"."""

    ref: Reference
    by: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Unblock:
    ref: Reference


@dataclass(frozen=True, slots=True)
class Finish:
    """An item of any kind; one that is no initiative is closed as finished. `note` as typed behind it."""

    ref: Reference
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """`reason` as typed, "" where it is asked for."""

    ref: Reference
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """To make an initiative of an idea. `reason` as typed, "" where it is asked for; as for the next."""

    ref: Reference
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decline:
    ref: Reference
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ScoreIdea:
    """`value` and `effort` from 1 to 5; None where they are asked for."""

    ref: Reference
    value: int | None = None
    effort: int | None = None


@dataclass(frozen=True, slots=True)
class LookBack:
    """What came of an initiative. Without a `verdict` the form asks for it."""

    ref: Reference
    verdict: Verdict | None = None
    learning: str = ""
