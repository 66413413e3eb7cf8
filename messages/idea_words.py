"""What is said of ideas: scores, decisions, and the corners of the two-by-two table."""

from decimal import Decimal

from bot.domain.ideas import Quadrant, Tally
from bot.domain.vocabulary import IdeaOutcome, Stage
from messages.clipping import clip
from messages.wording import reported

_CORNERS = {
    Quadrant.BIG_ROCK: "Big rocks",
    Quadrant.QUICK_WIN: "Quick wins",
    Quadrant.SMALL: "If there is time",
    Quadrant.DOUBTFUL: "Think twice",
}
_DECIDED = {
    IdeaOutcome.PLANNED: "Planned",
    IdeaOutcome.DECLINED: "Declined",
    IdeaOutcome.TAKEN_UP: "Taken up again",
}
_MARKS = {1: "1, very little", 3: "3, some", 5: "5, very much"}


def mark(number: int) -> str:
    """One step of the scale, as its option says it."""
    return _MARKS.get(number, str(number))


def _figure(middle: Decimal) -> str:
    """A middle of marks: "4", "3.5"."""
    return format(middle.normalize(), "f")


def tallied(tally: Tally) -> str:
    """What people say of an idea: "3 scores, middle value 4, middle effort 2.5"."""
    if tally.value is None or tally.effort is None:
        return "no score yet"
    value, effort = _figure(tally.value), _figure(tally.effort)
    if tally.count == 1:
        return f"1 score: value {value}, effort {effort}"
    return f"{tally.count} scores, middle value {value}, middle effort {effort}"


def corner(quadrant: Quadrant) -> str:
    """What stands there, in two or three words."""
    return _CORNERS[quadrant]


def decided(outcome: IdeaOutcome) -> str:
    """What was decided, as the beginning of a line."""
    return _DECIDED[outcome]


def decided_already(reference: str, stage: Stage, by: str, reason: str) -> str:
    """Why nothing is decided any more, and who was first."""
    told = f"{reference} is {reported(stage)} already."
    if not by:
        return told
    return f'{told} {by} decided it: "{clip(reason, 200)}".' if reason else f"{told} {by} decided it."
