"""How the headings of the executive brief are said, and what is left out under them."""

from bot.domain.briefs import BriefEntry, BriefLine
from bot.domain.vocabulary import BriefHeading, ItemKind
from messages.wording import counted

_HEADINGS = {
    BriefHeading.MOVED: "Moved",
    BriefHeading.STARTED: "Started",
    BriefHeading.DONE: "Done",
    BriefHeading.PAID_OFF: "Paid off",
    BriefHeading.NO_EFFECT: "Did not pay off",
    BriefHeading.DECIDE: "Decide",
    BriefHeading.NO_OWNER: "Nobody answers for it",
    BriefHeading.OFF_TRACK: "Now off track",
    BriefHeading.WORSE: "Worse than where it began",
    BriefHeading.BLOCKED: "Blocked",
    BriefHeading.EASED: "Target eased",
    BriefHeading.FLAT: "Done, but no better",
    BriefHeading.UNTOUCHED: "Untouched for two weeks",
    BriefHeading.GREEN_BUT_BEHIND: "Said on track, but is not",
    BriefHeading.NO_INITIATIVE: "No initiative",
}
_KINDS = _KEY_RESULT, _INITIATIVE, _ASK = "key result", "initiative", "ask"


def brief_heading(heading: BriefHeading) -> str:
    """What stands before the colon of a line."""
    return _HEADINGS[heading]


def how_many_more(line: BriefLine, shown: int) -> str:
    """What is left out behind the first ones: "16 more key results", "1 more key result and 2 more initiatives"."""
    kinds = [_kind(entry) for entry in line.entries[shown:]]
    return " and ".join(
        counted(count, f"more {kind}", f"more {kind}s") for kind in _KINDS if (count := kinds.count(kind))
    )


def _kind(entry: BriefEntry) -> str:
    if entry.ask is not None:
        return _ASK
    return _INITIATIVE if entry.ref.kind is ItemKind.INITIATIVE else _KEY_RESULT
