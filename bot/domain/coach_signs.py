"""What a text gives away about itself: that it measures something, that it is an errand, that it is work.

Plain rules on the first letters of a text, in English; other languages give nothing away. Each sign is the words that
it rests on, "" where there is none, so that the coach can say why.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from bot.domain import coach_words as words

LONGEST_READ = 300  # a title has at most 250 letters
FEW_WORDS = 5

_WORD = re.compile(r"[a-z0-9][a-z0-9'/.&-]*[a-z0-9]|[a-z0-9]")
_OPENING = re.compile(  # "TODO: please", a bullet, an emoji
    r"""(?:[\W_]+|(?:todo|to\ do|pls|plz|please|kindly|need\ to|have\ to|must|should|we\ should|we\ will|we'll|i\ will|
    i'll|let's|lets|try\ to|start\ to|want\ to|we\ want\ to|task|initiative|action|project|kr|key\ result)\b(?![-/])
    [\s:,-]*)+""",
    re.VERBOSE | re.IGNORECASE,
)

# Figures. An amount is a number with its sign, currency and unit as far as they stand beside it.
_AMOUNT = (
    r"(?<![\w.,#-])[+-]?(?:[$€£¥]\s?|(?:usd|eur|chf|gbp)\s)?[+-]?\d[\d.,]*"
    r"(?:\s?(?:%|percent\b|per cent\b|k\b|m\b|mn\b|bn\b|mio\b))?"
)
_UNITS = r"(?:\s?[a-zµ°/]{1,12}){0,2}"
_SMALL_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_PART = r"(?:\d|half\b|(?:a|one|two|the)[ -](?:third|quarter|half|fifth|tenth)s?\b|two thirds\b)"
_HAS_FIGURE = re.compile(r"\d")
_MANY = re.compile(r"\d{2,}|\d+k")
_NAMES = re.compile(  # numbers that are only names: years, standards, rooms
    rf"\b{words.NAMED_BY_NUMBER}\s*#?\s?\d[\w.]*|\b(?:19|20)\d\d\b|#\d+|\b\d+(?:st|nd|rd|th)\b|\bq[1-4]\b|\b24/7\b"
    r"|\b360(?=\W? ?(?:feedback|degree|review|view))"
)

# What measures.
_FROM_TO = re.compile(
    rf"\bfrom\s+(?:\w+\s+)?{_AMOUNT}{_UNITS}\s+(?:down\s+|up\s+)?to\s+\S{{0,3}}\d"
    rf"|{_AMOUNT}{_UNITS}\s*(?:--?>|=>|→|➔|➡️?|⟶)\s*\S{{0,3}}\d"
)
_N_TO_N = re.compile(rf"{_AMOUNT}{_UNITS}\s+to\s+[<>≤≥+-]?[$€£¥]?\d")
_LIMIT = re.compile(
    r"(?:\b(?:below|under|above|over|at least|at most|(?:less|fewer|more) than|within|max\.?|maximum|min\.?|minimum"
    r"|up to|exceeds?|beyond)\s+(?:of\s+)?|[<>≤≥]\s*=?\s*)"
    rf"[$€£¥]?\s?(?:{_SMALL_NUMBER}\b|\d|half\b)|\bwithin an? (?:minute|hour|day|week|month)\b"
    r"|\d[\d.,]*\s?\S{0,8}(?:\s\w{1,12})?\s+or\s+(?:less|more|fewer|better|higher|lower|above|below)\b"
)
_DIRECTION = re.compile(
    r"(?:\b(?:up|down|falls?|fell|rises?|rose|drops?|grows?|grew|increases?|decreases?|improves?|shrinks?)"
    rf"\s+(?:by\s+|to\s+)?|\bby\s+(?:at least\s+|another\s+)?|[+\u2212]\s?)[$€£¥]?{_PART}"
)
_BY_DATE = re.compile(
    r"\bby\s+(?:the\s+)?\d{1,2}(?:[./]\d{1,2}|\s?(?:am|pm)\b|\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_SHARE = re.compile(
    r"\d\s?(?:%|percent\b|per cent\b)|^(?:half|two thirds|three quarters|a third|a quarter) of\b"
    rf"|\b{_SMALL_NUMBER}\s+(?:out of|in every|in|of)\s+(?:every\s+)?{_SMALL_NUMBER}\b"
)
_TO_FIGURE = re.compile(
    r"\bto\s+[<>≤≥]?\s?[$€£¥]?\d[\d.,]*(?:\s?(?:%|percent|k|m|points?|pts|days?|hours?|min|minutes|weeks?|months?))?"
    r"(?=$|[\s.!]*$|\s+(?:by|in|until|per|a)\b)"
)
_FOLD = re.compile(rf"\b{words.FOLD}")
_ZERO = re.compile(
    r"^(?:zero|0|no)\s+(?!(?:trust|waste|based|emission|touch|carbon|knowledge|budget|code|meeting|one|man|more|blame|"
    r"child|pupil|longer)\b)[a-z](?!.*\bever\b)"
)
_FIGURE_FIRST = re.compile(
    r"^(?:at least |more than |over |only )?[$€£¥+]?\s?\d[\d.,]*(?:%|k\b|m\b|\s?(?:mn|bn|thousand|million|billion)\b)?"
    r"\s+[a-z]{2,}"
)
_FIGURE_LAST = re.compile(
    r"^(?!.*\b(?:in|by|for|at|of|with|until|till|before|after|top|number|no\.?)\s+\d)"
    r"[a-z][a-z'./&() -]{1,50}?\s*[:=]?\s*[$€£¥]?\d[\d.,]*\s?"
    r"(?:%|[a-z]{1,3}|points|stars|days?|hours?|minutes|weeks?|months?|years?|units?|€|\$|£|million|percent|° ?c)"
    r"\s*(?:or so|on average|a (?:day|week|month|year))?[.!]*$"
)
_FEW_AND_FIGURE = re.compile(r"^[a-z][a-z'-]*(?:\s*[:=]\s*|\s)[$€£¥]?\d[\d.,]*$|^[^\d]{3,50}[:=]\s*[$€£¥]?\d[\d.,]*$")
_EACH = re.compile(r"\d\s?(?:days?|weeks?|months?|years?)\s(?:each|long|every)\b")
_STATES = re.compile(rf"\b{words.STATES}\b")
_NO_CHANGE = re.compile(r"(?:reach out|hold \d+ (?!%))\b")

# What makes something small, or big.
_ROUTINE = re.compile(rf"^{words.ROUTINES}")
_WHEN = re.compile(
    rf"\b(?:today|tomorrow|tonight|yesterday(?:'s)?|this (?:morning|afternoon|evening|week)|(?:next|last) week"
    rf"|{words.DAYS}(?:'s|s)?|asap|eod|eow|thx|thanks|pls|plz|please"
    rf"|at \d{{1,2}}(?:[:.]\d\d)?\s?(?:am|pm|h|o'clock)?$"
    r"|\d{1,2}\s?(?:am|pm)\b|on the way home)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:my|mr|mrs|ms|dr|prof|mum|mom|dad|grandma|grandpa|granny|auntie|uncle|boss)\b|<@[a-z0-9]+|(?<!\w)@\w+"
)
_NAME = re.compile(
    r"\b(?:to|with|for|from|w/|re|at)\s+[A-Z][a-z]{1,12}(?:'s)?(?=$|[\s.,!?])"
    r"|^\S+\s+[A-Z][a-z]{2,12}(?:'s)?(?=$|\s+(?:the|a|about|for|re|back|to|on|asap|and)\b)"
)
_WIDE = re.compile(
    r"""\b(?:across|nationwide|worldwide|end[-\ ]to[-\ ]end|company[-\ ]wide|organi[sz]ation[-\ ]wide|in-house|
    from\ scratch|our\ own|every\ (?!day|morning|week)|with\ (?:two|three|four|five|several|partner)|
    all\ (?:over|regions|teams|departments|sites|stores|wards|schools|customers|districts|countries|branches|employees|
    staff|households))\b|\binto\ an?\b|^replace\ .+\ (?:with|by)\b|
    ^call\ it\b|^check\ out\b|^buy\ (?:out|back)\b|
    ^buy\ .*\b(?:company|business|firm|farm|competitor|shares?|land|building|stake|fleet|plant)\b""",
    re.VERBOSE,
)
# "Refund order 55123", "fix the hem"
_ONE_THING = re.compile(r"^[a-z-]+ (?:the )?[a-z]+(?<!s) #?\d+[a-z]?$|^[a-z-]+ (?:the|my) [a-z-]+[.!]*$")
_ABSTRACT = re.compile(r"(?:ency|ancy|ity|ness|ship|ism)$")
# What makes something a little bigger: whom it is for, what it is done with, how long and how often.
_SOMEWHAT_WIDE = (
    re.compile(
        r"\b(?:for|to|with|between) (?:(?:all|our|the|young|old|new|small|large) )*(?!\w+'s)[a-z-]{3,}(?<!s)s[.!]*$"
    ),
    re.compile(
        rf"\bby (?!(?:{words.DAYS}|tomorrow|tonight|noon|now|end|next|eod|phone|post|mail|email|the)\b)[a-z]+[.!]*$"
    ),
    re.compile(r"\bwith (?:electric|solar|new|local|recycled|grey|green|digital|\w+water|\w+s)\b"),
    re.compile(r"^(?!\w+ with\b).*\bwith an? \w+(?: \w+)*[.!]*$"),
    re.compile(r"^[^:]{8,}:\s(?:\S+\s+){2,}\S+"),
    re.compile(r"\b\d{3,} [a-z]+s\b|\bto \d{2,} [a-z]+s\b"),
    re.compile(r"\b(?:every|each) (?:morning|day|week|month|night|evening|year)\b|\bin their own\b|\beach other\b"),
    re.compile(
        r"\b(?:in|within|for|over) (?:\d+|two|three|four|five|six|eight|ten|twelve) (?:weeks|months|quarters|years)\b"
    ),
)
_BY_THE_CLOCK = re.compile(r"^(?:\S+\s){1,8}at \d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m|o'clock)[.!]*$")
# "Playtest on Friday": a few words that end with a day or an hour.
_SOON = re.compile(
    rf"^(?:\S+\s){{1,5}}(?:(?:on|by|for|next|this)\s+{words.DAYS}|today|tomorrow|tonight|asap"
    r"|(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s?[ap]m)[.!]*$"
)


@dataclass(frozen=True)
class Text:
    """One text, read once. Nothing in it is an error."""

    typed: str

    @cached_property
    def begun(self) -> str:
        """Its first letters, one space between words, without what only leads up to it."""
        flat = " ".join(self.typed[:LONGEST_READ].replace("\u2019", "'").split())
        opening = _OPENING.match(flat)
        return flat[opening.end() :] if opening else flat

    @cached_property
    def plain(self) -> str:
        """The same in small letters."""
        return self.begun.casefold()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words and figures."""
        return tuple(_WORD.findall(self.plain))

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
        return _NAMES.sub(" ", self.plain)


def measured_by(text: Text) -> str:
    """The words by which a text names an outcome that can be measured."""
    plain = text.without_names
    if found := _first(plain, _FROM_TO):
        return found
    if errand_of(text):
        return ""
    if text.verb in words.CHANGE_VERBS and _HAS_FIGURE.search(plain) and not _big(text):
        return "" if _NO_CHANGE.match(plain) else text.verb
    if text.is_effort:
        return ""
    return _figure_of(text)


def _figure_of(text: Text) -> str:
    """The words around a figure that measure something, in a text that does not begin with effort."""
    plain, metric = text.without_names, next((word for word in text.words if word in words.METRICS), "")
    may_be_errand = text.verb in words.ERRAND_VERBS | words.SOFT_VERBS | words.EITHER_VERBS
    if may_be_errand and not (metric or "%" in plain or "percent" in plain):
        return ""
    found = _first(plain, _N_TO_N, _LIMIT, _SHARE, _FOLD, _ZERO, _TO_FIGURE) or _direction(plain)
    if found or not _HAS_FIGURE.search(plain):
        return found
    if metric and not _EACH.search(plain):
        return metric
    if first := _first(plain, _FIGURE_FIRST):
        return "" if text.words[-1] in words.BIG_THINGS else first
    return "" if _big(text) else _first(plain, _FIGURE_LAST, _FEW_AND_FIGURE, _STATES)


def _direction(plain: str) -> str:
    return "" if _BY_DATE.search(plain) else _first(plain, _DIRECTION)


def errand_of(text: Text) -> str:
    """The words by which a text gives itself away as something small that one person does soon."""
    if found := _ROUTINE.match(text.plain):
        return "" if _big(text) else found[0].strip()
    if _BY_THE_CLOCK.search(text.plain) and not _big(text):
        return _first(text.plain, _BY_THE_CLOCK)
    weight = _weight_of_verb(text)
    if not weight and not text.is_effort and not _big(text):
        return _first(text.plain, _SOON)
    return text.verb if weight and weight + _small(text) - 2 * _big(text) - _somewhat_big(text) >= 2 else ""


def _weight_of_verb(text: Text) -> int:
    """2 for a verb that is an errand alone, 1 for one that may be, 0 for others."""
    behind = text.behind
    if behind in words.NOT_ERRANDS | words.METRICS or (behind.endswith("ing") and behind not in words.SMALL_THINGS):
        return 0
    if text.verb in words.ADJECTIVES_TOO:
        return 2 if text.behind in words.DETERMINERS or _small(text) else 0
    if len(text.words) == 2 and _ABSTRACT.search(behind):
        return 0
    if text.verb in words.ERRAND_VERBS:
        return 1 if _MANY.match(behind) else 2
    if text.verb in words.SOFT_VERBS:
        return 2 if len(text.words) <= FEW_WORDS and not _MANY.match(behind) else 1
    return int(text.verb in words.EITHER_VERBS)


def _small(text: Text) -> int:
    """How many signs say that it is small."""
    things = any(word in words.SMALL_THINGS for word in text.words[1:]) or bool(_ONE_THING.search(text.plain))
    named = _SOMEBODY.search(text.plain) or _NAME.search(text.begun)
    return things + bool(_WHEN.search(text.plain)) + bool(named)


def _big(text: Text) -> int:
    """How many signs say that it is big."""
    return sum(word in words.BIG_THINGS for word in text.words) + bool(_WIDE.search(text.plain))


def _somewhat_big(text: Text) -> int:
    """How many signs say that it is bigger than it begins."""
    return sum(bool(sign.search(text.plain)) for sign in _SOMEWHAT_WIDE) + _is_about_many(text)


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


def _first(plain: str, *patterns: re.Pattern[str]) -> str:
    """What the first of the patterns that occurs stands for in the text."""
    found = (pattern.search(plain) for pattern in patterns)
    return next((each[0].strip() for each in found if each), "")
