"""Closing items."""

from bot.domain.closing_forms import Closing
from messages.form_values import FormValue
from messages.payload import View
from messages.render import render_view


def close(*, form: FormValue, closing: Closing) -> View:
    """The form that closes an item. Submits as CLOSE_SUBMIT with `form` as its metadata."""
    return render_view("modals/close", form=form, closing=closing)
