"""The patterns by which a text gives itself away, one a sign. `make bench` tries texts that could make them slow."""

import re

from bot.domain import coach_words as words

WORD = re.compile(r"[a-z0-9][a-z0-9'/.&-]*[a-z0-9]|[a-z0-9]")
OPENING = re.compile(  # "TODO: please", a bullet, an emoji
    r"""(?:[\W_]+|(?:todo|to\ do|pls|plz|please|kindly|need\ to|have\ to|must|should|we\ should|we\ will|we'll|i\ will|
    i'll|let's|lets|try\ to|start\ to|want\ to|we\ want\ to|task|initiative|action|project|kr|key\ result)\b(?![-/])
    [\s:,-]*)+""",
    re.VERBOSE | re.IGNORECASE,
)

# Figures. An amount is a number with its sign, currency and unit as far as they stand beside it.
_AMOUNT = (
    r"(?<![\w.,#-])[+-]?(?:[$€£¥]\s?|(?:usd|eur|chf|gbp)\s)?[+-]?\d[\d.,]{0,15}"
    r"(?:\s?(?:%|percent\b|per cent\b|k\b|m\b|mn\b|bn\b|mio\b))?"
)
_UNITS = r"(?:\s?[a-zµ°/]{1,12}){0,2}"
_SMALL_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_PART = r"(?:\d|half\b|(?:a|one|two|the)[ -](?:third|quarter|half|fifth|tenth)s?\b|two thirds\b)"
HAS_FIGURE = re.compile(r"\d")
MANY = re.compile(r"\d{2,}|\d+k")
NAMES = re.compile(  # numbers that are only names: years, standards, rooms
    rf"\b{words.NAMED_BY_NUMBER}\s*#?\s?\d[\w.]*|\b(?:19|20)\d\d\b|#\d+|\b\d+(?:st|nd|rd|th)\b|\bq[1-4]\b|\b24/7\b"
    r"|\b360(?=\W? ?(?:feedback|degree|review|view))"
)

# What measures.
FROM_TO = re.compile(
    rf"\bfrom\s+(?:\w+\s+)?{_AMOUNT}{_UNITS}\s+(?:down\s+|up\s+)?to\s+\S{{0,3}}\d"
    rf"|{_AMOUNT}{_UNITS}\s*(?:--?>|=>|→|➔|➡️?|⟶)\s*\S{{0,3}}\d"
)
N_TO_N = re.compile(rf"{_AMOUNT}{_UNITS}\s+to\s+[<>≤≥+-]?[$€£¥]?\d")
LIMIT = re.compile(
    r"(?:\b(?:below|under|above|over|at least|at most|(?:less|fewer|more) than|within|max\.?|maximum|min\.?|minimum"
    r"|up to|exceeds?|beyond)\s+(?:of\s+)?|[<>≤≥]\s*=?\s*)"
    rf"[$€£¥]?\s?(?:{_SMALL_NUMBER}\b|\d|half\b)|\bwithin an? (?:minute|hour|day|week|month)\b"
    r"|(?<![\d.,])\d[\d.,]{0,15}\s?\S{0,8}(?:\s\w{1,12})?\s+or\s+(?:less|more|fewer|better|higher|lower|above|below)\b"
)
DIRECTION = re.compile(
    r"(?:\b(?:up|down|falls?|fell|rises?|rose|drops?|grows?|grew|increases?|decreases?|improves?|shrinks?)"
    rf"\s+(?:by\s+|to\s+)?|\bby\s+(?:at least\s+|another\s+)?|[+\u2212]\s?)[$€£¥]?{_PART}"
)
BY_DATE = re.compile(
    r"\bby\s+(?:the\s+)?\d{1,2}(?:[./]\d{1,2}|\s?(?:am|pm)\b|\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
SHARE = re.compile(
    r"\d\s?(?:%|percent\b|per cent\b)|^(?:half|two thirds|three quarters|a third|a quarter) of\b"
    rf"|\b{_SMALL_NUMBER}\s+(?:out of|in every|in|of)\s+(?:every\s+)?{_SMALL_NUMBER}\b"
)
TO_FIGURE = re.compile(
    r"\bto\s+[<>≤≥]?\s?[$€£¥]?\d[\d.,]{0,15}"
    r"(?:\s?(?:%|percent|k|m|points?|pts|days?|hours?|min|minutes|weeks?|months?))?"
    r"(?=$|[\s.!]*$|\s+(?:by|in|until|per|a)\b)"
)
FOLD = re.compile(rf"\b{words.FOLD}")
ZERO = re.compile(
    r"^(?:zero|0|no)\s+(?!(?:trust|waste|based|emission|touch|carbon|knowledge|budget|code|meeting|one|man|more|blame|"
    r"child|pupil|longer)\b)[a-z](?!.*\bever\b)"
)
FIGURE_FIRST = re.compile(
    r"^(?:at least |more than |over |only )?[$€£¥+]?\s?\d[\d.,]{0,15}"
    r"(?:%|k\b|m\b|\s?(?:mn|bn|thousand|million|billion)\b)?\s+[a-z]{2,}"
)
FIGURE_LAST = re.compile(
    r"^(?!.*\b(?:in|by|for|at|of|with|until|till|before|after|top|number|no\.?)\s+\d)"
    r"[a-z][a-z'./&() -]{1,50}?\s*[:=]?\s*[$€£¥]?\d[\d.,]{0,15}\s?"
    r"(?:%|[a-z]{1,3}|points|stars|days?|hours?|minutes|weeks?|months?|years?|units?|€|\$|£|million|percent|° ?c)"
    r"\s*(?:or so|on average|a (?:day|week|month|year))?[.!]*$"
)
FEW_AND_FIGURE = re.compile(
    r"^[a-z][a-z'-]*(?:\s*[:=]\s*|\s)[$€£¥]?\d[\d.,]{0,15}$|^[^\d]{3,50}[:=]\s*[$€£¥]?\d[\d.,]{0,15}$"
)
EACH = re.compile(r"\d\s?(?:days?|weeks?|months?|years?)\s(?:each|long|every)\b")
STATES = re.compile(rf"\b{words.STATES}\b")
NO_CHANGE = re.compile(r"(?:reach out|hold \d+ (?!%))\b")

# What makes something small, or big.
ROUTINE = re.compile(rf"^{words.ROUTINES}")
WHEN = re.compile(
    rf"\b(?:today|tomorrow|tonight|yesterday(?:'s)?|this (?:morning|afternoon|evening|week)|(?:next|last) week"
    rf"|{words.DAYS}(?:'s|s)?|asap|eod|eow|thx|thanks|pls|plz|please"
    rf"|at \d{{1,2}}(?:[:.]\d\d)?\s?(?:am|pm|h|o'clock)?$"
    r"|\d{1,2}\s?(?:am|pm)\b|on the way home)\b"
)
SOMEBODY = re.compile(
    r"\b(?:my|mr|mrs|ms|dr|prof|mum|mom|dad|grandma|grandpa|granny|auntie|uncle|boss)\b|<@[a-z0-9]+|(?<!\w)@\w+"
)
NAME = re.compile(
    r"\b(?:to|with|for|from|w/|re|at)\s+[A-Z][a-z]{1,12}(?:'s)?(?=$|[\s.,!?])"
    r"|^\S+\s+[A-Z][a-z]{2,12}(?:'s)?(?=$|\s+(?:the|a|about|for|re|back|to|on|asap|and)\b)"
)
WIDE = re.compile(
    r"""\b(?:across|nationwide|worldwide|end[-\ ]to[-\ ]end|company[-\ ]wide|organi[sz]ation[-\ ]wide|in-house|
    from\ scratch|our\ own|every\ (?!day|morning|week)|with\ (?:two|three|four|five|several|partner)|
    all\ (?:over|regions|teams|departments|sites|stores|wards|schools|customers|districts|countries|branches|employees|
    staff|households))\b|\binto\ an?\b|^replace\ .+\ (?:with|by)\b|
    ^call\ it\b|^check\ out\b|^buy\ (?:out|back)\b|
    ^buy\ .*\b(?:company|business|firm|farm|competitor|shares?|land|building|stake|fleet|plant)\b""",
    re.VERBOSE,
)
# "Refund order 55123", "fix the hem"
ONE_THING = re.compile(r"^[a-z-]+ (?:the )?[a-z]+(?<!s) #?\d+[a-z]?$|^[a-z-]+ (?:the|my) [a-z-]+[.!]*$")
ABSTRACT = re.compile(r"(?:ency|ancy|ity|ness|ship|ism)$")
# What makes something a little bigger: whom it is for, what it is done with, how long and how often.
SOMEWHAT_WIDE = (
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
BY_THE_CLOCK = re.compile(r"^(?:\S+\s){1,8}at \d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m|o'clock)[.!]*$")
# "Playtest on Friday": a few words that end with a day or an hour.
SOON = re.compile(
    rf"^(?:\S+\s){{1,5}}(?:(?:on|by|for|next|this)\s+{words.DAYS}|today|tomorrow|tonight|asap"
    r"|(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s?[ap]m)[.!]*$"
)
