"""Amounts as people type and read them: exact decimals, up to 18 digits before the point and six after it."""

from decimal import Decimal
from fractions import Fraction

from bot.domain.errors import AmbiguousNumber, Invalid, NumberReading
from bot.domain.measures import Unit
from bot.domain.numerals import plain, readings_of
from bot.domain.vocabulary import UnitKind

LARGEST = Decimal("999999999999999999.999999")
_PLACES = 6
_LONGEST_TYPED = 80
# The first sign of a currency is the one that we show; "$", "¥" and "kr" are what people type for several.
_SIGNS: dict[str, tuple[str, ...]] = {
    "USD": ("$", "us$"),
    "EUR": ("€",),
    "GBP": ("£",),
    "JPY": ("¥",),
    "INR": ("₹",),
    "KRW": ("₩",),
    "ILS": ("₪",),
    "BRL": ("R$", "$"),
    "CAD": ("CA$", "c$", "$"),
    "AUD": ("A$", "au$", "$"),
    "NZD": ("NZ$", "$"),
    "SGD": ("S$", "$"),
    "HKD": ("HK$", "$"),
    "MXN": ("MX$", "$"),
    "CNY": ("CN¥", "¥"),
}
_CROWNS = frozenset({"SEK", "NOK", "DKK", "ISK", "CZK"})
_OTHER_CODES = frozenset({"CHF", "PLN", "HUF", "RON", "TRY", "ZAR", "AED", "SAR", "THB", "IDR", "PHP", "VND"})
_OF_A_NUMBER = "0123456789.,"  # before a unit of digits, which is then no unit but the end of the number
_PERCENT_WORDS = ("%", "percent", "per cent", "pct", "pp")
# Units that people type as one of them ("hour") and mean any number of.
_COUNTABLE = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "user", "customer", "call", "lead", "deal"}
)
_DONE_WORDS = frozenset(
    {"yes", "y", "done", "finished", "complete", "completed", "reached", "true", "x", "✓", "✔", "✅"}
)
_UNDONE_WORDS = frozenset({"no", "n", "not done", "not yet", "undone", "open", "false"})


def read_amount(typed: str, unit: Unit, current: Decimal | None, decimal_mark: str | None) -> Decimal:
    """The amount that somebody typed for a number counted in `unit`.

    `+3`, `+=3`, `-=3` and `- 3` (with a space) count from `current`; `-3` and `=-3` are the number minus three.
    `decimal_mark` is "." or "," from the person's locale, None when it is unknown. Raises Invalid (field "value") with
    what to type instead, and AmbiguousNumber where "1.234" could be two numbers; both of its readings can be typed as
    they are.
    """
    text = plain(typed)
    if not text or text in _DONE_WORDS | _UNDONE_WORDS or len(text) > _LONGEST_TYPED:
        raise _asked_for_a_number(unit)
    sign, rest = _take_sign(text)
    bare = _without_unit(rest, unit)
    if bare is None:
        raise _asked_for_a_number(unit)
    if not sign and bare.startswith("-"):  # "$-3"
        sign, bare = "-", bare[1:].lstrip()
    readings = readings_of(bare, decimal_mark)
    if not readings:
        raise _asked_for_a_number(unit)
    if len(readings) == 2:
        thousands, decimals = (_fitting(reading) for reading in readings)
        raise AmbiguousNumber(typed.strip(), _as_thousands_or_decimals(sign, thousands, decimals, unit))
    return _counted_from(current, sign, readings[0])


def without_leading_unit(note: str, unit: Unit) -> str:
    """What follows a number in one line, without the number's own unit: "hours 20 left" is "20 left" in hours."""
    first, _, rest = note.partition(" ")
    is_unit = unit.kind is UnitKind.WORD and plain(first.rstrip(",;:.")) in _marks_of(unit)
    return rest.lstrip() if is_unit else note


def refuse_doubtful_minus(typed: str, value: Decimal, current: Decimal, unit: Unit) -> None:
    """Raise AmbiguousNumber for "-1" of a number that is hardly ever negative: somebody may have meant one less. Both
    of the readings can be typed as they are."""
    text = plain(typed)
    if value < 0 <= current and not text.startswith(("-=", "- ", "+", "=")):
        lower, less = current + value, amount_for_input(-value)
        one_less = NumberReading(amount_for_input(lower), show_amount(lower, unit), f"{less} less")
        negative = NumberReading(f"={amount_for_input(value)}", show_amount(value, unit), "below zero")
        raise AmbiguousNumber(typed.strip(), (one_less, negative))


def read_milestone(typed: str) -> bool:
    """Whether a yes/no step is done. Raises Invalid for anything else than a plain yes or no."""
    text = plain(typed).rstrip(".")
    if text in _DONE_WORDS or text in {"1", "100%"}:
        return True
    if text in _UNDONE_WORDS or text in {"0", "0%"}:
        return False
    raise Invalid("value", "This is a step that is done or not. Type yes or no.")


def show_amount(value: Decimal, unit: Unit) -> str:
    """ "5.5%", "$1,200", "10 users", "-3": exact, with thousands separated and no trailing zeros."""
    sign, figures = ("-" if value < 0 else ""), _figures(abs(value), grouped=True)
    match unit.kind:
        case UnitKind.PERCENT:
            return f"{sign}{figures}%"
        case UnitKind.CURRENCY:
            return f"{sign}{_shown_sign(unit.label)}{figures}"
        case _:
            return f"{sign}{figures} {_counted_in(unit.label, value)}".rstrip()


def amount_for_input(value: Decimal, decimal_mark: str | None = None) -> str:
    """The amount as a form holds it before somebody edits it: no unit, no grouping, the person's own decimal mark.

    `read_amount` gives the value back whatever the locale: 1.234 gets a zero at the end, so that it is no thousand.
    """
    figures = _figures(abs(value), grouped=False)
    whole, _, decimals = figures.partition(".")
    padded = f"{decimals}0" if len(decimals) == 3 else decimals
    return ("-" if value < 0 else "") + (f"{whole}{decimal_mark or '.'}{padded}" if decimals else whole)


def unit_sign(unit: Unit) -> str:
    """What stands beside an input: "%", "$", "users" or nothing."""
    match unit.kind:
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.CURRENCY:
            return _shown_sign(unit.label).strip()
        case _:
            return unit.label


def read_unit(typed: str) -> Unit:
    """The unit as people name it: "%", "percent", "$", "eur", "users"; nothing is a plain number."""
    text = plain(typed)
    if not text:
        return Unit()
    if text in _PERCENT_WORDS:
        return Unit(UnitKind.PERCENT)
    for code in (*_SIGNS, *sorted(_CROWNS | _OTHER_CODES)):
        if text == code.lower() or text in map(plain, _SIGNS.get(code, ())):
            return Unit(UnitKind.CURRENCY, code)
    return Unit(UnitKind.WORD, " ".join(typed.split()))


def exact(value: Fraction) -> Decimal | None:
    """A fraction as a decimal that can be stored unchanged; None when it needs more than six places or 18 digits."""
    millionths = value * 10**_PLACES
    if millionths.denominator != 1 or abs(value) > LARGEST:
        return None
    whole, rest = divmod(abs(int(millionths)), 10**_PLACES)
    figures = f"{whole}.{rest:06}".rstrip("0").rstrip(".")
    return Decimal(f"-{figures}" if value < 0 else figures)


def _as_thousands_or_decimals(
    sign: str, thousands: Decimal, decimals: Decimal, unit: Unit
) -> tuple[NumberReading, NumberReading]:
    one, other = (
        NumberReading(sign + amount_for_input(value), sign[:1] + show_amount(value, unit), meaning)
        for value, meaning in ((thousands, "thousands"), (decimals, "decimals"))
    )
    return one, other


def _take_sign(text: str) -> tuple[str, str]:
    """The sign as one of "", "+", "-" (a negative number) or "-=" (take away), and the rest."""
    if text.startswith("+"):
        return "+", text[1:].removeprefix("=").lstrip()
    if text.startswith(("-=", "- ")):
        return "-=", text[2:].lstrip()
    text = text.removeprefix("=").lstrip()
    return ("-", text[1:]) if text.startswith("-") else ("", text)


def _without_unit(text: str, unit: Unit) -> str | None:
    """The text without this unit's signs and words; None when it names another unit."""
    for mark in sorted(_marks_of(unit), key=len, reverse=True):
        if text.endswith(mark) and text != mark and not (mark[0].isdigit() and text[-len(mark) - 1] in _OF_A_NUMBER):
            return text.removesuffix(mark).rstrip()
        if unit.kind is not UnitKind.WORD and text.startswith(mark):
            return text.removeprefix(mark).lstrip()
    return None if any(letter in text for letter in "%$€£¥₹₩₪") else text


def _marks_of(unit: Unit) -> tuple[str, ...]:
    label = plain(unit.label)
    match unit.kind:
        case UnitKind.PERCENT:
            return _PERCENT_WORDS
        case UnitKind.CURRENCY:
            crowns = ("kr",) if unit.label in _CROWNS else ()
            return (label, *crowns, *(plain(sign) for sign in _SIGNS.get(unit.label, ())))
        case UnitKind.WORD if label:
            return (label, label.removesuffix("s"), f"{label}s") if len(label) > 2 else (label,)
        case _:
            return ()


def _counted_from(current: Decimal | None, sign: str, reading: Fraction) -> Decimal:
    if sign in {"", "-"}:
        return _fitting(-reading if sign else reading)
    if current is None:
        raise Invalid("value", "There is no value to count from yet. Type the number itself, without + or -=.")
    return _fitting(Fraction(current) + (reading if sign == "+" else -reading))


def _fitting(reading: Fraction) -> Decimal:
    value = exact(reading)
    if value is not None:
        return value
    if abs(reading) > LARGEST:
        raise Invalid("value", "That number is too large to keep. Use thousands or millions as the unit.")
    raise Invalid("value", "That number has more than six decimals. Round it.")


def _counted_in(label: str, value: Decimal) -> str:
    """The label as it follows this number: "1 hour", "45 hours"; one that we do not know stays as it was typed."""
    ahead, _, last = label.rpartition(" ")
    one = last.removesuffix("s")
    if one.casefold() not in _COUNTABLE:
        return label
    return f"{ahead} {one if value == 1 else f'{one}s'}".strip()


def _asked_for_a_number(unit: Unit) -> Invalid:
    return Invalid("value", f"Type a number, for example {show_amount(Decimal(45), unit)}.")


def _shown_sign(code: str) -> str:
    return _SIGNS[code][0] if code in _SIGNS else f"{code} "


def _figures(value: Decimal, *, grouped: bool) -> str:
    figures = format(value, ",f" if grouped else "f")
    return figures.rstrip("0").rstrip(".") if "." in figures else figures
