"""How the headings of the executive brief are said."""

from bot.domain.vocabulary import BriefHeading

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


def brief_heading(heading: BriefHeading) -> str:
    """What stands before the colon of a line."""
    return _HEADINGS[heading]
