"""What stood in a message that Slack has, and of which nothing was noted: its sender ended between the two."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col

from bot.domain.vocabulary import ItemKind
from bot.usecases.goals.items import reference_to
from bot.usecases.rhythm.prompts import actor_to_ask
from storage.database import reading
from storage.models import CheckIn, Duty, Initiative, KeyResult
from storage.repositories.duties import Duties
from storage.repositories.goals import Goals
from storage.repositories.people import People, Workspaces
from storage.repositories.rounds import Rounds


@reading
def what_was_shown(session: Session, workspace_id: int, person_id: int, due_on: date, at: datetime) -> dict[str, int]:
    """The rows of a prompt that went out at an instant, each with its newest check-in then, as its Post keeps them."""
    person = People(session, workspace_id).get(person_id)
    actor = actor_to_ask(session, person, at)
    if actor is None:
        return {}
    duties = Duties(session, workspace_id).asked_of(person_id, due_on)
    ids = {kind: [int(each) for duty in duties for of, each in duty.items if of == kind] for kind in ItemKind}
    key_result_ids, initiative_ids = ids[ItemKind.KEY_RESULT], ids[ItemKind.INITIATIVE]
    said = Rounds(session, workspace_id).check_ins_as_of(key_result_ids, initiative_ids, at)
    quiet = timedelta(days=Workspaces(session).get(workspace_id).quiet_days)
    goals = Goals(session, actor)
    items: list[KeyResult | Initiative] = []
    items += [row.key_result for row in goals.key_results(col(KeyResult.id).in_(key_result_ids))]
    items += [row.initiative for row in goals.initiatives(col(Initiative.id).in_(initiative_ids))]
    shown: dict[str, int] = {}
    for item in items:
        newest = _newest_of(item, said)
        if newest is None or newest.on < _due_on(item, duties) - quiet:
            shown[str(reference_to(item))] = newest.key if newest else 0
    return shown


@reading
def person_of(session: Session, workspace_id: int, slack_user_id: str) -> int | None:
    """The row id of somebody."""
    person = People(session, workspace_id).of_slack(slack_user_id)
    return person.key if person else None


def _newest_of(item: KeyResult | Initiative, said: Sequence[CheckIn]) -> CheckIn | None:
    is_key_result = isinstance(item, KeyResult)
    return next(
        (each for each in said if (each.key_result_id if is_key_result else each.initiative_id) == item.key), None
    )


def _due_on(item: KeyResult | Initiative, duties: Sequence[Duty]) -> date:
    return max((duty.due_on for duty in duties if duty.person_id == item.owner_id), default=duties[0].due_on)
