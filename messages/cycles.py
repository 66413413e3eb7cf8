"""Cycles: the list, one cycle, its form, and the form that closes it."""

from bot.domain.cycle_forms import ClosedCycle, Closing, CycleCard, OpenedCycle
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import CycleChange
from messages.form_values import Version
from messages.payload import Message, View
from messages.render import render_message, render_view


def cycle_list(*, cards: list[CycleCard], may_create: bool) -> Message:
    """All cycles, newest first."""
    return render_message("messages/cycle_list", cards=cards, may_create=may_create)


def cycle(*, card: CycleCard, change: CycleChange) -> Message:
    """What was just done to a cycle."""
    return render_message("messages/cycle", card=card, change=change)


def cycle_closed(*, closed: ClosedCycle) -> Message:
    """What became of the objectives of a cycle."""
    return render_message("messages/cycle_closed", closed=closed)


def cycle_form(*, opened: OpenedCycle, version: Version, conflict: ChangedMeanwhile | None) -> View:
    """The form of a cycle, new where its row id is 0. `conflict` is what somebody else saved while it was open. Submits
    as CYCLE_SUBMIT with the `version` as its metadata."""
    return render_view("modals/cycle", opened=opened, version=version, conflict=conflict)


def close_cycle(*, closing: Closing) -> View:
    """The form that closes a cycle; submits as CLOSE_CYCLE_SUBMIT with the cycle's row id as its metadata. The block of
    an objective is `BlockId.BECOMES.of(ref)`."""
    return render_view("modals/close_cycle", closing=closing)
