"""What earlier initiatives taught."""

from bot.domain.look_backs import LookBack, VerdictCounts
from messages.page_values import ListPage
from messages.payload import Message
from messages.render import render_message


def learnings(
    *,
    words: str,
    team: str,
    cycle: str,
    counts: VerdictCounts,
    backs: tuple[LookBack, ...],
    more: ListPage | None,
) -> Message:
    """A page of what came of initiatives: `counts` are of all that were found, in words and numbers of initiatives."""
    return render_message(
        "messages/learnings", words=words, team=team, cycle=cycle, counts=counts, backs=backs, more=more
    )
