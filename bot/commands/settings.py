"""`/okr settings`, `/okr admins`, `/okr setup` and `/okr go live`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.company_commands import Admins, GoLive, Settings, Setup
from bot.forms.settings import form_of
from bot.payloads import Command
from bot.usecases.company.admins import who_are_admins
from bot.usecases.company.settings import open_settings
from bot.usecases.company.setup import how_far_it_is
from bot.usecases.rhythm.going_live import how_it_goes
from messages import settings as messages


def settings(deps: Deps, request: Command, _asked: Settings) -> Answer:
    """One's own day and hour; for admins also the workspace's."""
    return Open(form_of(open_settings(deps.db, request.actor)))


def admins(deps: Deps, request: Command, _asked: Admins) -> Answer:
    """Who they are."""
    return Say(messages.admins(admins=who_are_admins(deps.db, request.actor)))


def setup(deps: Deps, request: Command, _asked: Setup) -> Answer:
    """How far the set-up is, and its next step."""
    return Say(messages.setup(state=how_far_it_is(deps.db, request.actor, deps.clock.now())))


def going_live(deps: Deps, request: Command, _asked: GoLive) -> Answer:
    """Whether messages are sent, with the button that changes it."""
    return Say(messages.going_live(going=how_it_goes(deps.db, request.actor, deps.clock.now())))
