"""`/okr teams`, `/okr team Growth`, `/okr new team Growth`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.company_commands import NewTeam, TeamCapacity, Teams, TeamSettings
from bot.domain.errors import Invalid
from bot.forms.teams import form_of
from bot.payloads import Command
from bot.usecases.company.merging import where_it_went
from bot.usecases.company.teams import begin_team, find_team, list_teams, open_team
from bot.usecases.telling.capacity import look_at_plan, state_capacity
from messages.teams import team, team_list, team_plan


def teams(deps: Deps, request: Command, _asked: Teams) -> Answer:
    """Who is in which team."""
    return Say(team_list(cards=list_teams(deps.db, request.actor), may_create=not request.actor.is_guest))


def team_settings(deps: Deps, request: Command, asked: TeamSettings) -> Answer:
    """The form of a team for those who may change it, the team itself for everybody else."""
    channel_id = asked.channel_id or request.channel_id
    card = find_team(deps.db, request.actor, asked.name, channel_id)
    if card is not None and card.may_manage:
        return Open(form_of(open_team(deps.db, request.actor, card.id)))
    if card is not None:
        return Say(team(card=card, change=None, in_setup=False))
    if asked.name:
        if (went := where_it_went(deps.db, request.actor, asked.name)) is not None:
            old, into = went
            raise Invalid("", f"{old} was merged into {into}. Type /okr team {into} to see it.")
        raise Invalid(
            "", f"I know no team called {asked.name}. Type /okr teams to see all, or /okr new team {asked.name}."
        )
    if asked.channel_id:
        return Open(form_of(begin_team(deps.db, request.actor, "", channel_id)))
    return teams(deps, request, Teams())


def team_capacity(deps: Deps, request: Command, asked: TeamCapacity) -> Answer:
    """What a team has planned of its person-weeks; or these are stated."""
    card, now = find_team(deps.db, request.actor, asked.name, asked.channel_id or request.channel_id), deps.clock.now()
    if card is None:
        raise Invalid("", "Which team? Type its name, such as /okr team Growth capacity 30.")
    if not asked.weeks:
        return Say(team_plan(plan=look_at_plan(deps.db, request.actor, card.id, now), is_saved=False))
    return Say(team_plan(plan=state_capacity(deps.db, request.actor, card.id, asked.weeks, now), is_saved=True))


def new_team(deps: Deps, request: Command, asked: NewTeam) -> Answer:
    """The form of a new team, for the channel that it was asked for in."""
    return Open(form_of(begin_team(deps.db, request.actor, asked.name, request.channel_id)))
