"""Every use case that reads for somebody, as those who may not know: nothing of what is hidden comes out."""

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from bot import usecases
from bot.domain.entries import Seen
from bot.domain.errors import DomainError
from bot.domain.filters import Filter, FilterBy
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Status, Verdict, Visibility
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from storage.models import Person
from tests.builders import Company
from tests.usecases.looking import NOW, Cast, a_company

HIDDEN = "Zebra"  # a word of everything that is private, and of nothing else
REFERENCES = [Reference(kind, 1) for kind in ItemKind]
FILTERS = [Filter(by, slack_id="U0" if by is FilterBy.PERSON else "C1", name="Growth") for by in FilterBy]

# What each parameter may be given; a reading use case with another one is named by a test below.
GIVEN: dict[str, list[Any]] = {
    "now": [NOW],
    "_now": [NOW],
    "typed": ["", HIDDEN, HIDDEN.lower(), "KR1"],
    "words": ["", HIDDEN, HIDDEN.lower()],
    "key": ["edit", "delete", "reopen"],
    "seen": [Seen(reference, 1) for reference in REFERENCES],
    "ref": REFERENCES,
    "reference": REFERENCES,
    "serves": REFERENCES,
    "under": REFERENCES,
    "chosen": FILTERS,
    "team_id": [1, 2],
    "cycle_id": [1],
    "cycle_name": [""],
    "ask_id": [1],
    "check_in_id": [None, 1],
    "token": ["t"],
    "title": [""],
    "name": [""],
    "who": ["U0", "U3"],
    "delegate": [""],
    "taker": ["", "U3"],
    "channel_id": ["C1"],
    "slack_user_ids": [()],
}
TAKES_WHAT_IT_MADE = {"begin_initiative"}  # takes a filled-in form; its references are tried with open_initiative


def readings() -> Iterator[Callable[..., Any]]:
    """Every `@reading` use case that takes an actor."""
    for module in pkgutil.walk_packages(usecases.__path__, "bot.usecases."):
        source = importlib.import_module(module.name)
        for name, found in vars(source).items():
            is_ours = inspect.isfunction(found) and found.__module__ == source.__name__
            if (
                is_ours
                and f"@reading\ndef {name}(" in inspect.getsource(source)
                and "actor" in needed(found, all_=True)
            ):
                yield found


def needed(use_case: Callable[..., Any], *, all_: bool = False) -> list[str]:
    """The parameters behind the session and the actor that have no default."""
    parameters = list(inspect.signature(use_case).parameters.values())[1:]
    if all_:
        return [each.name for each in parameters]
    return [each.name for each in parameters[1:] if each.default is inspect.Parameter.empty]


def calls(use_case: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    """Each parameter's values in turn, the others at their first."""
    names = needed(use_case)
    first = {name: GIVEN[name][0] for name in names}
    yield first
    for name in names:
        yield from ({**first, name: value} for value in GIVEN[name][1:])


def a_secret(cast: Cast) -> None:
    """A private objective of Ana's with a key result, a check-in and an initiative."""
    objective = cast.company.objective(f"{HIDDEN} objective", cast.ana, cast.growth, visibility=Visibility.PRIVATE)
    key_result = cast.company.key_result(f"{HIDDEN} result", objective, cast.ana)
    cast.company.check_in(key_result, cast.ana, "5", NOW.date(), status=Status.AT_RISK, note=f"{HIDDEN} note")
    cast.company.initiative(f"{HIDDEN} initiative", key_result, cast.ana)
    cast.company.bet(f"{HIDDEN} initiative", key_result, cast.ana, Verdict.MOVED, learning=f"{HIDDEN} note")
    cast.company.person("Gus", "UG", is_guest=True, guest_channels=["C1"])
    cast.company.person("Adam", "UA", is_okr_admin=True)


def told(db: Database, use_case: Callable[..., Any], actor: Actor) -> str:
    """Everything that comes out of it, errors too."""
    said = []
    for arguments in calls(use_case):
        try:
            said.append(repr(use_case(db, actor, **arguments)))
        except DomainError as error:
            said.append(repr(error))
    return "\n".join(said)


USE_CASES = [each for each in readings() if each.__name__ not in TAKES_WHAT_IT_MADE]


@pytest.mark.parametrize("use_case", USE_CASES, ids=lambda use_case: use_case.__name__)
def test_every_parameter_is_tried(use_case: Callable[..., Any]) -> None:
    assert set(needed(use_case)) <= GIVEN.keys()


@dataclass(frozen=True)
class Looking:
    """One database, and who may look into it. Whatever they do there is reading, so all tests share it."""

    db: Database
    actors: dict[str, Actor]


@pytest.fixture(scope="module")
def looking(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    """Ana has something private; Dan is a stranger to it, Adam an OKR admin, Gus a guest; Eve is somewhere else."""
    path = tmp_path_factory.mktemp("viewers") / "okr.sqlite3"
    shutil.copyfile(sqlite_template, path)
    db = Database.open(f"sqlite:///{path}")
    actors: dict[str, Actor] = {}

    def stage(cast: Cast) -> None:
        a_secret(cast)
        people = {person.name: person for person in cast.company.session.exec(select(Person))}
        actors["stranger"] = cast.company.actor(cast.dan)
        actors["guest"] = cast.company.actor(people["Gus"])
        actors["admin"] = cast.company.actor(people["Adam"])

    actors["owner"] = a_company(db, stage)
    elsewhere = open_workspace(db, "T2", "Globex", NOW)
    actors["other workspace"] = db.write(lambda session: actor_in(Company(session, elsewhere, NOW)))
    yield Looking(db, actors)
    db.close()


def actor_in(company: Company) -> Actor:
    """Eve, of another company."""
    return company.actor(company.person("Eve", "U0EVE"))


@pytest.mark.parametrize("viewer", ["stranger", "admin", "guest", "other workspace"])
@pytest.mark.parametrize("use_case", USE_CASES, ids=lambda use_case: use_case.__name__)
def test_what_is_private_stays_so(looking: Looking, use_case: Callable[..., Any], viewer: str) -> None:
    out = told(looking.db, use_case, looking.actors[viewer])
    assert not [what for what in ("objective", "result", "note", "initiative") if f"{HIDDEN} {what}" in out]


def test_the_owner_is_told_of_it(looking: Looking) -> None:
    telling = [each.__name__ for each in USE_CASES if f"{HIDDEN} " in told(looking.db, each, looking.actors["owner"])]
    assert {"list_objectives", "search", "look_at_item", "what_is_mine", "suggest_objectives"} <= set(telling)
