"""Cycles: seeing, making and changing them."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.cycle_forms import LONGEST_CYCLE_NAME, CycleCard, CycleEntered, OpenedCycle, refuse_dates
from bot.domain.cycles import CycleDates, quarter_after, quarter_of, read_period
from bot.domain.errors import ChangedMeanwhile, CycleClosed, NotFound
from bot.domain.people import Actor
from bot.domain.problems import Problems
from bot.domain.vocabulary import CycleChange
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.cycle_cards import cycle_cards, refuse_unless_manages
from bot.usecases.goals.goal_steps import as_json, assign, differences
from storage.database import reading, writing
from storage.models import Cycle
from storage.repositories.people import People
from storage.repositories.teams import Cycles
from storage.repositories.trail import Trail

KIND = "cycle"


@reading
def list_cycles(session: Session, actor: Actor, now: datetime) -> list[CycleCard]:
    """The cycles, newest first."""
    today = local_date(actor, now)
    return cycle_cards(session, actor, Cycles(session, actor.workspace_id).all(), today)


@reading
def begin_cycle(session: Session, actor: Actor, name: str, now: datetime) -> OpenedCycle:
    """The form of a new cycle: the period that the name says, else the first quarter that is not there yet. Raises
    NotAllowed."""
    refuse_unless_manages(session, actor, "cycles")
    today = local_date(actor, now)
    proposed = read_period(name, today) if name else _next_quarter(session, actor, today)
    if proposed is None:
        return OpenedCycle(CycleEntered(name))
    return OpenedCycle(CycleEntered(proposed.name, proposed.starts_on, proposed.ends_on))


@reading
def open_cycle(session: Session, actor: Actor, cycle_id: int, now: datetime) -> OpenedCycle:
    """The form of a cycle as it stands. Raises NotFound, NotAllowed or CycleClosed."""
    cycle = changeable_cycle(session, actor, cycle_id)
    may_close = cycle.starts_on <= local_date(actor, now)
    return OpenedCycle(_entered_of(cycle), cycle.key, cycle.version, may_close)


@writing
def create_cycle(session: Session, actor: Actor, entered: CycleEntered, cause: str, now: datetime) -> CycleCard:
    """Make a cycle; it may overlap with others. The same `cause` makes no second one. Raises InvalidForm or
    NotAllowed."""
    refuse_unless_manages(session, actor, "cycles")
    trail, today = Trail(session, actor.workspace_id), local_date(actor, now)
    if (first := trail.repeats(cause, now)) is not None:
        made = Cycles(session, actor.workspace_id).get(first)
        return cycle_cards(session, actor, [made] if made else [], today)[0]
    columns = _read(session, actor, entered, None)
    cycle = Cycle(workspace_id=actor.workspace_id, created_at=now, **columns)
    session.add(cycle)
    session.flush()
    after = {name: as_json(value) for name, value in columns.items()}
    trail.record(now, actor.person_id, CycleChange.CREATE.value, KIND, cycle.key, after=after)
    trail.settle(cause, cycle.key)
    return cycle_cards(session, actor, [cycle], today)[0]


@writing
def edit_cycle(
    session: Session, actor: Actor, cycle_id: int, version: int, entered: CycleEntered, now: datetime
) -> CycleCard:
    """Repair a cycle until it is closed; key results that last as long as it follow. Raises ChangedMeanwhile,
    InvalidForm, NotFound, NotAllowed or CycleClosed."""
    cycle = changeable_cycle(session, actor, cycle_id)
    trail, saved = Trail(session, actor.workspace_id), _entered_of(cycle)
    columns = _read(session, actor, entered, cycle)
    if cycle.version != version and saved != entered:
        raise ChangedMeanwhile(cycle.name, _last_editor(session, cycle), _both_texts(saved, entered))
    before, after = differences(cycle, columns)
    if after:
        for key_result in Cycles(session, actor.workspace_id).lasting_as_long_as(cycle):
            assign(key_result, {"starts_on": columns["starts_on"], "due_on": columns["ends_on"]})
        assign(cycle, {**columns, "version": cycle.version + 1})
        trail.record(now, actor.person_id, CycleChange.EDIT.value, KIND, cycle.key, before=before, after=after)
        session.flush()
    return cycle_cards(session, actor, [cycle], local_date(actor, now))[0]


def changeable_cycle(session: Session, actor: Actor, cycle_id: int) -> Cycle:
    """The cycle, if the actor may change it. Raises NotFound, NotAllowed or CycleClosed. A shared step."""
    cycle = Cycles(session, actor.workspace_id).get(cycle_id)
    if cycle is None:
        raise NotFound("this cycle")
    refuse_unless_manages(session, actor, cycle.name)
    if cycle.closed_at is not None:
        raise CycleClosed(cycle.name)
    return cycle


def _next_quarter(session: Session, actor: Actor, today: date) -> CycleDates:
    taken = {(each.starts_on, each.ends_on) for each in Cycles(session, actor.workspace_id).all()}
    quarter = quarter_of(today)
    while (quarter.starts_on, quarter.ends_on) in taken:
        quarter = quarter_after(quarter.starts_on)
    return quarter


def _entered_of(cycle: Cycle) -> CycleEntered:
    return CycleEntered(cycle.name, cycle.starts_on, cycle.ends_on)


def _read(session: Session, actor: Actor, entered: CycleEntered, cycle: Cycle | None) -> dict[str, Any]:
    problems = Problems()
    name = " ".join(entered.name.split())
    if not name:
        problems.add("name", "Give the cycle a name, such as Q1 2027.")
    if len(name) > LONGEST_CYCLE_NAME:
        problems.add("name", f"This is longer than {LONGEST_CYCLE_NAME} letters. Shorten it.")
    others = [each for each in Cycles(session, actor.workspace_id).all() if each is not cycle]
    if any(each.name.casefold() == name.casefold() for each in others):
        problems.add("name", f"There is a cycle called {name} already. Choose another name.")
    with problems.beside_own():
        refuse_dates(entered.starts_on, entered.ends_on)
    problems.refuse()
    return {"name": name, "starts_on": entered.starts_on, "ends_on": entered.ends_on}


def _last_editor(session: Session, cycle: Cycle) -> str:
    person_id = Trail(session, cycle.workspace_id).last_actor_of(KIND, cycle.key)
    person = People(session, cycle.workspace_id).get(person_id) if person_id else None
    return person.slack_user_id if person else ""


def _both_texts(saved: CycleEntered, entered: CycleEntered) -> tuple[tuple[str, str, str], ...]:
    pairs = (
        ("name", saved.name, entered.name),
        ("first day", str(saved.starts_on), str(entered.starts_on)),
        ("last day", str(saved.ends_on), str(entered.ends_on)),
    )
    return tuple(each for each in pairs if each[1] != each[2])
