"""Settings, OKR admins, the set-up and going live."""

from bot.domain.errors import ChangedMeanwhile
from bot.domain.settings_forms import Admins, Going, OpenedSettings, SetUp
from messages.form_values import Version
from messages.payload import Message, View
from messages.render import render_message, render_view


def settings_form(*, opened: OpenedSettings, version: Version, conflict: ChangedMeanwhile | None) -> View:
    """One's own day and hour, and for admins what holds for everybody; submits as SETTINGS_SUBMIT."""
    return render_view("modals/settings", opened=opened, version=version, conflict=conflict)


def settings_saved(*, opened: OpenedSettings) -> Message:
    """When the person is asked from now on."""
    return render_message("messages/settings_saved", opened=opened)


def admins(*, admins: Admins) -> Message:
    """Who the OKR admins are, and who can name them."""
    return render_message("messages/admins", admins=admins)


def admins_form(*, slack_user_ids: tuple[str, ...]) -> View:
    """The list of OKR admins; submits as ADMINS_SUBMIT, and carries whom it showed."""
    return render_view("modals/admins", slack_user_ids=slack_user_ids)


def going_live(*, going: Going) -> Message:
    """Whether messages are sent, and what going live would do."""
    return render_message("messages/going_live", going=going)


def setup(*, state: SetUp) -> Message:
    """How far the set-up is, with the next step."""
    return render_message("messages/setup", state=state)


def channel_form() -> View:
    """From which channel a team is made; submits as CHANNEL_SUBMIT."""
    return render_view("modals/team_channel")
