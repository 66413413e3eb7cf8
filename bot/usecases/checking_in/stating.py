"""Storing what was said of an item, with everything that follows from it. Shared steps; they take the session."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.cadence import next_number_on
from bot.domain.entries import Seen
from bot.domain.errors import ChangedMeanwhile, CycleClosed, Invalid, NotAllowed
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange, ItemKind, ItemState, MeasureKind, Stage
from bot.usecases.goals.stakes import Stakes
from bot.usecases.rhythm.owing import due_date_answered
from storage.models import Initiative, KeyResult
from storage.prepared import note_written
from storage.repositories.check_ins import CheckIns
from storage.repositories.due import Due
from storage.repositories.goals import InitiativeRow, KeyResultRow
from storage.repositories.people import People
from storage.repositories.trail import Trail

ItemRow = KeyResultRow | InitiativeRow
_OF_INITIATIVE = ("health", "blocked_by", "blocked_until", "output_done", "output_total")  # repeated in its row


def local_date(actor: Actor, now: datetime) -> date:
    """The calendar date where the actor is."""
    return now.astimezone(ZoneInfo(actor.zone)).date()


def item_of(row: ItemRow) -> KeyResult | Initiative:
    """The item that a row is about."""
    return row.key_result if isinstance(row, KeyResultRow) else row.initiative


def reference_of(row: ItemRow) -> Reference:
    """Its reference."""
    kind = ItemKind.KEY_RESULT if isinstance(row, KeyResultRow) else ItemKind.INITIATIVE
    return Reference(kind, item_of(row).number)


def on_behalf_of(session: Session, actor: Actor, row: ItemRow, today: date) -> int | None:
    """For whom the actor checks in, None when for themselves. Raises CycleClosed, Invalid for an initiative that is not
    under way, or NotAllowed, saying who could."""
    _refuse_unless_open(row)
    item = item_of(row)
    if item.owner_id == actor.person_id:
        return None  # the rules say the same; this spares the hot path the queries for co-owners and leads
    stakes = Stakes(session, actor, today)
    stake = stakes.of_key_result(row) if isinstance(row, KeyResultRow) else stakes.of_initiative(row)
    if not may(actor, Verb.CHECK_IN, stake) and not may(actor, Verb.CHECK_IN_FOR, stake):
        raise NotAllowed("update", str(reference_of(row)), stakes.who_could(stake))
    return None if actor.person_id in stake.co_owner_ids else item.owner_id


def may_check_in(session: Session, actor: Actor, row: ItemRow, today: date) -> bool:
    """Whether a check-in of theirs would be taken."""
    try:
        on_behalf_of(session, actor, row, today)
    except (CycleClosed, Invalid, NotAllowed):
        return False
    return True


def refuse_if_newer(session: Session, row: ItemRow, seen: Seen) -> None:
    """Raise ChangedMeanwhile when there is a newer check-in than the one that somebody saw, saying whose."""
    item = item_of(row)
    if item.last_check_in_id == seen.check_in_id:
        return
    newest = CheckIns(session, item.workspace_id).get(item.last_check_in_id or 0)
    by = People(session, item.workspace_id).get(newest.by_id) if newest else None
    raise ChangedMeanwhile(str(seen.ref), by.slack_user_id if by else "")


def state_key_result(
    session: Session, actor: Actor, row: KeyResultRow, for_id: int | None, said: dict[str, Any], now: datetime
) -> int:
    """Store a check-in, repeat it in the key result's row, record it. `said` holds columns of CheckIn: value, status,
    note, and perhaps steps_done and confirms_id. Returns its id."""
    item, today = row.key_result, local_date(actor, now)
    shown = {
        "current": said["value"],
        "status": said["status"],
        "next_number_on": next_number_on(item.next_number_on, item.number_rhythm, today),
    }
    before = {"value": as_json(item.current), "status": item.status}
    after = {"value": as_json(said["value"]), "status": said["status"]}
    who = {"key_result_id": item.key, "by_id": actor.person_id, "for_id": for_id}
    begins = _begins_with(item, said["value"])
    if begins:
        shown |= {"start": said["value"], "version": item.version + 1}
    check_in_id = _store(session, row, who | said, shown, now, today)
    trail = Trail(session, actor.workspace_id)
    trail.record(now, actor.person_id, "check in", ItemKind.KEY_RESULT, item.key, before=before, after=after)
    if begins:
        started = {"start": as_json(said["value"])}
        trail.record(
            now,
            actor.person_id,
            ItemChange.FIRST_NUMBER.value,
            ItemKind.KEY_RESULT,
            item.key,
            before={"start": None},
            after=started,
        )
    return check_in_id


def _begins_with(item: KeyResult, value: Decimal | None) -> bool:
    """Whether a number becomes the start: the first one, where none was known. One that is the target already leaves
    no way to measure, so the start stays open."""
    is_first = item.measure_kind is MeasureKind.NUMBER and item.start is None and item.current is None
    return is_first and value is not None and value != item.target


def state_initiative(
    session: Session, actor: Actor, row: InitiativeRow, for_id: int | None, said: dict[str, Any], now: datetime
) -> int:
    """As `state_key_result`; `said` holds health, note, blocked_by, blocked_until, output_done, output_total, perhaps
    confirms_id."""
    item = row.initiative
    shown = {each: said[each] for each in _OF_INITIATIVE}
    before = {"health": item.health, "output": as_json(item.output_done)}
    after = {"health": said["health"], "output": as_json(said["output_done"])}
    who = {"initiative_id": item.key, "by_id": actor.person_id, "for_id": for_id}
    check_in_id = _store(session, row, who | said, shown, now, local_date(actor, now))
    Trail(session, actor.workspace_id).record(
        now, actor.person_id, "check in", ItemKind.INITIATIVE, item.key, before=before, after=after
    )
    return check_in_id


def confirm_row(session: Session, actor: Actor, row: ItemRow, for_id: int | None, now: datetime, note: str = "") -> int:
    """Store that nothing changed, with the newest check-in as what is confirmed. Raises Invalid where there is none."""
    item = item_of(row)
    if item.last_check_in_id is None:
        raise Invalid("value", f"There is no check-in of {reference_of(row)} to confirm yet. Type how it stands.")
    confirmed = {"note": note, "confirms_id": item.last_check_in_id}
    if isinstance(row, KeyResultRow):
        same = {"value": row.key_result.current, "status": row.key_result.status}
        newest = CheckIns(session, actor.workspace_id).get(item.last_check_in_id)
        steps = {"steps_done": newest.steps_done} if newest and newest.steps_done is not None else {}
        return state_key_result(session, actor, row, for_id, {**same, **steps, **confirmed}, now)
    same = {each: getattr(item, each) for each in _OF_INITIATIVE}
    return state_initiative(session, actor, row, for_id, {**same, **confirmed}, now)


def repair_what_shows(session: Session, rows: Collection[ItemRow], actor: Actor, now: datetime) -> None:
    """Have Home and the check-in DM of everybody concerned rendered anew: the owners, and whoever just acted."""
    concerned = {item_of(row).owner_id for row in rows} | {actor.person_id}
    for person_id in sorted(person_id for person_id in concerned if person_id is not None):
        Trail(session, actor.workspace_id).repair_personal_posts(now, person_id)


def as_json(value: Decimal | None) -> str | None:
    """An amount as the audit trail keeps it."""
    return None if value is None else format(value, "f")


def _due_date_answered(session: Session, item: KeyResult | Initiative, today: date) -> date | None:
    dates = Due(session, item.workspace_id).dates_of(item.owner_id) if item.owner_id is not None else None
    return due_date_answered(item, dates, today) if dates is not None else None


def _refuse_unless_open(row: ItemRow) -> None:
    if row.cycle is not None and row.cycle.closed_at is not None:
        raise CycleClosed(row.cycle.name)
    if isinstance(row, InitiativeRow):
        if row.initiative.stage is not Stage.ACTIVE:
            if row.initiative.stage is Stage.PLANNED:
                ref = reference_of(row)
                raise Invalid("", f"{ref} is only planned. Start it first: /okr start {ref}.")
            stage = row.initiative.stage.value
            raise Invalid("", f"{reference_of(row)} is {stage}, so there is nothing to check in. Look at it first.")
    elif row.key_result.state is ItemState.CLOSED:
        raise Invalid("", f"{reference_of(row)} is closed, so nothing in it changes any more. It can be reopened.")


def _store(
    session: Session, row: ItemRow, said: dict[str, Any], shown: dict[str, Any], now: datetime, today: date
) -> int:
    item, check_ins = item_of(row), CheckIns(session, row[0].workspace_id)
    due_on = _due_date_answered(session, item, today)
    check_in_id = check_ins.add({**said, "at": now, "on": today, "due_on": due_on, "recorded_at": now})
    is_bare_confirmation = said.get("confirms_id") is not None and not said["note"]
    shown = {
        **shown,
        "last_note": said["note"],
        "last_check_in_id": check_in_id,
        "checked_in_on": today,
        "unchanged_times": item.unchanged_times + 1 if is_bare_confirmation else 0,
    }
    show = check_ins.show_on_key_result if isinstance(row, KeyResultRow) else check_ins.show_on_initiative
    show(item.key, shown)
    note_written(item, shown)
    return check_in_id
