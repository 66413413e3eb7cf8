"""The forms of settings and of the set-up come back."""

from dataclasses import replace

from bot.answers import Answer, Say, Update
from bot.channels import look_at_channel, members_of_channel
from bot.deps import Deps
from bot.domain.errors import ChangedMeanwhile, Invalid, NotFound
from bot.domain.people import Actor
from bot.domain.settings_forms import WorkspaceSettings
from bot.domain.teams import Channel, channel_problem
from bot.forms.people import get_to_know
from bot.forms.settings import form_of, mine_in, workspace_in
from bot.forms.teams import form_of as team_form_of
from bot.payloads import Submission
from bot.usecases.company.admins import name_admins
from bot.usecases.company.settings import open_settings, save_settings
from bot.usecases.company.setup import team_from_channel
from messages import settings as messages
from messages.form_values import Version
from messages.ids import BlockId


def submit_settings(deps: Deps, submission: Submission) -> Answer:
    """Store one's own choice, and for admins the workspace's."""
    actor, mine, workspace = submission.actor, mine_in(submission.form), workspace_in(submission.form)
    begun = Version.parse(submission.view.metadata)
    if begun is None:
        raise NotFound("these settings")
    channel = _new_channel_of_brief(deps, actor, workspace)
    try:
        saved = save_settings(deps.db, actor, mine, workspace, begun.version, deps.clock.now(), channel)
    except ChangedMeanwhile as conflict:
        opened = open_settings(deps.db, actor)
        opened = replace(opened, mine=mine or opened.mine, workspace=workspace)
        return Update(form_of(opened, conflict))
    return Say(messages.settings_saved(opened=saved))


def _new_channel_of_brief(deps: Deps, actor: Actor, workspace: WorkspaceSettings | None) -> Channel | None:
    """What Slack says of the channel if another one was chosen, and of the people in any case."""
    if workspace is None:
        return None
    get_to_know(deps, workspace.brief.people)
    saved, chosen = open_settings(deps.db, actor).workspace, workspace.brief.channel_id
    if not chosen or (saved is not None and saved.brief.channel_id == chosen):
        return None
    return look_at_channel(deps, chosen, actor.slack_user_id, BlockId.BRIEF_CHANNEL)


def submit_admins(deps: Deps, submission: Submission) -> Answer:
    """Store who the OKR admins are."""
    chosen, seen = submission.form.choices(BlockId.ADMINS), tuple(submission.view.metadata.split())
    get_to_know(deps, chosen)
    return Say(messages.admins(admins=name_admins(deps.db, submission.actor, chosen, seen, deps.clock.now())))


def submit_channel(deps: Deps, submission: Submission) -> Answer:
    """Look at the channel and show the form of its team, with its people ticked."""
    actor, channel_id = submission.actor, submission.form.choice(BlockId.CHANNEL)
    channel = look_at_channel(deps, channel_id, actor.slack_user_id, BlockId.CHANNEL)
    if problem := channel_problem(channel):
        raise Invalid(BlockId.CHANNEL, problem)
    people = members_of_channel(deps, channel.id, BlockId.CHANNEL)
    get_to_know(deps, people)
    return Update(team_form_of(team_from_channel(deps.db, actor, channel.id, channel.name, people)))
