"""The example gallery: objectives, each with a key result and the initiative that should move it."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SHELVES = ("business", "society", "consumer")


@dataclass(frozen=True, slots=True)
class Example:
    """One triple of the gallery; `shelf` and `place`, counted from 0, say where it stands."""

    shelf: str
    place: int
    objective: str
    key_result: str
    initiative: str


@cache
def examples(shelf: str) -> tuple[Example, ...]:
    """Those of one of SHELVES; none of any other."""
    if shelf not in SHELVES:
        return ()
    return tuple(
        Example(shelf, place, each["objective"], each["key_result"], each["initiative"])
        for place, each in enumerate(_file()[shelf])
    )


def not_initiatives() -> tuple[tuple[str, str], ...]:
    """Texts that are none, with what they are instead: "task" or "key result"."""
    return tuple((each["text"], each["is"]) for each in _file()["not_initiatives"])


@cache
def _file() -> dict[str, list[dict[str, str]]]:
    loaded: dict[str, list[dict[str, str]]] = json.loads(
        files("bot.domain").joinpath("okr_examples.json").read_text(encoding="utf-8")
    )
    return loaded
