"""Moving items elsewhere."""

from bot.domain.cards import ItemLine
from bot.domain.entered import Choice
from messages.form_values import FormValue
from messages.payload import View
from messages.render import render_view


def move(
    *,
    form: FormValue,
    item: ItemLine,
    place: Choice,
    team: Choice,
    cycle: Choice,
    cycles: tuple[Choice, ...],
) -> View:
    """The form that moves an item. An objective has a `team` and one of `cycles`, the others a `place` that they are
    under. Submits as MOVE_SUBMIT with `form` as its metadata."""
    return render_view("modals/move", form=form, item=item, place=place, team=team, cycle=cycle, cycles=cycles)
