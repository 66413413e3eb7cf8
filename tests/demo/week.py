"""What the cast does in the week of 23 November while the clock moves past it, so that Wednesday has something to tell.

Everything goes through the use cases, as if people had typed it; Ana is left to whoever plays her.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from bot.deps import Deps
from bot.domain.closing_forms import ClosingEntered
from bot.domain.entries import Entry
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, Status
from bot.usecases.checking_in.asks import raise_ask
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.company.workspaces import actor_of
from bot.usecases.goals.closings import close_item
from bot.usecases.goals.key_results import edit_key_result, open_key_result
from bot.usecases.reading.rows import row_of
from storage.models import Initiative, KeyResult, Objective, Person
from storage.repositories.goals import Goals
from tests.demo.company import HEADQUARTERS

_GOOD, _RISK = Status.ON_TRACK, Status.AT_RISK


@dataclass(frozen=True, slots=True)
class Scene:
    """What happens at one instant."""

    at: datetime
    play: Callable[["Stage", datetime], object]


class Stage:
    """The cast and their goals, found by the names that people know."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def actor(self, name: str, now: datetime) -> Actor:
        """Somebody by first name."""

        def find(session: Session) -> Actor:
            person = session.exec(select(Person).where(col(Person.name).startswith(name))).one()
            return actor_of(session, person, now)

        return self._deps.db.read(find)

    def key_result(self, objective: str) -> Reference:
        """The first key result of an objective."""
        found = (
            select(KeyResult)
            .join(Objective, col(Objective.id) == KeyResult.objective_id)
            .where(Objective.title == objective)
            .order_by(col(KeyResult.number))
        )
        number = self._deps.db.read(lambda session: session.exec(found).first())
        assert number is not None
        return Reference(ItemKind.KEY_RESULT, number.number)

    def initiative_for(self, key_result: Reference) -> Reference:
        """The first initiative for it."""
        found = (
            select(Initiative)
            .join(KeyResult, col(KeyResult.id) == Initiative.key_result_id)
            .where(KeyResult.number == key_result.number)
            .order_by(col(Initiative.number))
        )
        first = self._deps.db.read(lambda session: session.exec(found).first())
        assert first is not None
        return Reference(ItemKind.INITIATIVE, first.number)

    def says(self, name: str, objective: str, now: datetime, value: str, status: Status, note: str = "") -> None:
        """`/okr update` of a key result."""
        entry = Entry(value=value, status=status, note=note)
        log_update(self._deps.db, self.actor(name, now), Statement(self.key_result(objective), entry), now)

    def reports(
        self, name: str, objective: str, now: datetime, health: Health, note: str, blocked_by: str = ""
    ) -> None:
        """`/okr update` of the initiative for a key result."""
        reference = self.initiative_for(self.key_result(objective))
        entry = Entry(status=health, note=note, blocked_by=blocked_by or None)
        log_update(self._deps.db, self.actor(name, now), Statement(reference, entry), now)

    def finishes(self, name: str, objective: str, now: datetime, reason: str) -> None:
        """`/okr close` of the initiative for a key result."""
        reference = self.initiative_for(self.key_result(objective))
        close_item(self._deps.db, self.actor(name, now), reference, ClosingEntered(reason=reason), now)

    def asks(self, name: str, objective: str, of: str, words: str, now: datetime) -> None:
        """One line to somebody, as it is raised in a check-in."""
        actor, to, reference = self.actor(name, now), self.actor(of, now), self.key_result(objective)

        def ask(session: Session) -> None:
            raise_ask(session, actor, row_of(Goals(session, actor), reference), to, words, now)

        self._deps.db.write(ask)

    def retargets(self, name: str, objective: str, target: str, reason: str, now: datetime) -> None:
        """`/okr edit` of a key result."""
        actor, reference = self.actor(name, now), self.key_result(objective)
        opened = open_key_result(self._deps.db, actor, reference, now)
        entered = replace(opened.entered, target=target, reason=reason)
        edit_key_result(self._deps.db, actor, reference, opened.version, entered, now)


def play(deps: Deps, since: datetime, until: datetime) -> None:
    """Everything that happens after one instant, up to another."""
    stage = Stage(deps)
    for scene in SCENES:
        if since < scene.at <= until:
            scene.play(stage, scene.at)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HEADQUARTERS)


SCENES = (
    # Product
    Scene(_at(23, 16, 5), lambda stage, now: stage.says("Ben", "Launch an MVP", now, "10", _GOOD, "All ten signed")),
    Scene(
        _at(23, 17), lambda stage, now: stage.says("Tom", "Be more customer-centric", now, "9.3", _GOOD, "Calls help")
    ),
    Scene(
        _at(23, 17, 5),
        lambda stage, now: stage.asks(
            "Tom", "Be more customer-centric", "Emil", "Approve the exit survey by Friday", now
        ),
    ),
    Scene(
        _at(24, 11),
        lambda stage, now: stage.retargets("Emil", "Be more customer-centric", "5", "annual contracts first", now),
    ),
    # Growth
    Scene(
        _at(23, 16),
        lambda stage, now: stage.says("Ben", "Grow the website's yield", now, "3.7", _GOOD, "Test 4 won as well"),
    ),
    Scene(
        _at(23, 16, 1),
        lambda stage, now: stage.reports(
            "Ben", "Grow the website's yield", now, Health.ON_TRACK, "Two more tests this week"
        ),
    ),
    Scene(
        _at(24, 10),
        lambda stage, now: stage.reports(
            "Carol", "Streamline the buying process", now, Health.BLOCKED, "Contract is with them", "Legal"
        ),
    ),
    Scene(
        _at(24, 15),
        lambda stage, now: stage.finishes("Carol", "Generate more prospect engagement", now, "Live since this morning"),
    ),
    # Impact
    Scene(
        _at(23, 9, 30),
        lambda stage, now: stage.says("Priya", "Healthcare for all", now, "6100000", _GOOD, "Three more clinics"),
    ),
    Scene(_at(24, 9), lambda stage, now: stage.says("Mia", "Slow down global warming", now, "98.7", Status.OFF_TRACK)),
    Scene(
        _at(24, 8),
        lambda stage, now: stage.says("Kai", "Lead electric vehicle revolution", now, "21.2", _RISK, "Still permits"),
    ),
)
