"""Buttons of cycles."""

from bot.answers import Answer, Open, Update
from bot.deps import Deps
from bot.domain.entered import row_id_of
from bot.forms.cycles import form_of
from bot.forms.places import shown_by
from bot.payloads import Action
from bot.usecases.company.closing_cycles import open_closing
from bot.usecases.company.cycles import open_cycle
from messages.cycles import close_cycle


def edit_cycle_settings(deps: Deps, action: Action) -> Answer:
    """Open the form of a cycle."""
    return shown_by(action, form_of(open_cycle(deps.db, action.actor, row_id_of(action.value), deps.clock.now())))


def ask_what_becomes(deps: Deps, action: Action) -> Answer:
    """The form that closes a cycle, in the place of its settings."""
    closing = open_closing(deps.db, action.actor, row_id_of(action.value), deps.clock.now())
    view = close_cycle(closing=closing)
    return Update(view) if action.view else Open(view)
