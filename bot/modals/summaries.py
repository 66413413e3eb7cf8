"""The form that posts a team's summary comes back."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.errors import NotFound
from bot.payloads import Submission
from bot.usecases.telling.posting import post_summary
from messages.ids import BlockId
from messages.summaries import summary_posted


def post(deps: Deps, submission: Submission) -> Answer:
    """*Post*: it is on its way at once, and once, however often the form is sent."""
    team_id, note = submission.view.metadata, submission.form.text(BlockId.NOTE)
    if not (team_id.isascii() and team_id.isdigit() and len(team_id) < 10):
        raise NotFound("this team")
    cause = f"post_summary:{submission.view.view_id}"
    posted = post_summary(deps.db, submission.actor, int(team_id), note, cause, deps.clock.now())
    return Say(summary_posted(team_name=posted.team_name, channel_id=posted.channel_id, comes_on=posted.comes_on))
