"""What a list is narrowed to, read from the words behind it: "at risk", "@ana's OKRs", "Q4 2026", "Growth"."""

import re

from bot.domain.filters import Filter, FilterBy
from bot.domain.title_words import trimmed

_LONGEST_NAME = 200  # nothing longer is a name of ours
_USER = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>(?:['\u2019]s)?")
_CHANNEL = re.compile(r"(?:team\s+)?<#([A-Z0-9]+)(?:\|[^>]*)?>(?:['\u2019]s)?")
_PHRASES = {
    FilterBy.ALL: r"|all|everything|everybody|everyone",
    FilterBy.MINE: r"my|mine|me|my\s+own",
    FilterBy.COMPANY: r"company|(?:the\s+)?whole\s+company|company[\s-]*wide",
    FilterBy.AT_RISK: r"at[\s-]*risk|risky?|red|amber|off[\s-]*track|needs?\s+attention|trouble",
    FilterBy.BEHIND: r"behind",
    FilterBy.NO_NEWS: r"no[\s-]*news|without\s+news|silent|stale",
    FilterBy.NO_INITIATIVE: r"no[\s-]*initiatives?|without(?:\s+an)?\s+initiatives?",
    FilterBy.CLOSED: r"closed|dropped|done|finished|over",
    FilterBy.IDEAS: r"ideas?",
}
_CYCLE = re.compile(
    r"(?:cycle|quarter)\s+(?P<named>\S.*)"
    r"|(?P<dated>q[1-4](?:[\s/-]*(?:20)?[0-9]{2})?|20[0-9]{2}(?:[\s/-]*q[1-4])?"
    r"|(?:this|last|next|current|previous)\s+(?:quarter|cycle|year))",
    re.IGNORECASE | re.DOTALL,
)
_TEAM = re.compile(r"team\s+(?P<name>\S.*)", re.IGNORECASE | re.DOTALL)
_NOUN = r"okrs?|objectives?|goals?|key\s+results?|krs?|metrics?|initiatives?"
_AHEAD = re.compile(rf"^(?:{_NOUN}|for|of|in|by|from|with|that|which|are|is|the)(?=\s)\s+", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:['\u2019]s)?(?:^|(?<=\s))(?:{_NOUN})$|['\u2019]s$|[?!.]$", re.IGNORECASE)


def read_filter(text: str) -> Filter:
    """The filter that a text names; what is no word of ours is kept as a name, as typed."""
    named = trimmed(text)
    while len(named) <= _LONGEST_NAME:
        if known := _known(named):
            return known
        bare = trimmed(_BEHIND.sub("", _AHEAD.sub("", named)))
        if bare == named:
            break
        named = bare
    return Filter(FilterBy.NAMED, named)


def _known(text: str) -> Filter | None:
    for by, words in _PHRASES.items():
        if re.fullmatch(words, text, re.IGNORECASE):
            return Filter(by)
    if user := _USER.fullmatch(text):
        return Filter(FilterBy.PERSON, slack_id=user[1])
    if channel := _CHANNEL.fullmatch(text):
        return Filter(FilterBy.TEAM, slack_id=channel[1])
    if cycle := _CYCLE.fullmatch(text):
        return Filter(FilterBy.CYCLE, name=cycle["named"] or cycle["dated"])
    if team := _TEAM.fullmatch(text):
        return Filter(FilterBy.TEAM, name=team["name"])
    return None
