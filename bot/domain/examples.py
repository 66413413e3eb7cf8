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

    def __str__(self) -> str:
        """How a button names it: "business:0"."""
        return f"{self.shelf}:{self.place}"


def example_named(name: str) -> Example | None:
    """The one that `str()` named so; None for anything else."""
    return next((each for shelf in SHELVES for each in examples(shelf) if str(each) == name), None)


def shelf_named(typed: str) -> str:
    """The shelf whose name begins like this, the first for anything else."""
    wanted = typed.strip().casefold()
    return next((shelf for shelf in SHELVES if wanted and shelf.startswith(wanted)), SHELVES[0])


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
