"""What nobody owns, and what people own who left, for those who lead its team."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.cards import PersonLine
from bot.domain.people import Actor
from bot.domain.teams import LeftBehind, TeamLeft
from bot.usecases.company.team_cards import line_of, team_cards
from bot.usecases.company.workspaces import actor_of
from bot.usecases.rhythm.scheduling import may_be_messaged
from storage.database import reading
from storage.models import Team
from storage.repositories.people import People
from storage.repositories.teams import Teams


def left_in_led_teams(session: Session, actor: Actor) -> tuple[TeamLeft, ...]:
    """In each team that the actor leads; a constant number of queries, none for others. A shared step."""
    if not actor.leads:
        return ()
    led = [team for team in Teams(session, actor.workspace_id).all() if team.key in actor.leads]
    return tuple(TeamLeft(card.name, left) for card in team_cards(session, actor, led) for left in card.left_behind)


@reading
def left_behind_as_sent(
    session: Session, workspace_id: int, team_id: int, person_id: int, slack_user_id: str, now: datetime
) -> TeamLeft | None:
    """What the message says to a lead; `person_id` 0 stands for nobody. None when they may not hear it any more, or
    nothing is left."""
    people = People(session, workspace_id)
    reader, gone = people.of_slack(slack_user_id), people.get(person_id)
    team = Teams(session, workspace_id).get(team_id)
    if reader is None or team is None or not may_be_messaged(reader):
        return None
    return _of(session, actor_of(session, reader, now), team, line_of(gone) if gone else None)


def _of(session: Session, actor: Actor, team: Team, owner: PersonLine | None) -> TeamLeft | None:
    left: tuple[LeftBehind, ...] = team_cards(session, actor, [team])[0].left_behind
    mine = next((each for each in left if each.person == owner), None)
    return None if mine is None else TeamLeft(team.name, mine)
