"""What is typed behind an initiative: what holds it up, and what came of it."""

import re

from bot.domain.initiative_commands import Block, LookBack, ScoreIdea
from bot.domain.references import Reference
from bot.domain.title_words import trimmed, unquoted
from bot.domain.vocabulary import Verdict

_BY = re.compile(r"(?:by|on|because\s+of)(?=\s)\s+", re.IGNORECASE)
_UNTIL = re.compile(r"(?:^|[\s,]+)(?:until|till|til)\s+(?P<day>\S.*)$", re.IGNORECASE | re.DOTALL)
_AHEAD = re.compile(r"^(?:at|on|of|for)\s+", re.IGNORECASE)
_END = r"(?=[\s,;:.!]|$)"
_THE_NUMBER = r"(?:\s+(?:it|(?:the|our)\s+number))?"
_NOT = r"(?:did\s+not|didn['\u2019]?t)"
_VERDICTS: tuple[tuple[str, Verdict], ...] = (
    (rf"(?:it\s+)?(?:{_NOT}(?:\s+(?:move|work)\b{_THE_NUMBER})?|not\s+moved|failed|no)", Verdict.NOT_MOVED),
    (r"(?:we\s+)?(?:cannot|can\s+not|can['\u2019]?t|could\s+not)\s+tell|unclear|unknown", Verdict.CANNOT_TELL),
    (r"(?:it\s+(?:did|moved)\s+)?less(?:\s+than\s+(?:we\s+)?(?:thought|expected|hoped|predicted))?", Verdict.LESS),
    (rf"(?:it\s+)?(?:moved{_THE_NUMBER}|worked|paid\s+off|yes)", Verdict.MOVED),
)
_MARKS = re.compile(r"(?:value\s*)?([1-5])[\s,;/]+(?:(?:and\s+)?effort\s*)?([1-5])[.!]?", re.IGNORECASE)
_LOOSE = "?!. "
_BEFORE_WORDS = re.compile(r"^[\s,;:.=!\u2013\u2014-]+")
_BECAUSE = re.compile(r"because(?:\s+of)?(?:\s+|$)", re.IGNORECASE)
_SEPARATORS = re.compile(r"^[\s,;:.!\u2013\u2014-]+")


def read_block(rest: str) -> Block | None:
    """ "I7 by Legal until 4 Dec"; None where no item is named."""
    taken = Reference.take(rest)
    return Block(taken[0], *_blocker(taken[1])) if taken else None


def read_look_back(rest: str) -> LookBack | None:
    """ "I7 less than we thought, Sales never used it", also "at I7"; None where no item is named."""
    taken = Reference.take(_AHEAD.sub("", rest, count=1))
    return LookBack(taken[0], *read_verdict(taken[1])) if taken else None


def read_words(rest: str) -> tuple[Reference, str] | None:
    """ "I7 because nobody has time": an item and what is said of it; None where no item is named."""
    if alone := Reference.parse(rest.rstrip(_LOOSE)):
        return alone, ""
    taken = Reference.take(rest)
    if taken is None:
        return None
    words = taken[1]
    while (bare := unquoted(_BEFORE_WORDS.sub("", trimmed(words)))) != words:
        words = bare
    words = _BECAUSE.sub("", words, count=1) if _BECAUSE.match(words) else words
    return taken[0], words if words.strip(_LOOSE) else ""


def read_score(rest: str) -> ScoreIdea | None:
    """ "I7 4 2" and "I7 value 4, effort 2"; None where no item is named."""
    said = read_words(rest)
    if said is None:
        return None
    marks = _MARKS.fullmatch(said[1])
    return ScoreIdea(said[0], int(marks[1]), int(marks[2])) if marks else ScoreIdea(said[0])


def _blocker(rest: str) -> tuple[str, str]:
    found = _UNTIL.search(rest)
    by = rest[: found.start()] if found else rest
    return unquoted(_BY.sub("", trimmed(by), count=1)), trimmed(found["day"]) if found else ""


def read_verdict(rest: str) -> tuple[Verdict | None, str]:
    """What came of it, and the line of learning behind it; None where no verdict of ours stands first."""
    text = trimmed(rest)
    for words, verdict in _VERDICTS:
        if found := re.match(rf"(?:{words}){_END}", text, re.IGNORECASE):
            return verdict, unquoted(_SEPARATORS.sub("", text[found.end() :]))
    return None, unquoted(text)
