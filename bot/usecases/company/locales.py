"""What Slack's locale says about how somebody writes numbers."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol


@lru_cache(maxsize=256)
def decimal_mark(locale: str) -> str | None:
    """ "." or "," for a Slack locale such as "es-ES"; None when it is unknown or uses another mark."""
    if not locale:
        return None
    try:
        mark = get_decimal_symbol(Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None
    return mark if mark in (".", ",") else None
