"""The people whom a form names."""

from collections.abc import Iterable

from bot.actors import profile_of
from bot.deps import Deps
from bot.domain.errors import OutsideWorkspace
from bot.domain.people import SlackProfile
from bot.usecases.company.workspaces import acquaint, strangers_among


def get_to_know(deps: Deps, slack_user_ids: Iterable[str]) -> None:
    """Ask Slack about those whom we have not met or not asked about for a day, several at once.

    Whoever gets nothing from us is stored as such, and whom Slack does not tell of stays unknown: the use case refuses
    both beside their field.
    """
    workspace_id, now = deps.installation.workspace_id, deps.clock.now()
    strangers = strangers_among(deps.db, workspace_id, slack_user_ids, now)
    told = tuple(each for each in deps.background.map(lambda each: _told(deps, each), strangers) if each)
    if told:
        acquaint(deps.db, workspace_id, told, now)


def _told(deps: Deps, slack_user_id: str) -> SlackProfile | None:
    try:
        return profile_of(deps, slack_user_id)
    except OutsideWorkspace:
        return None
