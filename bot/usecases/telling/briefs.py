"""The executive brief: sent when it is due or asked for, and rendered as of its own instant for each who reads it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.briefs import Brief, BriefLine, ranked
from bot.domain.cards import PersonLine
from bot.domain.errors import Invalid, NotAllowed, OutsideWorkspace
from bot.domain.people import Actor
from bot.domain.posts import StatusCounts
from bot.domain.vocabulary import BriefHeading, ItemKind, TeamRole
from bot.usecases.company.team_cards import line_of, named_or_admins
from bot.usecases.company.workspaces import actor_of
from bot.usecases.rhythm.working_hours import WorkingHours
from bot.usecases.telling.announcing import BRIEF_KINDS, brief_key
from bot.usecases.telling.brief_entries import entries_of
from bot.usecases.telling.brief_readers import hours_to_read
from bot.usecases.telling.brief_schedule import (
    is_scheduled,
    may_go_out,
    may_handle_brief,
    newest_due_date,
    next_brief,
    next_morning,
    readers_of,
    zone_of,
)
from bot.usecases.telling.brief_spans import SPAN_FACTS, Span, span_of, span_to
from bot.usecases.telling.company_items import CompanyStandings
from bot.usecases.telling.company_then import company_standings
from bot.usecases.telling.periods import Period
from bot.usecases.telling.standings import channel_reader
from storage.database import reading, writing
from storage.models import Brief as BriefRow
from storage.models import Person, Workspace
from storage.repositories.briefs import Briefs
from storage.repositories.people import People, Workspaces
from storage.repositories.posts import Posts
from storage.repositories.teams import Teams
from storage.repositories.trail import OWN_WORDS, SCHEDULED, Trail

_A_WEEK = timedelta(days=7)  # what the first one looks back on


@dataclass(frozen=True, slots=True)
class BriefTold:
    """A brief for one reader. `span` is the time that it speaks of, `rests_on` are the check-ins on which its counts
    rest; `shows` those of each item, by its kind and number."""

    brief: Brief
    span: Span
    rests_on: tuple[int, ...]
    shows: Mapping[tuple[ItemKind, int], tuple[int, ...]]

    def shown_in(self, lines: Iterable[BriefLine]) -> tuple[int, ...]:
        """The check-ins that these lines show."""
        places = [(entry.ref.kind, entry.ref.number) for line in lines for entry in line.entries]
        return tuple(each for place in places for each in self.shows.get(place, ()))


@dataclass(frozen=True, slots=True)
class BriefOffer:
    """What would be posted now, and where to: a channel, "" for none, and people."""

    brief: Brief
    channel_id: str
    people: tuple[PersonLine, ...]
    is_live: bool


@dataclass(frozen=True, slots=True)
class PostedBrief:
    """Where a brief is on its way to, and who gets it `later`, on their next working morning."""

    channel_id: str
    people: tuple[PersonLine, ...]
    later: tuple[PersonLine, ...]


@writing
def send_due_brief(session: Session, workspace_id: int, now: datetime) -> None:
    """Put the brief that is due into the outbox, for the channel and the people that the company chose; nothing before
    it went live. Of several that were missed only the newest goes out, and looks back to the last one that did."""
    workspace = Workspaces(session).get(workspace_id)
    if workspace.live_at is None or not is_scheduled(workspace):
        return
    if workspace.next_brief_at is None:
        workspace.next_brief_at = next_brief(workspace, now)
    elif workspace.next_brief_at <= now and not may_go_out(workspace, now):
        workspace.next_brief_at = next_morning(workspace, now)
    elif workspace.next_brief_at <= now:
        due_on = newest_due_date(workspace, workspace.next_brief_at, now)
        if Briefs(session, workspace_id).of_day(due_on) is None:
            row = BriefRow(workspace_id=workspace_id, due_on=due_on, since=_since(session, workspace, now), as_of=now)
            _send(session, workspace, row, now, SCHEDULED)
        workspace.next_brief_at = next_brief(workspace, now)
    session.add(workspace)


@reading
def offer_brief(session: Session, actor: Actor, now: datetime) -> BriefOffer:
    """What would be posted now. In front of others it says what a channel may read, and so it does here. Raises
    NotAllowed."""
    _refuse_others(session, actor)
    workspace = Workspaces(session).get(actor.workspace_id)
    span = Span(_since(session, workspace, now), now, ())
    told = _told(session, channel_reader(actor.workspace_id), workspace, 0, span, None)
    people = _lines(readers_of(session, workspace))
    return BriefOffer(told.brief, workspace.brief_channel_id or "", people, workspace.live_at is not None)


@writing
def post_brief(session: Session, actor: Actor, cause: str, now: datetime) -> PostedBrief:
    """Send the brief as of now to whom the company chose; the same `cause` sends nothing twice. The weekly one still
    comes, and looks back to the weekly one before.

    Raises NotAllowed, or Invalid where it cannot be sent.
    """
    _refuse_others(session, actor)
    workspace = Workspaces(session).get(actor.workspace_id)
    readers = readers_of(session, workspace)
    if workspace.live_at is None:
        raise Invalid("", "Nothing is posted before an OKR admin goes live: /okr go live.")
    if not (workspace.brief_channel_id or readers):
        raise Invalid("", "Nobody reads the brief yet. An OKR admin chooses a channel or people with /okr settings.")
    trail = Trail(session, actor.workspace_id)
    if trail.is_first(cause, now):
        trail.record(now, actor.person_id, "post brief", "workspace", workspace.key)
        row = BriefRow(workspace_id=workspace.key, since=_since(session, workspace, now), as_of=now)
        _send(session, workspace, row, now, OWN_WORDS)
    hours = WorkingHours(session, workspace, readers, now)
    later = [each for each in readers if not hours.is_here(each)]
    at_work = [each for each in readers if each not in later]
    return PostedBrief(workspace.brief_channel_id or "", _lines(at_work), _lines(later))


@reading
def brief_told(
    session: Session, workspace_id: int, facts: Mapping[str, Any], now: datetime, *, reaches_at: datetime | None = None
) -> BriefTold | None:
    """A brief by the facts of its message, as of that message's own instant, whenever this is asked; a new message to a
    person begins to have one when it `reaches_at` them. None when the brief is gone, or they may not read it any
    more."""
    row, to = Briefs(session, workspace_id).get(int(facts["brief_id"])), str(facts["to"])
    reader = _reader(session, workspace_id, to, now)
    if row is None or reader is None:
        return None
    is_new = reaches_at is not None and to
    span = span_to(session, row, to, reaches_at) if reaches_at and is_new else span_of(row, facts)
    return _told(session, reader, Workspaces(session).get(workspace_id), row.key, span, span.gone_ids)


@reading
def facts_of_reply(session: Session, workspace_id: int, facts: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The facts of a reply, with the time that the post above it speaks of. None where the post had nothing under its
    heading: then the whole company is not read for it."""
    posts = Posts(session, workspace_id).of_brief(int(facts["brief_id"]))
    post = next((each for each in posts if each.facts["to"] == facts["to"]), None)
    if post is None:
        return facts
    span = {name: post.facts[name] for name in SPAN_FACTS if name in post.facts}
    # A post that was only found again in Slack may not say what is in it: then each reply finds out for itself.
    return {**facts, **span} if facts["heading"] in post.facts.get("headings", tuple(BriefHeading)) else None


def _send(session: Session, workspace: Workspace, row: BriefRow, now: datetime, priority: int) -> None:
    """One message to each recipient, to people at their own hour. What its replies are is known when it has left."""
    briefs, trail = Briefs(session, workspace.key), Trail(session, workspace.key)
    row.gone_ids = briefs.gone()
    brief_id = briefs.add(row).key
    hours = hours_to_read(session, workspace, row, readers_of(session, workspace), now)
    for recipient, to, at in ((workspace.brief_channel_id, "", now), *((each, each, hours[each]) for each in hours)):
        if recipient is None:
            continue
        key, facts = brief_key(brief_id, recipient), {"brief_id": brief_id, "to": to}
        trail.send(now, BRIEF_KINDS[0], key, recipient, facts, priority=priority, not_before=at)


def _told(
    session: Session, reader: Actor, workspace: Workspace, brief_id: int, span: Span, gone_ids: Sequence[int] | None
) -> BriefTold:
    period = Period(span.since, span.as_of, zone_of(workspace))
    standings = company_standings(session, reader, period, gone_ids)
    lines, more = ranked(entries_of(standings))
    seen = Briefs(session, workspace.key).seen_by(brief_id) if brief_id else ()
    brief = Brief(
        id=brief_id,
        since=period.first_day,
        on=period.today,
        counts=StatusCounts.of(each.then.card.status for each in standings.key_results if each.is_open),
        lines=lines,
        more=more,
        seen_by=_lines(seen),
    )
    rests_on = tuple(check_in for each in standings.key_results for check_in in each.then.check_in_ids)
    return BriefTold(brief, span, rests_on, _check_ins_by_item(standings))


def _check_ins_by_item(standings: CompanyStandings) -> dict[tuple[ItemKind, int], tuple[int, ...]]:
    found = {(ItemKind.KEY_RESULT, each.then.row.number): each.then.check_in_ids for each in standings.key_results}
    said = ((each.row.number, each.said) for each in standings.efforts)
    return found | {(ItemKind.INITIATIVE, number): (check_in.key,) for number, check_in in said if check_in}


def _reader(session: Session, workspace_id: int, to: str, now: datetime) -> Actor | None:
    if not to:
        return channel_reader(workspace_id)
    person = People(session, workspace_id).of_slack(to)
    try:
        reader = actor_of(session, person, now) if person else None
    except OutsideWorkspace:
        return None
    return None if reader is None or reader.is_guest else reader


def _lines(people: Iterable[Person]) -> tuple[PersonLine, ...]:
    return tuple(map(line_of, people))


def _since(session: Session, workspace: Workspace, now: datetime) -> datetime:
    last = Briefs(session, workspace.key).last_weekly(now)
    return last.as_of if last else now - _A_WEEK


def _refuse_others(session: Session, actor: Actor) -> None:
    if not may_handle_brief(actor):
        teams = Teams(session, actor.workspace_id)
        leads = teams.people_of(teams.company().key, TeamRole.LEAD)
        raise NotAllowed("preview or post", "the executive brief", named_or_admins(session, actor, leads))
