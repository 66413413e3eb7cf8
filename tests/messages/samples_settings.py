"""Samples of settings, OKR admins, the set-up and going live."""

from dataclasses import replace
from datetime import date, time

from bot.domain.entered import Choice
from bot.domain.errors import ChangedMeanwhile
from bot.domain.settings_forms import (
    Admins,
    BriefSaved,
    BriefSettings,
    Going,
    MySettings,
    OpenedSettings,
    SetUp,
    WorkspaceSettings,
)
from bot.domain.vocabulary import Every
from messages.form_values import Version
from messages.payload import Message, View
from messages.settings import admins, admins_form, channel_form, going_live, settings_form, settings_saved, setup
from tests.messages.cards import Typed, ana, carol
from tests.messages.samples import sample


def opened(typed: Typed, *, is_admin: bool = False) -> OpenedSettings:
    entered = OpenedSettings(MySettings(1, time(8, 30)), "", "UTC", 0, time(9), Every.WEEK, None, version=2)
    if not is_admin:
        return entered
    holidays = typed("2026-12-25 Christmas")
    return replace(
        entered,
        workspace=WorkspaceSettings(
            "Europe/Madrid", Every.MONTH_LAST, 0, time(9), 2, time(10), "3", holidays, Choice("DE-BY", "Germany, BY")
        ),
    )


@sample("modals/settings", "mine")
def _(typed: Typed) -> View:
    return settings_form(opened=opened(typed), version=Version(0, 2), conflict=None)


@sample("modals/settings", "of-an-admin")
def _(typed: Typed) -> View:
    return settings_form(opened=opened(typed, is_admin=True), version=Version(0, 2), conflict=None)


@sample("modals/settings", "changed-meanwhile")
def _(typed: Typed) -> View:
    conflict = ChangedMeanwhile("the settings", "", (("holidays", typed("25 Dec"), typed("24 Dec")),))
    return settings_form(opened=opened(typed, is_admin=True), version=Version(0, 3), conflict=conflict)


@sample("modals/settings", "kept-by-the-team")
def _(typed: Typed) -> View:
    locked = replace(opened(typed), locked_by=typed("Growth"), usual_every=Every.TWO_WEEKS)
    return settings_form(opened=locked, version=Version(0, 2), conflict=None)


@sample("messages/settings_saved", "mine")
def _(typed: Typed) -> Message:
    return settings_saved(opened=opened(typed))


@sample("messages/settings_saved", "with-a-brief")
def _(typed: Typed) -> Message:
    brief = BriefSaved(BriefSettings("C0LEADS0001", ("U0ANA00001",), 0, time(8, 30)), (ana(typed), carol(typed)))
    return settings_saved(opened=replace(opened(typed), brief=brief))


@sample("messages/settings_saved", "without-a-brief")
def _(typed: Typed) -> Message:
    return settings_saved(opened=replace(opened(typed), brief=BriefSaved(BriefSettings(), ())))


@sample("messages/admins", "two")
def _(typed: Typed) -> Message:
    return admins(admins=Admins((ana(typed), carol(typed)), (carol(typed),), may_name=False, may_begin=False))


@sample("messages/admins", "to-change")
def _(typed: Typed) -> Message:
    return admins(admins=Admins((ana(typed),), (), may_name=True, may_begin=False))


@sample("messages/admins", "nobody-yet")
def _(typed: Typed) -> Message:
    return admins(admins=Admins((), (), may_name=False, may_begin=False))


@sample("modals/admins", "one")
def _(typed: Typed) -> View:
    return admins_form(slack_user_ids=("U0ANA0001",))


@sample("messages/going_live", "not-yet")
def _(typed: Typed) -> Message:
    return going_live(going=Going(False, 3, date(2026, 11, 23), time(9), may_change=True))


@sample("messages/going_live", "live")
def _(typed: Typed) -> Message:
    return going_live(going=Going(True, 1, date(2026, 11, 23), time(9), may_change=True))


@sample("messages/going_live", "to-look-at")
def _(typed: Typed) -> Message:
    return going_live(going=Going(False, 0, date(2026, 11, 23), time(9), may_change=False))


def begun(typed: Typed) -> SetUp:
    return SetUp((ana(typed),), 1, typed("Q4 2026"), date(2026, 10, 1), date(2026, 12, 31), "", "", is_live=False)


@sample("messages/setup", "nobody-is-admin")
def _(typed: Typed) -> Message:
    return setup(state=replace(begun(typed), admins=()))


@sample("messages/setup", "a-team-next")
def _(typed: Typed) -> Message:
    return setup(state=begun(typed))


@sample("messages/setup", "ready-to-go-live")
def _(typed: Typed) -> Message:
    return setup(state=replace(begun(typed), team_name=typed("Growth"), objective_title=typed("Improve the login")))


@sample("messages/setup", "live")
def _(typed: Typed) -> Message:
    done = replace(begun(typed), team_name=typed("Growth"), objective_title=typed("Improve the login"))
    return setup(state=replace(done, is_live=True))


@sample("modals/team_channel", "empty")
def _(typed: Typed) -> View:
    return channel_form()
