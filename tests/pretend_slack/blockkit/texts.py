"""Text objects, options and confirmation dialogs."""

from typing import Any

from tests.pretend_slack.blockkit.shapes import (
    Place,
    Shape,
    by_type,
    flag,
    many,
    string,
    thing,
    url,
    word,
)


def plain(high: int = 3000, low: int = 1) -> Shape:
    return by_type({"plain_text": _plain(high, low)})


def mrkdwn(high: int = 3000) -> Shape:
    return by_type({"mrkdwn": _mrkdwn(high)})


def any_text(high: int = 3000) -> Shape:
    return by_type({"plain_text": _plain(high), "mrkdwn": _mrkdwn(high)})


def _plain(high: int, low: int = 1) -> Shape:
    return thing({"type": word("plain_text"), "text": string(low, high)}, {"emoji": flag})


def _mrkdwn(high: int) -> Shape:
    return thing({"type": word("mrkdwn"), "text": string(1, high)}, {"verbatim": flag})


def _option(text: Shape, more: dict[str, Shape] | None = None) -> Shape:
    return thing({"text": text, "value": string(1, 150)}, {"description": text, **(more or {})})


SELECT_OPTION = _option(plain(75))
CHOICE_OPTION = _option(any_text(75))  # radio buttons and checkboxes may format theirs
OVERFLOW_OPTION = _option(plain(75), {"url": url()})

OPTION_GROUP = thing({"label": plain(75), "options": many(SELECT_OPTION, 1, 100)})

PLACEHOLDER = plain(150)
CONFIRM = thing(
    {"title": plain(100), "text": any_text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": word("primary", "danger")},
)


def option_answer(value: Any, place: Place) -> None:
    """What an app answers to a typed-in external select: options or groups of them."""
    both = thing({}, {"options": many(SELECT_OPTION, 0, 100), "option_groups": many(OPTION_GROUP, 0, 100)})
    both(value, place)
    if isinstance(value, dict) and ("options" in value) == ("option_groups" in value):
        place.says("must provide exactly one of options, option_groups")
