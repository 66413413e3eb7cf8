"""The ideas on which nothing is decided yet, in the order in which they are worth talking about."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col

from bot.domain.cards import ItemLine
from bot.domain.errors import Invalid
from bot.domain.ideas import Corner, IdeaBoard, IdeaCard, Quadrant, Ranked, ranked
from bot.domain.people import Actor
from bot.usecases.bets.idea_cards import idea_cards
from storage.database import reading
from storage.models import Initiative, Person, Team
from storage.repositories.goals import Goals
from storage.repositories.ideas import Ideas
from storage.repositories.matching import has_word
from storage.repositories.people import People
from storage.repositories.teams import Teams

PAGE = 20  # rows of two blocks each, below Slack's fifty
_IN_A_CORNER = 4  # ideas that are named; the others are counted
_MOST_WORDS = 8
_JOINING = {"in", "of", "for", "from", "about", "team"}


@reading
def look_at_ideas(
    session: Session, actor: Actor, words: str, channel_id: str, _now: datetime, offset: int = 0, who_id: str = ""
) -> IdeaBoard:
    """A page of the ideas, ranked: of a team by its channel or its name, of whoever had them, and with these words, as
    far as any of them is said. A constant number of queries. Raises Invalid for a channel that is no team's, and for
    somebody whom nobody knows."""
    team, rest = _narrowed(session, actor, words, channel_id)
    who = _person(session, actor, who_id) if who_id else None
    conditions = [*([col(Team.id) == team.key] if team else []), *map(_has, rest.split()[:_MOST_WORDS])]
    if who is not None:
        conditions.append(col(Initiative.created_by_id) == who.key)
    found = ranked(Ideas(session, actor.workspace_id).open_to(actor, *conditions))
    return IdeaBoard(
        narrowed_to=", ".join(each for each in (team.name if team else "", who.name if who else "", rest) if each),
        ideas=_page(session, actor, found[offset : offset + PAGE]),
        total=len(found),
        corners=() if offset else _corners(found),
        unscored=sum(each.tally.count == 0 for each in found),
    )


def _narrowed(session: Session, actor: Actor, words: str, channel_id: str) -> tuple[Team | None, str]:
    """The team that is meant, and the other words. A team's name may stand at either end: "Growth contracts",
    "contracts in Growth"."""
    teams = Teams(session, actor.workspace_id).all()
    known = [team for team in teams if not actor.is_guest or team.key in actor.member_of]
    if channel_id:
        of_channel = next((team for team in known if team.channel_id == channel_id), None)
        if of_channel is None:
            raise Invalid("", "No team talks in this channel. Type /okr teams to see the teams.")
        return of_channel, words
    said = words.split()
    for team in sorted(known, key=lambda team: -len(team.name)):
        name = team.name.casefold().split()
        if [each.casefold() for each in said[: len(name)]] == name:
            return team, _bare(said[len(name) :])
        if [each.casefold() for each in said[-len(name) :]] == name:
            return team, _bare(said[: -len(name)])
    return None, words


def _person(session: Session, actor: Actor, slack_user_id: str) -> Person:
    person = People(session, actor.workspace_id).of_slack(slack_user_id)
    if person is None:
        raise Invalid("", "I do not know this person yet. Type /okr ideas to see all ideas.")
    return person


def _bare(words: Sequence[str]) -> str:
    """Without the small words that join a team to what is looked for."""
    kept = list(words)
    while kept and kept[0].casefold() in _JOINING:
        kept.pop(0)
    while kept and kept[-1].casefold() in _JOINING:
        kept.pop()
    return " ".join(kept)


def _has(word: str) -> ColumnElement[bool]:
    return or_(has_word(col(Initiative.title), word), has_word(col(Initiative.scope), word))


def _page(session: Session, actor: Actor, shown: Sequence[Ranked]) -> tuple[IdeaCard, ...]:
    order = {each.key: at for at, each in enumerate(shown)}
    rows = Goals(session, actor).initiatives(col(Initiative.id).in_(order), limit=PAGE)
    return tuple(idea_cards(session, actor, sorted(rows, key=lambda row: order[row.initiative.key])))


def _corners(found: Sequence[Ranked]) -> tuple[Corner, ...]:
    """All four, the big rocks first; none where nothing was scored."""
    there: dict[Quadrant, list[Ranked]] = {quadrant: [] for quadrant in Quadrant}
    for each in found:
        if (quadrant := each.tally.quadrant) is not None:
            there[quadrant].append(each)
    if not any(there.values()):
        return ()
    return tuple(
        Corner(quadrant, tuple(ItemLine(each.ref, each.title) for each in ideas[:_IN_A_CORNER]), len(ideas))
        for quadrant, ideas in there.items()
    )
