"""The forms of a cycle."""

from contextlib import suppress

from bot.domain.cycle_forms import ClosingEntered, CycleEntered, OpenedCycle
from bot.domain.errors import ChangedMeanwhile
from bot.domain.references import Reference
from bot.domain.vocabulary import Unfinished
from bot.form_state import FormState
from messages.cycles import cycle_form
from messages.form_values import Version
from messages.ids import BlockId
from messages.payload import View


def form_of(opened: OpenedCycle, conflict: ChangedMeanwhile | None = None) -> View:
    """The form as it opens, or once more with what was typed in it."""
    return cycle_form(opened=opened, version=Version(opened.cycle_id, opened.version), conflict=conflict)


def entered_in(form: FormState) -> CycleEntered:
    """What the form of a cycle holds."""
    return CycleEntered(form.text(BlockId.NAME), form.day(BlockId.STARTS_ON), form.day(BlockId.DUE_ON))


def closing_in(form: FormState) -> ClosingEntered:
    """What the form that closes a cycle holds."""
    choices: dict[Reference, Unfinished] = {}
    for block_id in form.values:
        beginning, _, typed = block_id.partition(":")
        reference = Reference.parse(typed)
        if beginning == BlockId.BECOMES and reference is not None:
            with suppress(ValueError):  # nothing was chosen: it stays open
                choices[reference] = Unfinished(form.choice(block_id))
    return ClosingEntered(choices, form.choice(BlockId.TARGET), form.text(BlockId.SCORES))
