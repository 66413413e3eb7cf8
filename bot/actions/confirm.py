"""*No change* beside a row, and *Nothing changed* under all of them."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.errors import NotFound
from bot.payloads import Action
from bot.usecases.checking_in.confirm import confirm
from messages.confirm import confirmed
from messages.ids import CallbackId
from messages.row_values import RowValues


def no_change(deps: Deps, action: Action) -> Answer:
    """Confirm the rows that the button names. A message that stands, and Home, are repaired and show it themselves."""
    values = RowValues.parse(action.value)
    if values is None:
        raise NotFound("this item")
    result = confirm(deps.db, action.actor, values.seen, deps.clock.now())
    if not action.is_ephemeral and not (result.newer or result.wordless) and not _is_modal(action):
        return Nothing()
    return Say(confirmed(confirmed=result.confirmed, newer=result.newer, wordless=result.wordless))


def _is_modal(action: Action) -> bool:
    return action.view is not None and action.view.callback_id != CallbackId.HOME
