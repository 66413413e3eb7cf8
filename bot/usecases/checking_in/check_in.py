"""The form for everything that somebody owes: opened, turned page by page, kept as a draft, saved in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot.domain.cards import AskLine, ItemLine, KeyResultCard
from bot.domain.check_in_pages import ROWS_A_PAGE, ROWS_AT_MOST, AskEntry, Page, PageRow, pages_of
from bot.domain.doubts import Doubt
from bot.domain.entries import Entry, Seen, begin_with
from bot.domain.errors import Invalid, InvalidForm
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.slips import Slip
from bot.usecases.checking_in.asks import raise_ask
from bot.usecases.checking_in.check_in_rows import Decisions, decide, is_touched
from bot.usecases.checking_in.check_ins import slip_of, state_entry
from bot.usecases.checking_in.doubts import JustSaid, doubt_about
from bot.usecases.checking_in.stating import confirm_row, item_of, local_date, repair_what_shows
from bot.usecases.company.locales import decimal_mark
from bot.usecases.reading.rows import Card, cards_of, rows_of
from bot.usecases.rhythm.owing import Owing, owed_by
from storage.database import reading, writing
from storage.repositories.drafts import Drafts
from storage.repositories.goals import Goals, KeyResultRow
from storage.repositories.trail import Trail


@dataclass(frozen=True, slots=True)
class Typed:
    """A page as it was submitted, left or closed. `seen` are all rows of the form, `entries` those of this page; `to`
    is the person whom the ask names, where they may be asked at all."""

    token: str
    number: int
    seen: tuple[Seen, ...]
    entries: Mapping[Reference, Entry] = field(default_factory=dict)
    ask: AskEntry | None = None
    to: Actor | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a check-in left: `changes` are key results and initiatives with their value before; `newer`, `left` and
    `gone` were not written. `doubt` is about the one row that contradicts its facts most gravely; `slips` are rows
    whose number may be mistyped, and while there are any, nothing else is asked."""

    changes: tuple[tuple[Card, Decimal | None], ...] = ()
    confirmed: tuple[Card, ...] = ()
    newer: tuple[Card, ...] = ()
    left: tuple[Card, ...] = ()
    gone: tuple[Reference, ...] = ()
    ask: AskLine | None = None
    doubt: Doubt | None = None
    slips: tuple[tuple[Card, Slip], ...] = ()


@reading
def open_check_in(session: Session, actor: Actor, token: str, now: datetime) -> Page | Owing:
    """The first page of all that the actor owes, going on with what they kept of an earlier one; where nothing is owed,
    what there is instead. `token` names the form."""
    owing = owed_by(session, actor, local_date(actor, now))
    if not owing.owed:
        return owing
    draft = Drafts(session, actor.workspace_id, actor.person_id).newest()
    cards = owing.owed[:ROWS_AT_MOST]
    seen = tuple(Seen(card.ref, card.last_check_in.id if card.last_check_in else None) for card in cards)
    kept = draft.rows if draft else {}
    page = _page(session, actor, draft.token if draft else token, seen, 1, kept, now)
    resumed_on = local_date(actor, draft.saved_at) if draft else None
    return replace(page, resumed_on=resumed_on, waiting=len(owing.owed) - len(cards))


@writing
def turn_page(session: Session, actor: Actor, typed: Typed, to: int, now: datetime, *, checks: bool) -> Page:
    """Keep this page and show another. With `checks` raises InvalidForm for what could not be saved."""
    if checks:
        _refuse_problems(decide(session, actor, _of_page(typed.seen, typed.number), typed.entries, now))
    kept = _keep(session, actor, typed, now)
    return _page(session, actor, typed.token, typed.seen, to, kept, now)


@writing
def keep_check_in(session: Session, actor: Actor, typed: Typed, now: datetime) -> None:
    """Keep what was typed on a page that was closed."""
    _keep(session, actor, typed, now)


@writing
def begin_afresh(session: Session, actor: Actor, seen: Sequence[Seen], token: str, now: datetime) -> Page:
    """Throw the draft away and show the first page as things stand."""
    Drafts(session, actor.workspace_id, actor.person_id).forget()
    return _page(session, actor, token, tuple(seen), 1, {}, now)


@writing
def save_check_in(session: Session, actor: Actor, typed: Typed, now: datetime) -> Saved | Page:
    """Store all rows and the ask, or nothing. Raises InvalidForm for problems of the submitted page; for those of an
    earlier page, and where somebody else checked in meanwhile, that page is the answer."""
    trail = Trail(session, actor.workspace_id)
    if trail.knows(typed.cause):
        return Saved()
    kept = _kept_with(session, actor, typed, now)
    made = decide(session, actor, typed.seen, _entries_of(kept), now)
    if not made.may_be_saved:
        if not made.stale and all(ref in typed.entries for ref in made.problems):
            _refuse_problems(made)
        Drafts(session, actor.workspace_id, actor.person_id).keep(typed.token, kept, now)
        return _page_with_problem(session, actor, typed, made, kept, now)
    trail.is_first(typed.cause, now)
    saved = _store(session, actor, typed, made, now)
    Drafts(session, actor.workspace_id, actor.person_id).forget()
    return saved


def _store(session: Session, actor: Actor, typed: Typed, made: Decisions, now: datetime) -> Saved:
    before = {ref: getattr(item_of(made.rows[ref]), "current", None) for ref in made.states}
    for ref, entry in made.states.items():
        state_entry(session, actor, made.rows[ref], made.for_ids[ref], entry, now)
    for ref in made.confirms:
        confirm_row(session, actor, made.rows[ref], made.for_ids[ref], now)
    ask = _ask(session, actor, typed, made, now)
    repair_what_shows(session, [made.rows[ref] for ref in (*made.states, *made.confirms)], actor, now)
    cards = cards_of(session, actor, made.rows.values(), now)
    slips = tuple((cards[ref], slip) for ref in made.states if (slip := slip_of(cards[ref], before[ref])))
    return Saved(
        changes=tuple((cards[ref], before[ref]) for ref in made.states),
        confirmed=tuple(cards[ref] for ref in made.confirms),
        newer=tuple(cards[ref] for ref in made.newer),
        left=tuple(cards[ref] for ref in made.left),
        gone=tuple(made.gone),
        ask=ask,
        doubt=None if slips else doubt_about(session, actor, _said(made, cards), now),
        slips=slips,
    )


def _said(made: Decisions, cards: Mapping[Reference, Card]) -> list[JustSaid]:
    """The key results among the rows that were stated."""
    rows = ((made.rows[ref], cards[ref], entry.note) for ref, entry in made.states.items())
    return [
        JustSaid(row, card, note)
        for row, card, note in rows
        if isinstance(row, KeyResultRow) and isinstance(card, KeyResultCard)
    ]


def _ask(session: Session, actor: Actor, typed: Typed, made: Decisions, now: datetime) -> AskLine | None:
    if typed.ask is None or typed.ask.is_empty:
        return None
    about = typed.ask.about
    if about is None and len(made.rows) == 1:
        about = next(iter(made.rows))
    if about is None or about not in made.rows:
        raise Invalid("ask_about", "Choose what the ask is about.")
    return raise_ask(session, actor, made.rows[about], typed.to, typed.ask.words, now)


def _page(
    session: Session,
    actor: Actor,
    token: str,
    seen: tuple[Seen, ...],
    number: int,
    kept: Mapping[str, Any],
    now: datetime,
) -> Page:
    pages = pages_of(len(seen))
    number = min(max(number, 1), pages)
    goals, mine = Goals(session, actor), _of_page(seen, number)
    cards = cards_of(session, actor, rows_of(goals, (each.ref for each in mine)).values(), now)
    entries, mark = _entries_of(kept), decimal_mark(actor.locale)
    rows = [
        PageRow(cards[each.ref], entries.get(each.ref, Entry()).over(begin_with(cards[each.ref], mark)))
        for each in mine
        if each.ref in cards
    ]
    items = rows_of(goals, (each.ref for each in seen)) if number == pages else {}
    named = tuple(ItemLine(each.ref, item_of(items[each.ref]).title) for each in seen if each.ref in items)
    return Page(token, number, pages, tuple(rows), seen, named, _ask_of(kept))


def _page_with_problem(
    session: Session, actor: Actor, typed: Typed, made: Decisions, kept: Mapping[str, Any], now: datetime
) -> Page:
    """The first page that keeps the form from being saved; a row that changed meanwhile is seen anew."""
    wrong = next(at for at, each in enumerate(typed.seen) if each.ref in made.problems or each.ref in made.stale)
    seen = tuple(
        Seen(each.ref, item_of(made.rows[each.ref]).last_check_in_id) if each.ref in made.stale else each
        for each in typed.seen
    )
    page = _page(session, actor, typed.token, seen, wrong // ROWS_A_PAGE + 1, kept, now)
    rows = [
        replace(
            row,
            problem=made.problems[row.card.ref].problem if row.card.ref in made.problems else "",
            is_stale=row.card.ref in made.stale,
        )
        for row in page.rows
    ]
    return replace(page, rows=tuple(rows))


def _refuse_problems(made: Decisions) -> None:
    if made.problems:
        raise InvalidForm(tuple(made.problems.values()))


def _of_page(seen: Sequence[Seen], number: int) -> tuple[Seen, ...]:
    return tuple(seen[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE])


def _keep(session: Session, actor: Actor, typed: Typed, now: datetime) -> dict[str, Any]:
    kept = _kept_with(session, actor, typed, now)
    if kept["rows"] or kept["ask"]["words"]:
        Drafts(session, actor.workspace_id, actor.person_id).keep(typed.token, kept, now)
    return kept


def _kept_with(session: Session, actor: Actor, typed: Typed, now: datetime) -> dict[str, Any]:
    """What was kept of the form, with this page in it: only rows in which something was typed or chosen."""
    draft = Drafts(session, actor.workspace_id, actor.person_id).of_token(typed.token)
    rows = dict(draft.rows.get("rows", {})) if draft else {}
    cards = cards_of(session, actor, rows_of(Goals(session, actor), typed.entries).values(), now)
    for ref, entry in typed.entries.items():
        rows.pop(str(ref), None)
        if ref in cards and is_touched(actor, cards[ref], entry):
            rows[str(ref)] = entry.as_json()
    ask = _as_kept(typed.ask) if typed.ask else (draft.rows.get("ask") if draft else None) or _as_kept(AskEntry())
    return {"rows": rows, "ask": ask}


def _entries_of(kept: Mapping[str, Any]) -> dict[Reference, Entry]:
    found = {Reference.parse(ref): entry for ref, entry in kept.get("rows", {}).items()}
    return {ref: Entry.from_json(ref.kind, entry) for ref, entry in found.items() if ref}


def _as_kept(ask: AskEntry) -> dict[str, str]:
    return {"words": ask.words, "about": str(ask.about or ""), "to": ask.to}


def _ask_of(kept: Mapping[str, Any]) -> AskEntry:
    ask = kept.get("ask") or _as_kept(AskEntry())
    return AskEntry(ask["words"], Reference.parse(ask["about"]), ask["to"])
