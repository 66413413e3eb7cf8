"""The buttons under the weekly message that put it off."""

from datetime import date

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.errors import NotFound
from bot.domain.snooze import Snooze
from bot.payloads import Action
from bot.usecases.rhythm.snoozing import put_off
from messages.ids import ActionId
from messages.prompts import snoozed

_LENGTHS = {
    ActionId.SNOOZE_HOUR: Snooze.AN_HOUR,
    ActionId.SNOOZE_TOMORROW: Snooze.TOMORROW,
    ActionId.SNOOZE_WEEK: Snooze.NEXT_WEEK,
}


def ask_later(deps: Deps, action: Action) -> Answer:
    """Ask again in an hour, tomorrow or next week."""
    try:
        due_on, snooze = date.fromisoformat(action.value), _LENGTHS[ActionId(action.action_id)]
    except (ValueError, KeyError) as error:
        raise NotFound("this check-in") from error
    at = put_off(deps.db, action.actor, due_on, snooze, deps.clock.now())
    return Say(snoozed(on=at.date(), at=at.time()))
