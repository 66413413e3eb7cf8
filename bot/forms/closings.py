"""The form that closes an item."""

from bot.deps import Deps
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.usecases.closings import look_at_closing
from messages.closings import close as closing_form
from messages.form_values import FormValue
from messages.payload import View


def form_to_close(deps: Deps, actor: Actor, ref: Reference) -> View:
    """What closing it means. Raises NotFound, NotAllowed or CycleClosed."""
    return closing_form(form=FormValue.new(ref), closing=look_at_closing(deps.db, actor, ref, deps.clock.now()))
