"""Digits and separators as the world writes them, read exactly. Units and signs: see `bot.domain.numbers`."""

import re
import unicodedata
from fractions import Fraction

# Powers of ten. A lone "t" is left out: it is a tonne to some and a trillion to others.
_FACTORS = {
    **dict.fromkeys(("k", "thousand", "tsd"), 3),
    **dict.fromkeys(("lakh", "lakhs"), 5),
    **dict.fromkeys(("m", "mn", "mio", "million", "millions"), 6),
    **dict.fromkeys(("crore", "crores"), 7),
    **dict.fromkeys(("b", "bn", "mrd", "billion", "billions"), 9),
    **dict.fromkeys(("tn", "trillion", "trillions"), 12),
}
FACTOR_WORDS = frozenset(_FACTORS)
_ARABIC_DECIMAL = "\u066b"
_LOOK_ALIKES = {
    **dict.fromkeys("\u2212\u2012\u2013\u2010\u2011\ufe63\uff0d", "-"),
    **dict.fromkeys("\ufe62\uff0b", "+"),
    **dict.fromkeys("\u2018\u2019\u02bc\uff07\u066c", "'"),
    **dict.fromkeys("\ufe6a\uff05\u066a", "%"),
    "\uff0e": ".",
    "\uff0c": ",",
    "\uff04": "$",
    "\uffe5": "\u00a5",
    "\u200b": "",
    "\u200e": "",
    "\u200f": "",
}
_BODY = re.compile(r"([0-9.,' \u066b]*[0-9][.]?)\s*([a-z]*)")
_WESTERN = re.compile(r"[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")


def plain(typed: str) -> str:
    """Every kind of digit, space, sign and apostrophe as its plain sister, in lower case, single-spaced."""
    sisters = typed if typed.isascii() else "".join(_sister(letter) for letter in typed)
    return " ".join(sisters.casefold().split())


def readings_of(text: str, decimal_mark: str | None) -> tuple[Fraction, ...]:
    """The values that a `plain` text such as "1.2k" or "10 million" can mean.

    None of them for what is not one number; two, the larger one first, for one separator before exactly three digits
    while `decimal_mark` ("." or ",") is not known.
    """
    match = _BODY.fullmatch(text)
    if not match or (match[2] and match[2] not in _FACTORS):
        return ()
    digits, mark = match[1].removesuffix("."), decimal_mark
    if _ARABIC_DECIMAL in digits:
        digits, mark = digits.replace(_ARABIC_DECIMAL, "."), "."
    factor = 10 ** _FACTORS.get(match[2], 0)
    return tuple(value * factor for value in _values(digits, mark))


def _values(digits: str, decimal_mark: str | None) -> tuple[Fraction, ...]:
    whole, mark, decimals = _split_last_mark(digits)
    if not mark:
        return _grouped(digits, "")
    if mark in whole:  # the same mark twice groups; it cannot be a decimal mark as well
        return _grouped(digits, "")
    as_decimal = _grouped(whole or "0", decimals) if decimals.isascii() and decimals.isdigit() else ()
    if not _WESTERN.fullmatch(digits) or digits.startswith("0"):
        return as_decimal
    if decimal_mark is None:
        return _grouped(digits, "") + as_decimal
    return as_decimal if mark == decimal_mark else _grouped(digits, "")


def _split_last_mark(digits: str) -> tuple[str, str, str]:
    at = max(digits.rfind("."), digits.rfind(","))
    return (digits, "", "") if at < 0 else (digits[:at], digits[at], digits[at + 1 :])


def _grouped(whole: str, decimals: str) -> tuple[Fraction, ...]:
    if not (whole.isdigit() or _WESTERN.fullmatch(whole) or _INDIAN.fullmatch(whole)):
        return ()
    figures = "".join(letter for letter in whole if letter.isdigit())
    return (Fraction(int(figures + decimals), 10 ** len(decimals)),)


def _sister(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)  # superscripts have none: ten squared is not a hundred and two
    return str(digit) if digit is not None else _LOOK_ALIKES.get(letter, letter)
