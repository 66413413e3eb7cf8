"""What somebody owes an update of: the same answer for the prompt, `/okr`, the check-in modal and Home."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from sqlmodel import Session, col

from bot.domain.cadence import last_due
from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.people import Actor
from bot.domain.vocabulary import ItemKind, ItemState, Stage
from bot.usecases.reading.cards import CardMaker
from bot.usecases.rhythm.asked_for import existed_before, has_number
from bot.usecases.rhythm.scheduling import is_away
from storage.models import Initiative, KeyResult, Person, Workspace
from storage.repositories.due import DueDates, runs_on
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow
from storage.repositories.owed import owes_something
from storage.repositories.people import People, Workspaces

ItemRow = KeyResultRow | InitiativeRow
Card = KeyResultCard | InitiativeCard


class _Place(Enum):
    OWED = auto()
    UP_TO_DATE = auto()
    NOT_ASKED = auto()


@dataclass(frozen=True, slots=True)
class Owing:
    """What somebody answers for on one local date. In each list a key result stands before its initiatives.

    `owed` waits for an answer since `due_on`; `up_to_date` does not; `not_asked` are key results of which no new number
    exists yet (`next_number_on`, else `due_on`, says when). `rows` are the rows behind `owed`, in its order, for use
    cases that write; they do not leave the transaction.
    """

    due_on: date
    owed: tuple[Card, ...]
    up_to_date: tuple[Card, ...]
    not_asked: tuple[KeyResultCard, ...]
    rows: tuple[ItemRow, ...] = ()

    @property
    def owns_nothing(self) -> bool:
        """Whether there is nothing at all to ask this person about."""
        return not (self.owed or self.up_to_date or self.not_asked)


def owed_by(session: Session, actor: Actor, today: date) -> Owing:
    """What `actor` owes on `today`, a date where they are: as owner, and as delegate of those who are away.

    Asked are open key results and active initiatives of live and closing cycles that existed before the due date, whose
    number is due, and which were not updated since the quiet days before it.
    """
    workspace = Workspaces(session).get(actor.workspace_id)
    owners = _owners(session, actor, today)
    due_on = {person.key: last_due_on(person, workspace, today) for person in owners}
    rows = _rows_of(Goals(session, actor), list(due_on), today)
    cards = _cards(CardMaker(session, actor, today), rows)
    sorted_out: dict[_Place, list[ItemRow]] = {place: [] for place in _Place}
    for row in rows:
        sorted_out[_place_of(row, due_on, workspace.quiet_days)].append(row)
    return Owing(
        due_on=due_on[actor.person_id],
        owed=tuple(cards[_key(row)] for row in sorted_out[_Place.OWED]),
        up_to_date=tuple(cards[_key(row)] for row in sorted_out[_Place.UP_TO_DATE]),
        not_asked=tuple(
            card for row in sorted_out[_Place.NOT_ASKED] if isinstance(card := cards[_key(row)], KeyResultCard)
        ),
        rows=tuple(sorted_out[_Place.OWED]),
    )


def owes_of_their_own(session: Session, person: Person, workspace: Workspace, today: date) -> bool:
    """Whether `owed_by` finds something that this person owns, in one statement; what they stand in for is left out."""
    due_on = last_due_on(person, workspace, today)
    return owes_something(session, workspace.key, person.key, due_on, workspace.quiet_days, today)


def last_due_on(person: Person, workspace: Workspace, today: date) -> date:
    """The latest due date that has begun, on somebody's own calendar."""
    scheduled = person.next_prompt_on
    if scheduled is not None and scheduled <= today:
        return scheduled
    if person.last_due_on is not None:
        return person.last_due_on
    weekday = workspace.prompt_weekday if scheduled is None else scheduled.weekday()
    return last_due(today, weekday, person.every or workspace.every)


def is_answered(checked_in_on: date | None, due_on: date, quiet_days: int) -> bool:
    """Whether an item was updated since a due date, or within the quiet days before it."""
    return checked_in_on is not None and checked_in_on >= due_on - timedelta(days=quiet_days)


def due_date_answered(item: KeyResult | Initiative, dates: DueDates, today: date) -> date | None:
    """The due date of its owner that an update of today answers: the last one that has come, else the coming one within
    the quiet days ahead of it; None where nothing waits for an answer."""
    came = dates.coming if dates.coming is not None and dates.coming <= today else dates.last
    for due_on in (came, dates.coming):
        is_near = due_on is not None and due_on - timedelta(days=dates.quiet_days) <= today
        if due_on is None or not is_near or not existed_before(item, due_on) or not has_number(item, due_on):
            continue
        if not is_answered(item.checked_in_on, due_on, dates.quiet_days):
            return due_on
    return None


def _owners(session: Session, actor: Actor, today: date) -> list[Person]:
    people = People(session, actor.workspace_id)
    absent = [each for each in people.delegating_to(actor.person_id) if is_away(each, today)]
    return [people.of_ids([actor.person_id])[actor.person_id], *absent]


def _rows_of(goals: Goals, owner_ids: list[int], today: date) -> list[ItemRow]:
    key_results = goals.key_results(
        col(KeyResult.state) == ItemState.OPEN,
        *runs_on(today),
        among=goals.owned_by(ItemKind.KEY_RESULT, owner_ids),
    )
    initiatives = goals.initiatives(
        col(Initiative.stage) == Stage.ACTIVE,
        *runs_on(today),
        among=goals.owned_by(ItemKind.INITIATIVE, owner_ids),
    )
    rows: list[ItemRow] = []
    for row in key_results:
        rows += [row, *(each for each in initiatives if each.initiative.key_result_id == row.key_result.key)]
    mine = {row.key_result.key for row in key_results}
    return rows + [each for each in initiatives if each.initiative.key_result_id not in mine]


def _place_of(row: ItemRow, due_on: dict[int, date], quiet_days: int) -> _Place:
    item: KeyResult | Initiative = row.key_result if isinstance(row, KeyResultRow) else row.initiative
    due = due_on[item.owner_id or 0]
    if not has_number(item, due):
        return _Place.NOT_ASKED
    if not existed_before(item, due) or is_answered(item.checked_in_on, due, quiet_days):
        return _Place.UP_TO_DATE
    return _Place.OWED


def _cards(maker: CardMaker, rows: list[ItemRow]) -> dict[tuple[type, int], Card]:
    key_results = [row for row in rows if isinstance(row, KeyResultRow)]
    initiatives = [row for row in rows if isinstance(row, InitiativeRow)]
    cards: dict[tuple[type, int], Card] = {}
    cards.update(zip(map(_key, key_results), maker.key_results(key_results), strict=True))
    cards.update(zip(map(_key, initiatives), maker.initiatives(initiatives), strict=True))
    return cards


def _key(row: ItemRow) -> tuple[type, int]:
    return type(row), row.key_result.key if isinstance(row, KeyResultRow) else row.initiative.key
