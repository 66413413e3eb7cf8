"""Handing over: the form, what came of it, and what the new owner reads."""

from bot.domain.handover import HandedOver, HandoverDone, OpenedHandover
from bot.domain.teams import TeamLeft
from messages.form_values import FormValue
from messages.payload import Message, View
from messages.render import render_message, render_view


def handover_form(*, opened: OpenedHandover, form: FormValue) -> View:
    """What somebody owns, ticked. Submits as HANDOVER_SUBMIT with `form` as its metadata; the ticks stand in blocks
    that begin with `BlockId.ITEMS` and `BlockId.ASKS`."""
    return render_view("modals/hand_over", opened=opened, form=form)


def handover_done(*, done: HandoverDone) -> Message:
    """To whoever handed over."""
    return render_message("messages/handover_done", done=done)


def handed_over(*, handover: HandedOver) -> Message:
    """To the new owner, all in one; again in its place with what they answered."""
    return render_message("messages/handed_over", handover=handover)


def left_behind_told(*, told: TeamLeft) -> Message:
    """To a lead: what somebody who left still owns in the team."""
    return render_message("messages/left_behind_told", told=told)
