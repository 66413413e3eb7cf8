"""What people do under a brief: say that they saw it, ask an owner one line, offer help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.cards import AskLine, ItemLine, PersonLine
from bot.domain.errors import Invalid, NotAllowed, NotFound
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.usecases.checking_in.asks import raise_ask
from bot.usecases.checking_in.stating import ItemRow, item_of
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.company.workspaces import actor_of
from bot.usecases.rhythm.scheduling import may_be_messaged
from bot.usecases.telling.standings import channel_reader
from storage.database import reading, writing
from storage.models import Person
from storage.repositories.briefs import Briefs
from storage.repositories.goals import Goals
from storage.repositories.people import People
from storage.repositories.posts import Posts
from storage.repositories.trail import Trail

OFFERED, NOTED = "help_offered", "help_noted"  # kinds of messages: to the owner, and in the thread
_SHOWN_EVERY = timedelta(seconds=3)  # many may say within a minute that they saw it


@dataclass(frozen=True, slots=True)
class Owned:
    """An item, and who answers for it."""

    item: ItemLine
    owner: PersonLine


@dataclass(frozen=True, slots=True)
class HelpOffered:
    """Who offered help with what; `is_new` is False where they had before."""

    owned: Owned
    by: PersonLine
    is_new: bool = True


@writing
def see_brief(session: Session, actor: Actor, brief_id: int, now: datetime) -> None:
    """Note that somebody saw a brief, once; each post of it shows so, within three seconds. Raises NotFound."""
    briefs = Briefs(session, actor.workspace_id)
    if actor.is_guest or briefs.get(brief_id) is None:
        raise NotFound("this brief")
    if briefs.see(brief_id, actor.person_id, now):
        trail = Trail(session, actor.workspace_id)
        for post in Posts(session, actor.workspace_id).of_brief(brief_id):
            trail.repair(now, post.key, post.kind, post.slack_channel, every=_SHOWN_EVERY)


@reading
def whom_to_ask(session: Session, actor: Actor, reference: Reference) -> Owned:
    """Who answers for an item. Raises NotFound, or Invalid where that is oneself or nobody who hears."""
    row, owner = _owned(session, actor, reference)
    return _line(row, reference, owner)


@writing
def ask_owner(session: Session, actor: Actor, reference: Reference, words: str, cause: str, now: datetime) -> AskLine:
    """One line to the owner of an item, who hears at once; the same `cause` asks nothing twice.

    Raises NotFound, or Invalid (field "ask").
    """
    row, owner = _owned(session, actor, reference)
    trail = Trail(session, actor.workspace_id)
    if not trail.is_first(cause, now):
        raise Invalid("ask", "This was sent already. Cancel to leave it so.")
    try:
        return raise_ask(session, actor, row, actor_of(session, owner, now), words, now, of_brief=True)
    except Invalid as error:
        raise Invalid("ask", error.problem) from error


@writing
def offer_help(
    session: Session, actor: Actor, reference: Reference, brief_id: int, channel_id: str, now: datetime
) -> HelpOffered:
    """Tell the owner of an item that somebody offers help, and say so in the thread of the brief where they clicked;
    once for each person, item and owner. Raises NotFound, NotAllowed, or Invalid."""
    if actor.is_guest:
        raise NotAllowed("offer help with", str(reference), named_or_admins(session, actor))
    row, owner = _owned(session, actor, reference)
    item, me = item_of(row), PersonLine(actor.slack_user_id, actor.name)
    owned = _line(row, reference, owner)
    if not Briefs(session, actor.workspace_id).offer_help(reference.kind, item.key, actor.person_id, owner.key, now):
        return HelpOffered(owned, me, is_new=False)
    trail = Trail(session, actor.workspace_id)
    event_id = trail.record(now, actor.person_id, "offer help", reference.kind, item.key)
    facts = {"ref": str(reference), "by": actor.slack_user_id, "owner": owner.slack_user_id}
    trail.send(now, OFFERED, f"{OFFERED}:{event_id}", owner.slack_user_id, facts)
    for post in Posts(session, actor.workspace_id).of_brief(brief_id):
        if post.slack_channel == channel_id:
            noted = facts | {"to": post.facts["to"], f"{reference.kind.value}_id": item.key}
            trail.send(now, NOTED, f"{NOTED}:{event_id}", channel_id, noted, thread_ts=post.slack_ts)
    return HelpOffered(owned, me)


@reading
def help_as_told(
    session: Session, workspace_id: int, facts: Mapping[str, Any], reader: str, now: datetime
) -> HelpOffered | None:
    """An offer as its message says it to somebody by Slack's user id, or "" for a channel, whoever owns the item by
    now; None when they may not see it any more, or nobody owned it."""
    reference, people = Reference.parse(str(facts["ref"])), People(session, workspace_id)
    helper, person = people.of_slack(str(facts["by"])), people.of_slack(reader) if reader else None
    if reference is None or helper is None or (reader and (person is None or not may_be_messaged(person))):
        return None
    actor = actor_of(session, person, now) if person else channel_reader(workspace_id)
    row = _found(session, actor, reference)
    if row is None:
        return None
    told = str(facts.get("owner", ""))  # messages of long ago do not say who was told
    owner = people.of_slack(told) if told else people.get(item_of(row).owner_id or 0)
    if owner is None:
        return None
    return HelpOffered(_line(row, reference, owner), PersonLine(helper.slack_user_id, helper.name))


def _owned(session: Session, actor: Actor, reference: Reference) -> tuple[ItemRow, Person]:
    row = _found(session, actor, reference)
    if row is None:
        raise NotFound(str(reference))
    owner = People(session, actor.workspace_id).get(item_of(row).owner_id or 0)
    if owner is None or not may_be_messaged(owner):
        raise Invalid("", f"Nobody answers for {reference} at the moment. Its leads can name somebody with /okr edit.")
    if owner.key == actor.person_id:
        raise Invalid("", f"{reference} is yours.")
    return row, owner


def _found(session: Session, actor: Actor, reference: Reference) -> ItemRow | None:
    goals = Goals(session, actor)
    match reference.kind:
        case ItemKind.KEY_RESULT:
            return goals.key_result(reference.number)
        case ItemKind.INITIATIVE:
            return goals.initiative(reference.number)
        case _:
            return None


def _line(row: ItemRow, reference: Reference, owner: Person) -> Owned:
    return Owned(ItemLine(reference, item_of(row).title), PersonLine(owner.slack_user_id, owner.name))
