"""What came of initiatives, in words."""

from bot.domain.vocabulary import Movement, Verdict

_CAME_OUT = {
    Verdict.MOVED: "it moved the number",
    Verdict.LESS: "less than we thought",
    Verdict.NOT_MOVED: "it did not move the number",
    Verdict.CANNOT_TELL: "cannot tell",
}
_MOVED_HOW = {
    Movement.AS_PREDICTED: "as far as predicted, or further",
    Movement.PART: "the right way, less far than predicted",
    Movement.NEARER: "the right way",
    Movement.KEPT: "within its limits then and now",
    Movement.FLAT: "nowhere",
    Movement.AWAY: "the wrong way",
    Movement.UNKNOWN: "nobody knows where",
}


def came_out(verdict: Verdict) -> str:
    """What its owner says came of it: "less than we thought"."""
    return _CAME_OUT[verdict]


def moved_how(moved: Movement) -> str:
    """What its key result did meanwhile, behind "it went": "the wrong way"."""
    return _MOVED_HOW[moved]
