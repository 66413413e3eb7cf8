"""Short messages that are nobody's feature."""

from messages.degrade import degradable, without
from messages.payload import Message, View
from messages.render import render_message, render_view


def something_went_wrong(*, reference: str) -> Message:
    """An unforeseen error; whoever runs the app finds `reference` in the log."""
    return render_message("messages/something_went_wrong", reference=reference)


def too_slow() -> Message:
    """Slack lets a click open a form for three seconds; it took longer."""
    return render_message("messages/too_slow")


def outdated_form() -> Message:
    """A form that stood open while a newer version of the app was started, and that nothing handles any more."""
    return render_message("messages/outdated_form")


def notice() -> View:
    """The frame of `in_modal`."""
    return render_view("modals/notice")


def in_modal(message: Message) -> View:
    """A message where only a modal can be shown: on Home, in a modal, after a submission. Modals take no charts and no
    tables, so these are said in words."""
    return View(notice().body | {"blocks": without(message.blocks, degradable())})
