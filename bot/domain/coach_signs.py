"""What a text gives away about itself: that it measures something, that it is an errand, that it is work.

Plain rules on the first letters of a text, in English; other languages give nothing away. Each sign is the words that
it rests on, "" where there is none, so that the coach can say why.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from bot.domain import coach_patterns as patterns
from bot.domain import coach_words as words

LONGEST_READ = 300  # a title has at most 250 letters
FEW_WORDS = 5


@dataclass(frozen=True)
class Text:
    """One text, read once. Nothing in it is an error."""

    typed: str

    @cached_property
    def begun(self) -> str:
        """Its first letters, one space between words, without what only leads up to it."""
        flat = " ".join(self.typed[:LONGEST_READ].replace("\u2019", "'").split())
        opening = patterns.OPENING.match(flat)
        return flat[opening.end() :] if opening else flat

    @cached_property
    def plain(self) -> str:
        """The same in small letters."""
        return self.begun.casefold()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words and figures."""
        return tuple(patterns.WORD.findall(self.plain))

    @property
    def verb(self) -> str:
        """The first word, "" where there is none."""
        return self.words[0].replace("e-mail", "email").replace("-", "") if self.words else ""

    @property
    def behind(self) -> str:
        """The second word, "" where there is none."""
        return self.words[1] if len(self.words) > 1 else ""

    @property
    def is_effort(self) -> bool:
        """Whether it begins with building, starting or changing something; "test coverage" does not."""
        is_verb = self.verb in words.EFFORT_VERBS or (len(self.verb) > 5 and self.verb.endswith(("ise", "ize", "ify")))
        return is_verb and self.behind not in words.METRICS and self.verb not in words.ERRAND_VERBS

    @cached_property
    def without_names(self) -> str:
        """The same without the numbers that are only names: years, standards, rooms."""
        return patterns.NAMES.sub(" ", self.plain)


def measured_by(text: Text) -> str:
    """The words by which a text names an outcome that can be measured."""
    plain = text.without_names
    if found := _first(plain, patterns.FROM_TO):
        return found
    if errand_of(text):
        return ""
    if text.verb in words.CHANGE_VERBS and patterns.HAS_FIGURE.search(plain) and not _big(text):
        return "" if patterns.NO_CHANGE.match(plain) else text.verb
    if text.is_effort:
        return ""
    return _figure_of(text)


def _figure_of(text: Text) -> str:
    """The words around a figure that measure something, in a text that does not begin with effort."""
    plain, metric = text.without_names, next((word for word in text.words if word in words.METRICS), "")
    may_be_errand = text.verb in words.ERRAND_VERBS | words.SOFT_VERBS | words.EITHER_VERBS
    if may_be_errand and not (metric or "%" in plain or "percent" in plain):
        return ""
    found = _first(
        plain, patterns.N_TO_N, patterns.LIMIT, patterns.SHARE, patterns.FOLD, patterns.ZERO, patterns.TO_FIGURE
    ) or _direction(plain)
    if found or not patterns.HAS_FIGURE.search(plain):
        return found
    if metric and not patterns.EACH.search(plain):
        return metric
    if first := _first(plain, patterns.FIGURE_FIRST):
        return "" if text.words[-1] in words.BIG_THINGS else first
    return "" if _big(text) else _first(plain, patterns.FIGURE_LAST, patterns.FEW_AND_FIGURE, patterns.STATES)


def _direction(plain: str) -> str:
    return "" if patterns.BY_DATE.search(plain) else _first(plain, patterns.DIRECTION)


def errand_of(text: Text) -> str:
    """The words by which a text gives itself away as something small that one person does soon."""
    if found := patterns.ROUTINE.match(text.plain):
        return "" if _big(text) else found[0].strip()
    if patterns.BY_THE_CLOCK.search(text.plain) and not _big(text):
        return _first(text.plain, patterns.BY_THE_CLOCK)
    weight = _weight_of_verb(text)
    if not weight and not text.is_effort and not _big(text):
        return _first(text.plain, patterns.SOON)
    return text.verb if weight and weight + _small(text) - 2 * _big(text) - _somewhat_big(text) >= 2 else ""


def _weight_of_verb(text: Text) -> int:
    """2 for a verb that is an errand alone, 1 for one that may be, 0 for others."""
    behind = text.behind
    if behind in words.NOT_ERRANDS | words.METRICS or (behind.endswith("ing") and behind not in words.SMALL_THINGS):
        return 0
    if text.verb in words.ADJECTIVES_TOO:
        return 2 if text.behind in words.DETERMINERS or _small(text) else 0
    if len(text.words) == 2 and patterns.ABSTRACT.search(behind):
        return 0
    if text.verb in words.ERRAND_VERBS:
        return 1 if patterns.MANY.match(behind) else 2
    if text.verb in words.SOFT_VERBS:
        return 2 if len(text.words) <= FEW_WORDS and not patterns.MANY.match(behind) else 1
    return int(text.verb in words.EITHER_VERBS)


def _small(text: Text) -> int:
    """How many signs say that it is small."""
    things = any(word in words.SMALL_THINGS for word in text.words[1:]) or bool(patterns.ONE_THING.search(text.plain))
    named = patterns.SOMEBODY.search(text.plain) or patterns.NAME.search(text.begun)
    return things + bool(patterns.WHEN.search(text.plain)) + bool(named)


def _big(text: Text) -> int:
    """How many signs say that it is big."""
    return sum(word in words.BIG_THINGS for word in text.words) + bool(patterns.WIDE.search(text.plain))


def _somewhat_big(text: Text) -> int:
    """How many signs say that it is bigger than it begins."""
    return sum(bool(sign.search(text.plain)) for sign in patterns.SOMEWHAT_WIDE) + _is_about_many(text)


def _is_about_many(text: Text) -> bool:
    """ "Pay nurses a bonus": about a whole class of things or people, where an errand is about the one or the few."""
    if text.behind in ("all", "every", "each"):
        return True
    if text.behind in words.DETERMINERS or text.begun.partition(" ")[2][:1].isupper():
        return False
    about = list(takewhile(lambda word: word not in words.PREPOSITIONS, text.words[1:4]))
    return bool(words.PEOPLE_AND_PLACES.intersection(about))


def work_of(text: Text) -> str:
    """The words by which a text gives itself away as something that is done, not reached."""
    if measured_by(text):
        return ""
    if text.is_effort:
        return text.verb
    return errand_of(text) or _named_work(text)


def _named_work(text: Text) -> str:
    """The last word of a few, if it names work: "Legacy giving campaign"."""
    few = 0 < len(text.words) <= FEW_WORDS and not words.METRICS.intersection(text.words)
    return text.words[-1] if few and text.words[-1] in words.KINDS_OF_WORK else ""


def _first(plain: str, *wanted: re.Pattern[str]) -> str:
    """What the first of the patterns that occurs stands for in the text."""
    found = (pattern.search(plain) for pattern in wanted)
    return next((each[0].strip() for each in found if each), "")
