"""Teams: the list, one team, and its form."""

from bot.domain.capacity import Plan
from bot.domain.errors import ChangedMeanwhile
from bot.domain.teams import OpenedTeam, TeamCard, TeamLine
from bot.domain.vocabulary import TeamChange
from messages.form_values import Version
from messages.payload import Message, View
from messages.render import render_message, render_view


def team_list(*, cards: list[TeamCard], may_create: bool) -> Message:
    """All teams that somebody may see, the company first."""
    return render_message("messages/team_list", cards=cards, may_create=may_create)


def team(*, card: TeamCard, change: TeamChange | None, in_setup: bool) -> Message:
    """One team; `change` is what was just done to it, `in_setup` leads on with the set-up."""
    return render_message("messages/team", card=card, change=change, in_setup=in_setup)


def team_form(*, opened: OpenedTeam, version: Version, conflict: ChangedMeanwhile | None) -> View:
    """The form of a team, new where its row id is 0. `conflict` is what somebody else saved while it was open. Submits
    as TEAM_SUBMIT with the `version` as its metadata."""
    return render_view("modals/team", opened=opened, version=version, conflict=conflict)


def merge_form(*, team: TeamLine, others: tuple[TeamLine, ...]) -> View:
    """Into which of the `others` a team goes. Submits as MERGE_SUBMIT with the team's row id as its metadata."""
    return render_view("modals/merge_team", team=team, others=others)


def team_merged(*, name: str, into: TeamCard, objectives: int, people: int) -> Message:
    """What went over from the team `name`, and the team that has it now."""
    return render_message("messages/team_merged", name=name, into=into, objectives=objectives, people=people)


def team_plan(*, plan: Plan, is_saved: bool) -> Message:
    """What a team has planned of its person-weeks in the running cycle; `is_saved`: these were stated just now."""
    return render_message("messages/team_plan", plan=plan, is_saved=is_saved)
