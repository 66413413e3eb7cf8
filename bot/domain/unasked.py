"""What nobody asked for, and how much of it may reach one person. People's own words are not meant."""

from datetime import timedelta

PROMPT, NUDGE, LOOK_BACK = "prompt", "nudge", "look_back"
UNASKED = frozenset({PROMPT, NUDGE, LOOK_BACK})  # kinds of messages to one person that the clock causes
MOST_A_WEEK = 4
WEEK = timedelta(days=7)


def may_reach(kind: str, sent_this_week: int) -> bool:
    """Whether a message that nobody asked for may go out beside those of the last seven days; the prompt always may."""
    return kind == PROMPT or sent_this_week < MOST_A_WEEK
