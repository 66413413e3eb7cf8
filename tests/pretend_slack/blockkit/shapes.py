"""A small language to say what a JSON value must look like, and where it does not."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.pretend_slack.blockkit.problems import Problem

Surface = Literal["message", "modal", "home"]
Shape = Callable[[Any, "Place"], None]


@dataclass(slots=True)
class Report:
    """What is gathered on the walk through one payload: problems, and what counts over all of it."""

    surface: Surface
    refused_types: frozenset[str] = frozenset()
    usable_files: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    block_ids: set[str] = field(default_factory=set)
    focused: int = 0
    markdown_characters: int = 0
    table_characters: int = 0
    data_table_characters: int = 0
    tables: int = 0
    charts: int = 0
    plans: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the payload we are, as a JSON pointer."""

    pointer: str
    report: Report

    def __truediv__(self, key: str | int) -> "Place":
        return Place(f"{self.pointer}/{key}", self.report)

    def says(self, message: str) -> None:
        self.report.problems.append(Problem(message, self.pointer))


def anything(value: Any, place: Place) -> None:
    """No demands."""


def string(low: int = 1, high: int | None = None, pattern: str | None = None) -> Shape:
    """A string of so many characters (code points)."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, str):
            place.says("must provide a string")
        elif len(value) < low:
            place.says(f"must be more than {low - 1} characters")
        elif high is not None and len(value) > high:
            place.says(f"must be less than {high + 1} characters")
        elif pattern is not None and not re.fullmatch(pattern, value):
            place.says("must match the expected format")

    return check


def url(high: int = 3000) -> Shape:
    return string(1, high, r"(https?|slack|mailto|tel):\S+")


def flag(value: Any, place: Place) -> None:
    if not isinstance(value, bool):
        place.says("must provide a boolean")


def integer(low: int | None = None, high: int | None = None) -> Shape:
    def check(value: Any, place: Place) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            place.says("must provide an integer")
        else:
            _within(value, low, high, place)

    return check


def number(above: float | None = None) -> Shape:
    """A finite number."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
            place.says("must provide a number")
        elif above is not None and value <= above:
            place.says(f"must be greater than {above:g}")

    return check


def word(*allowed: Any) -> Shape:
    """One of these values, of the same type."""

    def check(value: Any, place: Place) -> None:
        if not any(type(value) is type(choice) and value == choice for choice in allowed):
            place.says(f"unsupported value: {value!r}, expected one of {list(allowed)}")

    return check


def many(shape: Shape, low: int = 1, high: int | None = None) -> Shape:
    """A list of so many."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, list):
            place.says("must provide an array")
            return
        if len(value) < low:
            place.says(f"no fewer than {low} items allowed")
        if high is not None and len(value) > high:
            place.says(f"no more than {high} items allowed")
        for index, item in enumerate(value):
            shape(item, place / index)

    return check


def thing(required: dict[str, Shape], optional: dict[str, Shape] | None = None, *extra: Shape) -> Shape:
    """An object with these keys and no others. `extra` are rules over the whole of it, asked only if it is sound."""
    known = {**required, **(optional or {})}

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, dict):
            place.says("must provide an object")
            return
        before = len(place.report.problems)
        for key in required:
            if key not in value:
                place.says(f"missing required field: {key}")
        for key, item in value.items():
            if key not in known:
                (place / key).says("additional properties are not allowed")
            else:
                known[key](item, place / key)
        if len(place.report.problems) == before:
            for rule in extra:
                rule(value, place)

    return check


def by_type(kinds: dict[str, Shape]) -> Shape:
    """An object whose `type` says which of these it is."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, dict):
            place.says("must provide an object")
        elif value.get("type") not in kinds:
            (place / "type").says(f"unsupported type: {value.get('type')}")
        else:
            kinds[value["type"]](value, place)

    return check


def all_of(*shapes: Shape) -> Shape:
    def check(value: Any, place: Place) -> None:
        for shape in shapes:
            shape(value, place)

    return check


def exactly_one(*keys: str) -> Shape:
    """A rule for `thing`: one of these keys, not none and not two."""

    def check(value: Any, place: Place) -> None:
        if sum(key in value for key in keys) != 1:
            place.says(f"must provide exactly one of {', '.join(keys)}")

    return check


def at_least_one(*keys: str) -> Shape:
    def check(value: Any, place: Place) -> None:
        if not any(key in value for key in keys):
            place.says(f"must provide at least one of {', '.join(keys)}")

    return check


def unique(values: Iterable[Any], place: Place, what: str) -> None:
    seen: list[Any] = []
    for value in values:
        if value in seen:
            place.says(f"{what} must be unique: {value!r}")
        seen.append(value)


def _within(value: float, low: float | None, high: float | None, place: Place) -> None:
    if low is not None and value < low:
        place.says(f"must be greater than or equal to {low}")
    if high is not None and value > high:
        place.says(f"must be less than or equal to {high}")
