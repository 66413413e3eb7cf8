"""Where a form is shown when somebody clicks for it."""

from bot.answers import Answer, Open, Update
from bot.payloads import Action
from messages.ids import CallbackId
from messages.payload import View


def shown_by(click: Action, view: View) -> Answer:
    """In the place of the answer that the button stands in, where that is a modal: stacks of modals end at three."""
    in_answer = click.view is not None and click.view.callback_id == CallbackId.NOTICE
    return Update(view) if in_answer else Open(view)
