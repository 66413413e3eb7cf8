"""Who made a win happen. A shared step; it takes the session."""

from collections.abc import Collection, Iterable

from sqlmodel import Session, col

from bot.domain.cards import PersonLine
from bot.domain.people import Actor
from bot.domain.posts import Win
from bot.domain.vocabulary import ItemKind, ItemRole, Stage
from bot.usecases.telling.items_then import KeyResultThen
from storage.models import Initiative, Participant
from storage.repositories.goals import Goals
from storage.repositories.people import People

_CREDITED = (ItemRole.CO_OWNER, ItemRole.CONTRIBUTOR)


def wins_of(session: Session, reader: Actor, won: Collection[KeyResultThen]) -> tuple[Win, ...]:
    """Each with its co-owners and contributors, and with whoever owns or contributes to an initiative for it that runs
    or is done, as far as `reader` may know; nobody twice, and not the owner."""
    if not won:
        return ()
    goals, ids = Goals(session, reader), [then.id for then in won]
    worked_on = (col(Initiative.stage).in_((Stage.ACTIVE, Stage.DONE)), col(Initiative.key_result_id).in_(ids))
    efforts = [row.initiative for row in goals.initiatives(*worked_on)]
    parts = goals.participants(ItemKind.KEY_RESULT, ids)
    helpers = goals.participants(ItemKind.INITIATIVE, [each.key for each in efforts])
    people: dict[int, list[int]] = {then.id: _credited(parts, then.id) for then in won}
    for each in efforts:
        owner = [each.owner_id] if each.owner_id else []
        people[each.key_result_id or 0] += [*owner, *_credited(helpers, each.key)]
    known = People(session, reader.workspace_id).of_ids({who for named in people.values() for who in named})
    lines = {key: PersonLine(person.slack_user_id, person.name) for key, person in known.items()}
    return tuple(
        Win(then.card, tuple(lines[who] for who in dict.fromkeys(people[then.id]) if who != then.row.owner_id))
        for then in won
    )


def _credited(parts: Iterable[Participant], item_id: int) -> list[int]:
    """Co-owners first."""
    mine = [part for part in parts if part.item_id == item_id]
    return [part.person_id for role in _CREDITED for part in mine if part.role is role]
