"""One item in full: how it stands, what hangs on it, and everything that was said and changed about it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlmodel import Session, col

from bot.domain.cards import History, InitiativeCard, KeyResultCard, ObjectiveCard
from bot.domain.errors import NotFound
from bot.domain.ideas import IdeaCard
from bot.domain.look_backs import LookBack
from bot.domain.pace import pace_of
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Stage
from bot.usecases.bets.idea_cards import idea_cards
from bot.usecases.bets.idea_posts import idea_key
from bot.usecases.bets.look_backs import LookBacks
from bot.usecases.checking_in.stating import local_date, reference_of
from bot.usecases.goals.offers import offers_on
from bot.usecases.reading.cards import CardMaker
from bot.usecases.reading.changes import changes_of
from bot.usecases.reading.objective_cards import objective_cards
from storage.database import reading
from storage.models import CheckIn, Initiative, KeyResult, Objective, Post
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow, ObjectiveRow
from storage.repositories.posts import Posts

_LATE_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """An item with what the reader may do with it. A key result comes with its standing check-ins, oldest first, and
    the initiatives for it; `reply` is where people talk about it, as Slack's channel id and ts: its latest reply under
    a summary, for what is or was an idea its post. `idea` is what was said and decided then. A finished initiative
    comes with what the number did."""

    card: KeyResultCard | InitiativeCard | ObjectiveCard
    offers: frozenset[Verb]
    initiatives: tuple[InitiativeCard, ...] = ()
    look_back: LookBack | None = None
    reply: tuple[str, str] | None = None
    idea: IdeaCard | None = None


@reading
def look_at_item(session: Session, actor: Actor, ref: Reference, now: datetime) -> Shown:
    """An objective, key result or initiative; raises NotFound."""
    goals, today = Goals(session, actor), local_date(actor, now)
    match ref.kind:
        case ItemKind.OBJECTIVE:
            objective = _objective_row(goals, ref)
            return Shown(_objective(session, actor, objective, today), offers_on(session, actor, objective, today))
        case ItemKind.INITIATIVE:
            initiative = _initiative_row(goals, ref)
            [shown] = CardMaker(session, actor, today).initiatives([initiative], history=5)
            is_done = initiative.initiative.stage is Stage.DONE
            back = LookBacks(session, actor, today).of([initiative])[0] if is_done else None
            offers, idea = offers_on(session, actor, initiative, today), _idea(session, actor, initiative)
            post = Posts(session, actor.workspace_id).of_key(idea_key(initiative.initiative.key)) if idea else None
            return Shown(shown, offers, look_back=back, reply=_place(post), idea=idea)
        case ItemKind.KEY_RESULT:
            row = _key_result_row(goals, ref)
            card = CardMaker(session, actor, today).key_results([row], history=40)[0]
            lines = tuple(replace(line, pace=_pace_on(row.key_result, line.on)) for line in card.check_ins)
            serving = _initiatives(session, actor, today, [row.key_result.key])
            post = Posts(session, actor.workspace_id).newest_reply_about(row.key_result.key)
            stands = replace(card, check_ins=lines)
            return Shown(stands, offers_on(session, actor, row, today), serving, reply=_place(post))


@reading
def look_at_history(session: Session, actor: Actor, ref: Reference, now: datetime) -> History:
    """Everything that was said and changed about an item; raises NotFound."""
    today = local_date(actor, now)
    match ref.kind:
        case ItemKind.OBJECTIVE:
            row = _objective_row(Goals(session, actor), ref)
            [card] = objective_cards(session, actor, [row], today)
            return History(card, changes=changes_of(session, actor, ref.kind, row.objective.key))
        case ItemKind.KEY_RESULT:
            return _history_of_key_result(session, actor, ref, today)
        case ItemKind.INITIATIVE:
            return _history_of_initiative(session, actor, ref, today)


def _history_of_key_result(session: Session, actor: Actor, ref: Reference, today: date) -> History:
    row, maker = _key_result_row(Goals(session, actor), ref), CardMaker(session, actor, today)
    said = CheckIns(session, actor.workspace_id).history_of_key_result(row.key_result.key)
    late = {check_in.key for check_in in said if _is_late(check_in)}
    lines = tuple(
        replace(line, pace=_pace_on(row.key_result, line.on), is_late=line.id in late)
        for line in maker.lines_of_key_result(said)
    )
    standing = tuple(line for line in lines if not line.is_replaced and not line.is_withdrawn)
    card = replace(maker.key_results([row])[0], check_ins=standing)
    origin = row.key_result.turned_from_id
    before = Goals(session, actor).initiatives(col(Initiative.id) == origin, limit=1) if origin else ()
    return History(
        card,
        check_ins=lines,
        changes=changes_of(session, actor, ref.kind, row.key_result.key),
        turned_from=reference_of(before[0]) if before else None,
    )


def _history_of_initiative(session: Session, actor: Actor, ref: Reference, today: date) -> History:
    row, maker = _initiative_row(Goals(session, actor), ref), CardMaker(session, actor, today)
    said = CheckIns(session, actor.workspace_id).history_of_initiative(row.initiative.key)
    origin = row.initiative.turned_from_id
    before = Goals(session, actor).key_results(col(KeyResult.id) == origin, limit=1) if origin else ()
    return History(
        maker.initiatives([row])[0],
        turned_from=reference_of(before[0]) if before else None,
        health_check_ins=tuple(maker.lines_of_initiative(said)),
        changes=changes_of(session, actor, ref.kind, row.initiative.key),
    )


def _objective(session: Session, actor: Actor, row: ObjectiveRow, today: date) -> ObjectiveCard:
    [card] = objective_cards(session, actor, [row], today)
    below = Goals(session, actor).key_results(col(Objective.id) == row.objective.key)
    return replace(card, initiatives=_initiatives(session, actor, today, [each.key_result.key for each in below]))


def _idea(session: Session, actor: Actor, row: InitiativeRow) -> IdeaCard | None:
    """What is known of an initiative as an idea; None where it never was one."""
    [card] = idea_cards(session, actor, [row])
    return card if card.is_open or card.decisions else None


def _place(post: Post | None) -> tuple[str, str] | None:
    return (post.slack_channel, post.slack_ts) if post else None


def _initiatives(
    session: Session, actor: Actor, today: date, key_result_ids: Collection[int]
) -> tuple[InitiativeCard, ...]:
    rows = Goals(session, actor).initiatives(
        col(KeyResult.id).in_(key_result_ids), col(Initiative.stage) != Stage.DROPPED
    )
    return tuple(CardMaker(session, actor, today).initiatives(rows))


def _objective_row(goals: Goals, ref: Reference) -> ObjectiveRow:
    row = goals.objective(ref.number)
    if row is None:
        raise NotFound(str(ref))
    return row


def _key_result_row(goals: Goals, ref: Reference) -> KeyResultRow:
    row = goals.key_result(ref.number)
    if row is None:
        raise NotFound(str(ref))
    return row


def _initiative_row(goals: Goals, ref: Reference) -> InitiativeRow:
    row = goals.initiative(ref.number)
    if row is None:
        raise NotFound(str(ref))
    return row


def _pace_on(item: KeyResult, on: date) -> Decimal | None:
    return pace_of(item.starts_on, item.due_on, on, kind=item.measure_kind, rhythm=item.number_rhythm)


def _is_late(check_in: CheckIn) -> bool:
    return check_in.due_on is not None and check_in.on > check_in.due_on + _LATE_AFTER
