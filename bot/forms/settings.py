"""The form of the settings."""

from datetime import time

from bot.domain.errors import ChangedMeanwhile
from bot.domain.settings_forms import BriefSettings, MySettings, OpenedSettings, WorkspaceSettings
from bot.domain.vocabulary import CoachRule, Every
from bot.form_state import FormState
from bot.forms.teams import every_in, time_in, weekday_in
from messages.form_values import Version
from messages.ids import BlockId
from messages.payload import View
from messages.settings import settings_form

_MIDDAY = time(12)


def form_of(opened: OpenedSettings, conflict: ChangedMeanwhile | None = None) -> View:
    """The form as it opens, or once more with what was typed in it."""
    return settings_form(opened=opened, version=Version(0, opened.version), conflict=conflict)


def mine_in(form: FormState) -> MySettings | None:
    """One's own day, hour and rhythm; None where the form did not ask for them, since a team has locked them."""
    if not form.has(BlockId.MY_WEEKDAY):
        return None
    return MySettings(
        weekday_in(form, BlockId.MY_WEEKDAY), time_in(form, BlockId.MY_TIME), every_in(form, BlockId.MY_EVERY)
    )


def workspace_in(form: FormState) -> WorkspaceSettings | None:
    """What holds for everybody; None where the form did not ask for it."""
    if not form.has(BlockId.QUIET_DAYS):
        return None
    return WorkspaceSettings(
        zone=form.choice(BlockId.ZONE),
        every=every_in(form, BlockId.EVERY) or Every.WEEK,
        prompt_weekday=weekday_in(form, BlockId.PROMPT_WEEKDAY) or 0,
        prompt_time=time_in(form, BlockId.PROMPT_TIME) or _MIDDAY,
        summary_weekday=weekday_in(form, BlockId.SUMMARY_WEEKDAY) or 0,
        summary_time=time_in(form, BlockId.SUMMARY_TIME) or _MIDDAY,
        quiet_days=form.text(BlockId.QUIET_DAYS),
        country=form.option(BlockId.COUNTRY),
        holidays=form.text(BlockId.HOLIDAYS),
        coach_off=tuple(rule for rule in CoachRule if rule not in form.choices(BlockId.COACH_RULES)),
        brief=BriefSettings(
            channel_id=form.choice(BlockId.BRIEF_CHANNEL),
            people=tuple(sorted(form.choices(BlockId.BRIEF_PEOPLE))),
            weekday=weekday_in(form, BlockId.BRIEF_WEEKDAY),
            at=time_in(form, BlockId.BRIEF_TIME),
        ),
    )
