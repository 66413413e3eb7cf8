"""The form of a team."""

import re
from datetime import time

from bot.channels import look_at_channel
from bot.deps import Deps
from bot.domain.errors import ChangedMeanwhile, Invalid
from bot.domain.people import Actor
from bot.domain.teams import Channel, OpenedTeam, TeamEntered
from bot.domain.vocabulary import Every
from bot.form_state import FormState
from messages.form_values import Version
from messages.ids import BlockId
from messages.payload import View
from messages.teams import team_form

_HOUR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def form_of(opened: OpenedTeam, conflict: ChangedMeanwhile | None = None) -> View:
    """The form as it opens, or once more with what was typed in it."""
    return team_form(opened=opened, version=Version(opened.team_id, opened.version), conflict=conflict)


def channel_in(deps: Deps, actor: Actor, channel_id: str) -> Channel | None:
    """What Slack says of the chosen channel, None where none was chosen."""
    if not channel_id:
        return None
    return look_at_channel(deps, channel_id, actor.slack_user_id, BlockId.CHANNEL)


def entered_in(form: FormState) -> TeamEntered:
    """What the form holds."""
    return TeamEntered(
        name=form.text(BlockId.NAME),
        channel_id=form.choice(BlockId.CHANNEL),
        leads=form.choices(BlockId.LEADS),
        members=form.choices(BlockId.MEMBERS),
        parent=form.choice(BlockId.PARENT),
        prompt_weekday=weekday_in(form, BlockId.PROMPT_WEEKDAY),
        prompt_time=time_in(form, BlockId.PROMPT_TIME),
        every=every_in(form, BlockId.EVERY),
        country=form.option(BlockId.COUNTRY),
        locks_rhythm=bool(form.choices(BlockId.LOCKS_RHYTHM)),
        leads_decide=bool(form.choices(BlockId.LEADS_DECIDE)),
        summary_weekday=weekday_in(form, BlockId.SUMMARY_WEEKDAY),
        summary_time=time_in(form, BlockId.SUMMARY_TIME),
        zone=form.choice(BlockId.ZONE),
        capacity=form.text(BlockId.CAPACITY),
    )


def weekday_in(form: FormState, block_id: str) -> int | None:
    """The chosen weekday, Monday being 0; None for "as the workspace"."""
    chosen = form.choice(block_id)
    return int(chosen) if chosen in {"0", "1", "2", "3", "4", "5", "6"} else None


def every_in(form: FormState, block_id: str) -> Every | None:
    """How often; None for "as the team" or "as the workspace"."""
    chosen = form.choice(block_id)
    return Every(chosen) if chosen in set(Every) else None


def time_in(form: FormState, block_id: str) -> time | None:
    """The chosen hour, None where none was. Raises Invalid for what Slack's own picker does not offer."""
    chosen = form.choice(block_id)
    if chosen and not _HOUR.fullmatch(chosen):
        raise Invalid(block_id, "Choose a time between 00:00 and 23:59.")
    return time.fromisoformat(chosen) if chosen else None
