"""Ideas: put before a team, scored by it, and shown where they are discussed."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col

from bot.domain.cards import InitiativeCard, ItemLine
from bot.domain.entered import Choice, row_id_of
from bot.domain.errors import AlreadyDecided, NotAllowed, NotFound
from bot.domain.ideas import IdeaCard, IdeaEntered, Score, Tally
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.vocabulary import IdeaOutcome, ItemKind, Stage
from bot.usecases.bets.idea_cards import decision_line, idea_cards
from bot.usecases.bets.idea_posts import idea_key, post_idea, repair_post_of_idea
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.goals.goal_rows import add_item
from bot.usecases.goals.goal_steps import check_length, read_title, refuse_other_kinds, refuse_unless_may
from bot.usecases.goals.initiative_fields import InitiativeFields
from bot.usecases.goals.initiatives import initiative_card
from bot.usecases.goals.objective_fields import team_choice
from bot.usecases.goals.stakes import Stakes
from storage.database import reading, writing
from storage.models import Initiative, Team
from storage.repositories.goals import Goals, InitiativeRow
from storage.repositories.ideas import Ideas
from storage.repositories.initiative_words import InitiativeWords
from storage.repositories.outbox import Outbox
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail

_SCORED = "idea_score"  # what the trail calls it: the score is a person's own and stands in no item's history


@dataclass(frozen=True, slots=True)
class SavedIdea:
    """An idea that was just stored; `is_posted` says whether its team reads it in a channel."""

    idea: IdeaCard
    card: InitiativeCard
    is_posted: bool


@dataclass(frozen=True, slots=True)
class OpenedScore:
    """What the form for a score begins with: one's own, None for the first time."""

    item: ItemLine
    own: Score | None
    tally: Tally


@reading
def begin_idea(session: Session, actor: Actor, channel_id: str) -> Choice | None:
    """The team before which an idea goes that is had in a channel: that channel's, else the actor's only one, else the
    company where there is no other. None where it has to be asked. Raises NotAllowed for guests."""
    _refuse_guest(session, actor)
    teams = Teams(session, actor.workspace_id)
    if (of_channel := teams.of_channel(channel_id) if channel_id else None) is not None:
        return team_choice(of_channel)
    known = teams.all()
    mine = [team for team in known if team.key in actor.member_of and not team.is_company]
    chosen = mine if mine else known
    return team_choice(chosen[0]) if len(chosen) == 1 else None


@reading
def suggest_teams_for_ideas(session: Session, actor: Actor, typed: str) -> tuple[Choice, ...]:
    """The teams before which the actor can put an idea, their own first."""
    if actor.is_guest:
        return ()
    words = typed.casefold().split()
    teams = sorted(Teams(session, actor.workspace_id).all(), key=lambda team: team.key not in actor.member_of)
    return tuple(team_choice(team) for team in teams if all(word in team.name.casefold() for word in words))[:100]


@writing
def create_idea(session: Session, actor: Actor, entered: IdeaEntered, token: str, now: datetime) -> SavedIdea:
    """Store an idea and put it before its team. The same `token` stores nothing twice.

    Where it names a key result that belongs to a team, that is its team. Raises InvalidForm or NotAllowed.
    """
    _refuse_guest(session, actor)
    trail = Trail(session, actor.workspace_id)
    if (first := trail.repeats(token, now)) is not None:
        return _saved(session, actor, first, now)
    form = InitiativeFields(session, actor, now)
    reference = Reference.parse(entered.key_result.value)
    serves = form.serves(reference, actor.person_id) if reference else None
    team = serves.team if serves and serves.team else _team(session, actor, entered, form)
    title = read_title(entered.title, form.problems)
    check_length(entered.scope, "scope", form.problems)
    form.problems.refuse()
    columns = {
        "title": title,
        "scope": entered.scope.strip(),
        "key_result_id": serves.key_result.key if serves else None,
        "team_id": team.key if team else None,
        "owner_id": actor.person_id,
        "stage": Stage.IDEA,
        "source_link": entered.source_link,
    }
    item = add_item(session, actor, Initiative, columns, now)
    InitiativeWords(session, actor.workspace_id).follow(item)
    trail.settle(token, item.key)
    if team is not None:
        post_idea(session, item, team, now)
    return _saved(session, actor, item.key, now)


@reading
def open_score(session: Session, actor: Actor, reference: Reference, now: datetime) -> OpenedScore:
    """The form for the actor's own score. Raises as `score_idea`."""
    row = open_idea(session, actor, reference, Verb.SCORE_IDEA, now)
    ideas, key = Ideas(session, actor.workspace_id), row.initiative.key
    tally = ideas.tallies([key]).get(key, Tally())
    return OpenedScore(ItemLine(reference, row.initiative.title), ideas.own_score(key, actor.person_id), tally)


@writing
def score_idea(session: Session, actor: Actor, reference: Reference, score: Score, now: datetime) -> IdeaCard:
    """Say what an idea would bring and cost; saying it again changes one's own score. Raises NotFound, NotAllowed, or
    AlreadyDecided for what is no idea any more."""
    row = open_idea(session, actor, reference, Verb.SCORE_IDEA, now)
    ideas, key = Ideas(session, actor.workspace_id), row.initiative.key
    before = ideas.own_score(key, actor.person_id)
    if before != score:
        ideas.score(key, actor.person_id, score, now)
        was = {"value": before.value, "effort": before.effort} if before else None
        said = {"value": score.value, "effort": score.effort}
        trail = Trail(session, actor.workspace_id)
        trail.record(now, actor.person_id, Verb.SCORE_IDEA.value, _SCORED, key, before=was, after=said)
        repair_post_of_idea(session, row.initiative, now)
    return idea_cards(session, actor, [row])[0]


def open_idea(session: Session, actor: Actor, reference: Reference, verb: Verb, now: datetime) -> InitiativeRow:
    """The row of an idea on which nothing is decided yet, if the actor may do this with it. A shared step."""
    refuse_other_kinds(reference, "scored as ideas")
    row = Goals(session, actor).initiative(reference.number)
    if row is None:
        raise NotFound(str(reference))
    stakes = Stakes(session, actor, local_date(actor, now))
    refuse_unless_may(stakes, actor, verb, str(reference), *stakes.of_item(row))
    refuse_decided(session, row)
    return row


def refuse_decided(session: Session, row: InitiativeRow) -> None:
    """Raise AlreadyDecided, with what was decided, for what is no idea any more. A shared step."""
    item = row.initiative
    if item.stage is not Stage.IDEA:
        reference = Reference(ItemKind.INITIATIVE, item.number)
        decided = Ideas(session, item.workspace_id).decisions([item.key]).get(item.key, [])
        if not decided or (item.stage is Stage.DROPPED) != (decided[-1].outcome is IdeaOutcome.DECLINED):
            raise AlreadyDecided(str(reference), item.stage)  # no idea any more for another reason, such as its end
        last = decision_line(session, decided[-1], "UTC")
        raise AlreadyDecided(str(reference), item.stage, last.by.name, last.reason)


def _team(session: Session, actor: Actor, entered: IdeaEntered, form: InitiativeFields) -> Team | None:
    team = Teams(session, actor.workspace_id).get(row_id_of(entered.team.value))
    if team is None or team.archived_at is not None:
        form.problems.add("team", "Choose the team that should talk about it.")
    return team


def _refuse_guest(session: Session, actor: Actor) -> None:
    """Any member may have an idea for any team."""
    if actor.is_guest:
        raise NotAllowed(Verb.CREATE.value, "ideas", named_or_admins(session, actor))


def _saved(session: Session, actor: Actor, initiative_id: int, now: datetime) -> SavedIdea:
    card = initiative_card(session, actor, initiative_id, now)
    is_posted = Outbox(session, actor.workspace_id).of_key(idea_key(initiative_id)) is not None
    row = Goals(session, actor).initiatives(col(Initiative.id) == initiative_id, limit=1)
    return SavedIdea(idea_cards(session, actor, row)[0], card, is_posted)
