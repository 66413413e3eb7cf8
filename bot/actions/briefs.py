"""*Seen*, *Ask the owner* and *I will help* under an executive brief."""

from bot.answers import Answer, Nothing, Open, Say
from bot.deps import Deps
from bot.domain.entered import row_id_of
from bot.domain.errors import NotFound
from bot.payloads import Action
from bot.usecases.telling.helping import offer_help, see_brief, whom_to_ask
from messages.brief_values import BriefValue
from messages.briefs import ask_owner_form, help_on_its_way


def seen(deps: Deps, action: Action) -> Answer:
    """The post shows it."""
    see_brief(deps.db, action.actor, row_id_of(action.value), deps.clock.now())
    return Nothing()


def ask_about(deps: Deps, action: Action) -> Answer:
    """The form for one line to the owner."""
    owned = whom_to_ask(deps.db, action.actor, _value(action).ref)
    return Open(ask_owner_form(item=owned.item, owner=owned.owner))


def help_with_item(deps: Deps, action: Action) -> Answer:
    """The owner hears of it, and the thread says so."""
    value, now = _value(action), deps.clock.now()
    offered = offer_help(deps.db, action.actor, value.ref, value.brief_id, action.channel_id, now)
    return Say(help_on_its_way(item=offered.owned.item, owner=offered.owned.owner, is_new=offered.is_new))


def _value(action: Action) -> BriefValue:
    value = BriefValue.parse(action.value)
    if value is None:
        raise NotFound("this item")
    return value
