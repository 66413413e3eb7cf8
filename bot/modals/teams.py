"""The form of a team comes back."""

from dataclasses import replace

from bot.answers import Answer, Say, Update
from bot.deps import Deps
from bot.domain.entered import row_id_of
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.domain.vocabulary import TeamChange
from bot.forms.people import get_to_know
from bot.forms.teams import channel_in, entered_in, form_of
from bot.payloads import Submission
from bot.usecases.company.merging import merge_team
from bot.usecases.company.setup import is_setting_up
from bot.usecases.company.teams import create_team, edit_team, open_team
from messages.form_values import Version
from messages.ids import BlockId
from messages.teams import team, team_merged


def save_team(deps: Deps, submission: Submission) -> Answer:
    """Store a new team or a changed one; Slack is asked about its channel and about people we do not know first."""
    actor, now = submission.actor, deps.clock.now()
    begun = Version.parse(submission.view.metadata)
    if begun is None:
        raise NotFound("this team")
    # Whoever may not change the team is told so before Slack is asked anything.
    opened = open_team(deps.db, actor, begun.row_id) if begun.row_id else None
    entered = entered_in(submission.form)
    channel = channel_in(deps, actor, entered.channel_id)
    get_to_know(deps, (*entered.leads, *entered.members))
    if opened is None:
        card = create_team(deps.db, actor, entered, channel, f"view:{submission.view.view_id}", now)
        return Say(team(card=card, change=TeamChange.CREATE, in_setup=is_setting_up(deps.db, actor)))
    try:
        card = edit_team(deps.db, actor, begun.row_id, begun.version, entered, channel, now)
    except ChangedMeanwhile as conflict:
        return Update(form_of(replace(opened, entered=entered), conflict))
    return Say(team(card=card, change=TeamChange.EDIT, in_setup=False))


def merge(deps: Deps, submission: Submission) -> Answer:
    """Make two teams one."""
    team_id, into_id = row_id_of(submission.view.metadata), row_id_of(submission.form.choice(BlockId.TO))
    done = merge_team(deps.db, submission.actor, team_id, into_id, deps.clock.now())
    return Say(team_merged(name=done.name, into=done.into, objectives=done.objectives, people=done.people))
