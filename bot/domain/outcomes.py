"""Numbers inside a sentence: "Reduce password resets from 10% to 1%", "KR12 from 5.5 % to 3 %", "Get 10 beta users".

Anything doubtful is left for the person to enter: half of "from 10% to a few" is worse than nothing.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.errors import AmbiguousNumber, Invalid
from bot.domain.measures import Unit
from bot.domain.numbers import read_amount
from bot.domain.numerals import FACTOR_WORDS
from bot.domain.vocabulary import UnitKind

_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_FACTOR = "|".join(sorted(FACTOR_WORDS, key=len, reverse=True))
# Lengths are bounded, so that no text, however long, makes the search slow.
_FIGURES = r"(?:[0-9]{1,3}(?:\s[0-9]{3}){1,5}(?:[.,][0-9]{1,6})?|[0-9](?:[0-9.,'\u2019]{0,30}[0-9])?)"
_AMOUNT = rf"[+\u2212-]?(?:[{''.join(_CURRENCIES)}]\s?)?{_FIGURES}(?:\s?(?:{_FACTOR})(?![a-z0-9]))?\s?[%€]?"
_ARROW = r"(?:\bto\b|-\u2060?>|\u2192|\u2013>|=>)"
_FROM_TO = re.compile(
    rf"(?P<from>\bfrom\s+)?(?<![\w.,/-])(?P<start>{_AMOUNT})(?P<word>(?:\s[^\W\d]+){{0,2}}?)\s*{_ARROW}\s*(?P<target>{_AMOUNT})",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?<![\w.,/-])(?P<target>{_AMOUNT})(?![\w/])", re.IGNORECASE)
# Figures that belong to a number which was read only in part: "1 00", "10-1", "1e5", "5 or 6", "10 to 5 to 3".
_GOES_ON = re.compile(
    rf"[^\W\d_]*[0-9]|[.,'\u2019][0-9]|\s*(?:[-\u2013\u2014/~:]|\bor\b|{_ARROW})?\s*[{''.join(_CURRENCIES)}]?[0-9]",
    re.IGNORECASE,
)
_CAME_BEFORE = re.compile(r"[0-9][\s.,'\u2019/:-]*$|\bfrom\b.{0,60}?(?<!\w)[0-9]", re.IGNORECASE | re.DOTALL)
# A number that stands where something begins, with nothing readable where it should arrive.
_STARTS = re.compile(
    rf"\bfrom\b.{{0,60}}?(?<!\w)(?<!\w-)[0-9].{{0,60}}?{_ARROW}|(?<!\w)(?<!\w-)[0-9].{{0,40}}?(?:->|\u2192|\u2013>|=>)",
    re.IGNORECASE | re.DOTALL,
)
_IS_A_START = re.compile(r"\bfrom\s+$", re.IGNORECASE)
# "4h" is "4 h"; a letter that could be a factor, such as m, is left alone.
_UNIT_TOUCHES = re.compile(
    r"(?<![\w.,])([0-9][0-9.,]{0,30})(hrs?|h|secs?|s|ms|mins?|d|kg|lbs?|km|pts?)(?![\w])", re.IGNORECASE
)
_AHEAD_OF_A_YEAR = re.compile(r"\b(?:by|in|until|before|since|for|of)\s+$", re.IGNORECASE)
_YEAR = re.compile("(?:19|20|21)[0-9]{2}")
_WORDS_AFTER = re.compile(r"\s*((?:[^\W\d_]+\s*){0,2})")
_NO_UNIT = re.compile(
    "a|about|across|after|and|are|as|at|before|by|during|each|every|for|from|in|into|is|of|on|or|out|over|per|since|so"
    "|than|that|the|then|through|to|until|was|were|when|where|which|while|with|within|without|x",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OutcomeTarget:
    """The numbers of a sentence. `start` is None where it names only where to arrive; `before` is what stands ahead of
    the numbers ("Reduce password resets", "KR12"), `after` what follows them and their unit."""

    start: Decimal | None
    target: Decimal
    unit: Unit
    before: str
    after: str = ""


def read_outcome_target(typed: str, decimal_mark: str | None = None) -> OutcomeTarget | None:
    """The first "from A to B" of a text, else its first number that is no year; None when there is nothing certain, as
    for a start alone ("NPS from 20")."""
    typed = _UNIT_TOUCHES.sub(r"\1 \2", typed)
    moved = _FROM_TO.search(typed)
    if moved:
        return _built_of_two(moved, typed[: moved.start()], typed[moved.end() :], decimal_mark)
    if _STARTS.search(typed):
        return None
    for found in _ONE.finditer(typed):
        before, following = typed[: found.start()], typed[found.end() :]
        if _IS_A_START.search(before) and not following.strip(" .!"):
            return None
        if not (_YEAR.fullmatch(found["target"]) and _AHEAD_OF_A_YEAR.search(before)):
            if _CAME_BEFORE.search(before) or _GOES_ON.match(following):
                return None
            unit = _unit_of(found["target"], following) or Unit()
            return _built(None, found["target"], unit, before, following, decimal_mark)
    return None


def _built_of_two(moved: re.Match[str], before: str, following: str, decimal_mark: str | None) -> OutcomeTarget | None:
    begins, ends = _unit_of(moved["start"], moved["word"]), _unit_of(moved["target"], following)
    if _GOES_ON.match(following) or (_CAME_BEFORE.search(before) and not moved["from"]):
        return None
    if begins and ends and not _are_one(begins, ends):
        return None
    return _built(moved["start"], moved["target"], ends or begins or Unit(), before, following, decimal_mark)


def _are_one(begins: Unit, ends: Unit) -> bool:
    """Whether both numbers are counted alike: "3 users" and "10 paying users" are, "10%" and "$5" are not."""
    if begins.kind is not UnitKind.WORD or ends.kind is not UnitKind.WORD:
        return begins == ends
    one, other = (unit.label.casefold().removesuffix("s") for unit in (begins, ends))
    return one.endswith(other) or other.endswith(one)


def _built(
    start: str | None, target: str, unit: Unit, before: str, following: str, decimal_mark: str | None
) -> OutcomeTarget | None:
    try:
        began = None if start is None else read_amount(_bare(start), Unit(), None, decimal_mark)
        arrived = read_amount(_bare(target), Unit(), None, decimal_mark)
    except (Invalid, AmbiguousNumber):
        return None
    after = following.strip().removeprefix(unit.label).strip(" .!)")
    return OutcomeTarget(began, arrived, unit, before.strip(), after)


def _bare(amount: str) -> str:
    return amount.strip("+ ").translate(dict.fromkeys(map(ord, (*_CURRENCIES, "%")))).strip()


def _unit_of(amount: str, following: str) -> Unit | None:
    if "%" in amount:
        return Unit(UnitKind.PERCENT)
    for sign, code in _CURRENCIES.items():
        if sign in amount:
            return Unit(UnitKind.CURRENCY, code)
    match = _WORDS_AFTER.match(following)
    words: list[str] = []
    for word in match[1].split() if match else ():
        if _NO_UNIT.fullmatch(word):
            break
        words.append(word)
    return Unit(UnitKind.WORD, " ".join(words)) if words else None
