"""The part of a check-in command behind the reference: a value, a status, a line of news, each of them optional.

"45 at risk took the new pricing live", "at risk", "no change", "done", "120 of 300 on track".
"""

import re
from dataclasses import dataclass

from bot.domain.numerals import FACTOR_WORDS
from bot.domain.vocabulary import Health, ItemKind, Status

_STATUS_WORDS: tuple[tuple[str, Status, Health], ...] = (
    (r"on[\s-]*track|green|\U0001f7e2", Status.ON_TRACK, Health.ON_TRACK),
    (r"at[\s-]*risk|amber|yellow|\U0001f7e1", Status.AT_RISK, Health.AT_RISK),
    (r"off[\s-]*track", Status.OFF_TRACK, Health.AT_RISK),  # an initiative is at risk or blocked, never off track
    (r"red|\U0001f534", Status.OFF_TRACK, Health.BLOCKED),
)
_BLOCKED = r"blocked|stuck"
_SOFT_END = r"(?=[\s,;:!?]|\.(?:\s|$)|$)"
_ANY_STATUS = "|".join((*(words for words, _, _ in _STATUS_WORDS), _BLOCKED))
_HARD_END = rf"(?=\s*(?:[,;:!?.]\s|[,;:!?.]*$)|[\s,]+(?:{_ANY_STATUS}){_SOFT_END})"
# A dash before a spaced number may be a minus, so it stays.
_SEPARATORS = re.compile(
    "(?:[\\s,;:=!?]|\\.(?=\\s|$)|-+(?=\\s|$)(?!\\s+[$\u20ac\u00a3]?[\\d.,])|[\u2013\u2014]+(?=\\s|$))*"
)

_FACTOR = "|".join(sorted(FACTOR_WORDS, key=len, reverse=True))
_MONEY = "[$\u20ac\u00a3\u00a5\u20b9\u20a9\u20aa]"
_DIGITS = "(?:\\d+(?:[.,'\u2019\u066b\u066c\u202f\u2009]\\d+)*|[.,]\\d+)"
_AMOUNT = rf"(?:{_MONEY}\s?-?)?{_DIGITS}(?:\s?%|\s?(?:{_FACTOR})(?!\w)|[^\W\d_]+)?(?:\s?{_MONEY})?"
_SPACED = r"[+\u2212-]?[0-9]{1,3}(?:\s[0-9]{3})+(?:[.,][0-9]+)?"
_MINUS_APART = rf"[-\u2212]\s{_AMOUNT}"
# A number that other words follow is taken alone; "- 3" and "1 234" only where nothing else can be meant.
_NUMBER = (
    rf"(?:{_MINUS_APART}|{_SPACED}){_HARD_END}|(?:[+\u2212-]=\s?|=\s?[\u2212-]|\+\s?|[\u2212-])?{_AMOUNT}{_SOFT_END}"
)
_DONE = rf"(?:yes|done|\u2705|\u2714|\u2713)(?!\s+with\b){_SOFT_END}"
_DONE_ALONE = rf"(?:no|not\s+done|not\s+yet|finished|completed?|reached|x){_HARD_END}"
_OUTPUT = rf"\d[\d.,]*\s?(?:of|/)\s?\d[\d.,]*(?<=\d){_SOFT_END}"
_UNCHANGED = re.compile(rf"(?:no\s+change|unchanged|same(?:\s+as\s+before)?){_HARD_END}", re.IGNORECASE)
_VALUE = {
    ItemKind.KEY_RESULT: re.compile(rf"{_DONE}|{_DONE_ALONE}|{_NUMBER}", re.IGNORECASE),
    ItemKind.INITIATIVE: re.compile(rf"{_DONE}|{_DONE_ALONE}|{_OUTPUT}", re.IGNORECASE),
}
_VALUE_ALONE = {kind: re.compile(rf"(?:{value.pattern}){_HARD_END}", re.IGNORECASE) for kind, value in _VALUE.items()}
# "is now 45", but not "is 5 people short".
_LEADING_TO = re.compile(r"(?:(?:is|now|at|to|stands)\s+)+", re.IGNORECASE)
# "45 users at risk": one word between belongs to the number, unless it only fills ("45 still at risk").
_WORD_BETWEEN = re.compile(
    rf"\s(?P<word>[^\W\d_]+)(?=[\s,]+(?:on[\s-]*track|at[\s-]*risk|off[\s-]*track){_SOFT_END})", re.IGNORECASE
)
_FILLERS = frozenset({"still", "now", "is", "and", "but", "status"})


@dataclass(frozen=True, slots=True)
class CheckInWords:
    """The parts as typed; see `commands.Update`."""

    value: str = ""
    status: Status | Health | None = None
    note: str = ""
    unchanged: bool = False


def read_check_in(kind: ItemKind, text: str) -> CheckInWords:
    """Take a text behind a key result's or an initiative's reference apart. What is not understood is the note."""
    unchanged, value, rest = _take_value(kind, text)
    status, after = _take_status(kind, _parted(rest))
    if status and not value and not unchanged:  # "at risk 45"
        late = _VALUE_ALONE[kind].match(_parted(after))
        if late:
            value, after = late[0].strip(), _parted(after)[late.end() :]
    return CheckInWords(value, status, _parted(after).rstrip(), unchanged)


def _take_value(kind: ItemKind, text: str) -> tuple[bool, str, str]:
    for candidate in (text.lstrip(), _parted(text)):
        if confirmed := _UNCHANGED.match(candidate):
            return True, "", candidate[confirmed.end() :]
        if found := _VALUE[kind].match(candidate):
            return False, *_with_word_between(found[0].strip(), candidate[found.end() :])
        led_to = _LEADING_TO.match(candidate)
        if led_to and (alone := _VALUE_ALONE[kind].match(candidate, led_to.end())):
            return False, alone[0].strip(), candidate[alone.end() :]
    return False, "", text


def _with_word_between(value: str, rest: str) -> tuple[str, str]:
    between = _WORD_BETWEEN.match(rest)
    if not between:
        return value, rest
    kept = value if between["word"].casefold() in _FILLERS else f"{value} {between['word']}"
    return kept, rest[between.end() :]


def _take_status(kind: ItemKind, text: str) -> tuple[Status | Health | None, str]:
    is_initiative = kind is ItemKind.INITIATIVE
    for words, status, health in _STATUS_WORDS:
        if found := re.match(rf"(?:{words}){_SOFT_END}", text, re.IGNORECASE):
            return health if is_initiative else status, text[found.end() :]
    if is_initiative and (found := re.match(rf"(?:{_BLOCKED}){_SOFT_END}", text, re.IGNORECASE)):
        return Health.BLOCKED, text[found.end() :]
    return None, text


def _parted(text: str) -> str:
    """The text without the commas, dashes and spaces that only part it from what stood ahead."""
    match = _SEPARATORS.match(text)
    return text[match.end() :] if match else text
