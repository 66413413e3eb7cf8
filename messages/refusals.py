"""What the product refuses, in words: what is the matter and what to do instead."""

from dataclasses import dataclass

from bot.domain.errors import (
    AlreadyDecided,
    AmbiguousNumber,
    ChangedMeanwhile,
    CycleClosed,
    DomainError,
    Invalid,
    InvalidForm,
    NotAllowed,
    NotFound,
    OutsideWorkspace,
    StorageBusy,
    StorageFull,
    StorageUnreachable,
)
from messages.idea_words import decided_already
from messages.payload import Message
from messages.render import render_message

_OUTSIDE = {
    "external": "Goals are shared within this company only.",
    "guest": "Guests see what the teams of their channels own, and can update what they own themselves.",
    "deactivated": "This account is no longer active here.",
    "bot": "Apps cannot use this command.",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """`instead` are texts that can be typed as they are; `who_could` are Slack user ids. `readings` are buttons, each
    with its words and the command that it stands for."""

    problem: str
    instead: tuple[str, ...] = ()
    who_could: tuple[str, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()


def refusal_of(
    error: DomainError, instead: tuple[str, ...] = (), readings: tuple[tuple[str, str], ...] = ()
) -> Refusal:
    """The words for an error. `instead` are commands that would work, as the one who read the command knows them;
    `readings` those that settle an ambiguous number, as for a Refusal."""
    match error:
        case AmbiguousNumber(typed, meant):
            problem = f"{typed} can be read as two numbers, so nothing is saved yet."
            commands = tuple(f"/okr {command}" for _, command in readings)
            return Refusal(problem, instead or commands or tuple(each.typed for each in meant), readings=readings)
        case NotFound():
            return Refusal(_problem(error), instead or ("/okr list",))
        case NotAllowed(_, _, ()):
            return Refusal(f"{_problem(error)} Ask one of your workspace's owners or admins in Slack.", instead)
        case NotAllowed(_, _, who_could):
            return Refusal(_problem(error), instead, who_could)
        case ChangedMeanwhile(_, by):
            return Refusal(_problem(error), instead, (by,))
        case _:
            return Refusal(_problem(error), instead)


def in_a_form(error: DomainError) -> str:
    """The words beside a field, which name nobody: Slack shows no mention there. What was typed is still in it."""
    match error:
        case NotAllowed():
            return f"{_problem(error)} Its owner and the leads of its team can. What you typed is still here to copy."
        case StorageBusy() | StorageFull():
            return _problem(error)
        case _:
            return f"{_problem(error)} What you typed is still here to copy."


def _problem(error: DomainError) -> str:  # noqa: PLR0911  (one sentence for each error)
    match error:
        case Invalid(_, problem):
            return problem
        case InvalidForm(problems):
            return " ".join(each.problem for each in problems)
        case NotFound(reference):
            return f"I cannot find {reference}. It may have another number, or be private."
        case NotAllowed(verb, reference):
            return f"You cannot {verb} {reference}."
        case ChangedMeanwhile(reference):
            return f"{reference} was changed while you were writing. Look at it and try again."
        case AlreadyDecided(reference, stage, by, reason):
            return decided_already(reference, stage, by, reason)
        case CycleClosed(cycle):
            return f"{cycle} is closed, so nothing in it changes any more."
        case OutsideWorkspace(reason):
            return _OUTSIDE.get(reason, "I do not know you here yet. Try again in a minute.")
        case StorageUnreachable():
            return "The database does not answer at this moment. Try again in a minute: nothing is saved twice."
        case StorageBusy():
            return "Many people are saving at this moment. Nothing was saved; try again."
        case StorageFull():
            return "There is no room left to save anything, so nothing was saved. Tell whoever runs this app."
    raise error


def update_refused(*, typed: str, refusal: Refusal) -> Message:
    """Nothing was saved; `typed` is what the person wrote ("" when there is nothing worth showing)."""
    return render_message("messages/update_refused", typed=typed, refusal=refusal)
