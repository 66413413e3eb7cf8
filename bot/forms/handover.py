"""The form of a hand-over."""

from bot.deps import Deps
from bot.domain.entered import row_id_of
from bot.domain.handover import HandoverEntered
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.form_state import FormState
from bot.usecases.goals.handover import open_handover
from messages.form_values import GIVER, FormValue
from messages.handover import handover_form
from messages.ids import BlockId
from messages.payload import View


def handing_over(deps: Deps, actor: Actor, giver: str, taker: str) -> View:
    """What somebody owns, everything ticked. Both are Slack user ids."""
    opened = open_handover(deps.db, actor, giver, taker, deps.clock.now())
    return handover_form(opened=opened, form=FormValue.begun({GIVER: giver}))


def entered_in(form: FormValue, state: FormState) -> HandoverEntered:
    """What the form holds."""
    giver = form.kept.get(GIVER, "")
    references = (Reference.parse(each) for each in _ticked(state, BlockId.ITEMS))
    ask_ids = tuple(row_id_of(each) for each in _ticked(state, BlockId.ASKS))
    return HandoverEntered(giver, state.choice(BlockId.TO), tuple(each for each in references if each), ask_ids)


def _ticked(state: FormState, field: BlockId) -> list[str]:
    parts = [each for each in state.values if each.startswith(f"{field.value}:")]
    return [chosen for each in parts for chosen in state.choices(each)]
