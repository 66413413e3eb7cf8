"""Errors are vocabulary: each carries facts; the edge turns them into words."""

from dataclasses import dataclass

from bot.domain.vocabulary import Stage


class DomainError(Exception):
    """Something the product refuses, with the facts that explain it. `bot.errors` has the words for each."""


class UnreadableForm(ValueError):
    """A form that this version does not make: it stood open while the app was updated, or somebody else made it."""


@dataclass(slots=True)
class NotFound(DomainError):
    """No such item, or one that this person may not know of: both look the same on purpose."""

    reference: str


@dataclass(slots=True)
class NotAllowed(DomainError):
    """A refusal says who could do it."""

    verb: str
    reference: str
    who_could: tuple[str, ...] = ()  # Slack user ids


@dataclass(slots=True)
class Invalid(DomainError):
    """What somebody entered cannot be taken as it is. `field` names a form field, "" is the whole form;
    `problem` is a sentence for that person, saying what to enter instead."""

    field: str
    problem: str


@dataclass(slots=True)
class InvalidForm(DomainError):
    """Several fields at once."""

    problems: tuple[Invalid, ...]


@dataclass(frozen=True, slots=True)
class NumberReading:
    """One of two numbers that a text may be. `typed` can be typed as it is; `shown` has the unit, `meaning` says which
    of the two it is: "thousands", "1 less"."""

    typed: str
    shown: str
    meaning: str

    def __str__(self) -> str:
        return f"{self.shown} ({self.meaning})"


@dataclass(slots=True)
class AmbiguousNumber(DomainError):
    """A text such as "1.234" is two numbers; nothing is stored until the person has said which."""

    typed: str
    readings: tuple[NumberReading, NumberReading]

    def as_invalid(self, field: str) -> Invalid:
        """The same, beside a field of a form."""
        one, other = (f"{each.typed} ({each.meaning})" for each in self.readings)
        return Invalid(field, f"{self.typed} can be read as two numbers. Type {one} or {other}.")


@dataclass(slots=True)
class ChangedMeanwhile(DomainError):
    """A form was open while somebody else saved: both are shown, nothing is lost."""

    reference: str
    by: str  # Slack user id
    fields: tuple[tuple[str, str, str], ...] = ()  # field, what is stored now, what was typed


@dataclass(slots=True)
class AlreadyDecided(DomainError):
    """An idea is none any more: somebody decided on it first. `by` is their name, "" where nobody did."""

    reference: str
    stage: Stage
    by: str = ""
    reason: str = ""


@dataclass(slots=True)
class CycleClosed(DomainError):
    """Nothing changes in a closed cycle."""

    cycle: str


@dataclass(slots=True)
class OutsideWorkspace(DomainError):
    """People of other organisations get nothing; guests see what the teams of their channels own."""

    reason: str  # "external" | "guest" | "deactivated" | "bot" | "unknown"


class StorageBusy(DomainError):
    """Waiting for the database ended after two seconds: nothing was saved, and what was typed is kept."""


class StorageUnreachable(StorageBusy):
    """The database does not answer: nothing was saved as far as is known, and what was typed is kept. Whatever carries
    its cause can be saved again without doubling."""


class StorageFull(DomainError):
    """The disk is full: nothing was saved, and what was typed is kept."""
