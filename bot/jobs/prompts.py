"""The Monday message, rendered when its turn comes, and again after every answer."""

from datetime import date, datetime

from bot.actors import actor_of_user
from bot.deps import Deps
from bot.domain.errors import OutsideWorkspace
from bot.jobs.outgoing import NotNeeded, NotYet, Outgoing, Send
from bot.usecases.delivery.outbox import Claimed, PostedMessage, Standing
from bot.usecases.rhythm.prompts import AskLater, NotAsked, Prompt, hour_to_ask, what_to_ask, what_was_asked
from messages.payload import Message
from messages.prompts import prompt

SNOOZED = "snoozed"  # the kind of a prompt that was put off


def render_prompt(deps: Deps, claimed: Claimed) -> Outgoing:
    """What the person owes now, if anything; for a repair the same rows with the answered ones marked."""
    now = deps.clock.now()
    if claimed.post is not None:
        return _again(deps, claimed.post, now)
    person_id, due_on = int(claimed.facts["person_id"]), date.fromisoformat(claimed.facts["due_on"])
    scheduled_at = datetime.fromisoformat(claimed.facts["at"])
    later = hour_to_ask(deps.db, claimed.workspace_id, person_id, scheduled_at, now)
    if isinstance(later, AskLater):
        return NotYet("too late in the day where this person is", (later.at - now).total_seconds())
    _refresh(deps, claimed.recipient)
    asked = what_to_ask(deps.db, claimed.workspace_id, person_id, due_on, now)
    if isinstance(asked, NotAsked):
        return NotNeeded(asked.reason)
    is_snoozed = claimed.kind == SNOOZED
    return Send(_message(asked, is_snoozed=is_snoozed), _standing(asked))


def _again(deps: Deps, post: PostedMessage, now: datetime) -> Outgoing:
    if post.person_id is None or post.due_on is None:
        return NotNeeded("nobody knows whose it was")
    shown = {str(ref): int(check_in_id) for ref, check_in_id in post.facts["shown"].items()}
    asked = what_was_asked(deps.db, deps.installation.workspace_id, post.person_id, post.due_on, shown, now)
    if isinstance(asked, NotAsked):
        return NotNeeded(asked.reason)
    return Send(_message(asked, is_snoozed=post.kind == SNOOZED), _standing(asked))


def _message(asked: Prompt, *, is_snoozed: bool) -> Message:
    return prompt(
        me=asked.me,
        rows=asked.rows,
        answered=asked.answered,
        not_asked=asked.not_asked,
        away_until=asked.away_until,
        due_on=asked.due_on,
        is_snoozed=is_snoozed,
    )


def _standing(asked: Prompt) -> Standing:
    shown_now = [card.last_check_in.id for card in asked.rows if card.last_check_in]
    return Standing(
        check_in_ids=tuple(shown_now),
        facts={"shown": dict(asked.shown)},
        person_id=asked.person_id,
        due_on=asked.due_on,
    )


def _refresh(deps: Deps, slack_user_id: str) -> None:
    """Ask Slack about somebody whom we have not asked about lately: they may have left, or moved. Where Slack does not
    answer, what we know has to do."""
    try:
        actor_of_user(deps, slack_user_id)
    except OutsideWorkspace:
        return
