"""The form that merges a team into another."""

from bot.deps import Deps
from bot.domain.people import Actor
from bot.usecases.company.merging import open_merge
from messages.payload import View
from messages.teams import merge_form


def merging_form(deps: Deps, actor: Actor, team_id: int) -> View:
    """The teams that it can become part of."""
    found = open_merge(deps.db, actor, team_id)
    return merge_form(team=found.team, others=found.into)
