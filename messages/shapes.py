"""Small checks that fit together into the description of a JSON object. Each raises at the first wrong thing."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from messages.clipping import length


class BlockKitError(Exception):
    """Slack would refuse this. `pointer` is a JSON pointer into what was checked."""

    def __init__(self, pointer: str, problem: str) -> None:
        super().__init__(f"{pointer or '/'}: {problem}")
        self.pointer = pointer
        self.problem = problem


class MessageTooLarge(BlockKitError):
    """Too long, or too many; the caller has to cut or to page."""


# A check takes a value and the JSON pointer to it, and raises BlockKitError.
Check = Callable[[Any, str], None]


@dataclass(frozen=True, slots=True)
class Shape:
    """An object that has every required key, perhaps optional ones, and no others. `type` and `block_id` are looked at
    by whoever chose the shape."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)

    def __call__(self, value: Any, pointer: str) -> None:
        of_kind(value, dict, pointer)
        for key in self.required:
            if key not in value:
                raise BlockKitError(f"{pointer}/{key}", "is required")
        for key, part in value.items():
            if key in {"type", "block_id"}:
                continue
            check = self.required.get(key) or self.optional.get(key)
            if check is None:
                raise BlockKitError(f"{pointer}/{key}", "is not a key that Slack knows here")
            check(part, f"{pointer}/{key}")


def of_kind(value: Any, kind: type, pointer: str) -> None:
    """Refuse a value of another JSON type; null is one, because absent keys are left out."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BlockKitError(pointer, f"should be {kind.__name__}, not {type(value).__name__}")


def string(limit: int, at_least: int = 1) -> Check:
    """A string of `at_least` to `limit` UTF-16 units."""

    def check(value: Any, pointer: str) -> None:
        of_kind(value, str, pointer)
        if length(value) > limit:
            raise MessageTooLarge(pointer, f"is {length(value)} long, at most {limit} fit")
        if length(value) < at_least:
            raise BlockKitError(pointer, f"is {length(value)} long, at least {at_least} are needed")

    return check


def text(*types: str) -> Callable[[int], Check]:
    """Text objects of the given types; the result takes the limit."""
    extras: dict[str, dict[str, Check]] = {"plain_text": {"emoji": flag}, "mrkdwn": {"verbatim": flag}}

    def with_limit(limit: int) -> Check:
        return by_type({each: Shape({"text": string(limit)}, extras[each]) for each in types})

    return with_limit


def flag(value: Any, pointer: str) -> None:
    """True or false."""
    of_kind(value, bool, pointer)


def number(value: Any, pointer: str) -> None:
    """Any JSON number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BlockKitError(pointer, f"should be a number, not {type(value).__name__}")


def integer(lowest: int, highest: int) -> Check:
    """A whole number within bounds."""

    def check(value: Any, pointer: str) -> None:
        of_kind(value, int, pointer)
        if not lowest <= value <= highest:
            raise BlockKitError(pointer, f"is {value}, should be {lowest} to {highest}")

    return check


def choice(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: Any, pointer: str) -> None:
        if value not in allowed:
            raise BlockKitError(pointer, f"is {value!r}, should be one of {', '.join(allowed)}")

    return check


def array(each: Check, limit: int, at_least: int = 1) -> Check:
    """A list of `at_least` to `limit` values."""

    def check(value: Any, pointer: str) -> None:
        of_kind(value, list, pointer)
        if len(value) > limit:
            raise MessageTooLarge(pointer, f"has {len(value)} entries, at most {limit} fit")
        if len(value) < at_least:
            raise BlockKitError(pointer, f"has {len(value)} entries, at least {at_least} are needed")
        for index, part in enumerate(value):
            each(part, f"{pointer}/{index}")

    return check


def by_type(shapes: Mapping[str, Check], leave_out: AbstractSet[str] = frozenset()) -> Check:
    """An object whose `type` says which shape it has to have."""

    def check(value: Any, pointer: str) -> None:
        of_kind(value, dict, pointer)
        kind = value.get("type")
        if kind not in shapes or kind in leave_out:
            raise BlockKitError(f"{pointer}/type", f"{kind!r} is not allowed here")
        shapes[kind](value, pointer)

    return check
