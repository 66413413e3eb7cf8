"""`/okr show KR12` and `/okr history KR12`."""

from dataclasses import replace

from bot.answers import Answer, Say
from bot.channels import permalink
from bot.deps import Deps
from bot.domain.cards import InitiativeCard, KeyResultCard, ObjectiveCard
from bot.domain.command_says import say
from bot.domain.commands import History, Show
from bot.domain.permissions import Verb
from bot.payloads import Command
from bot.usecases.looking.show import look_at_history, look_at_item
from messages.history import history as history_message
from messages.lists import show_initiative, show_key_result, show_objective
from messages.page_values import ListPage
from messages.payload import Message

_KEY_RESULTS = 10  # of an objective at a time; each takes two blocks


def show(deps: Deps, request: Command, asked: Show) -> Answer:
    """One item in full."""
    shown = look_at_item(deps.db, request.actor, asked.ref, deps.clock.now())
    match shown.card:
        case KeyResultCard() as card:
            talked_about = replace(card, permalink=permalink(deps, *shown.reply) if shown.reply else "")
            return Say(show_key_result(card=talked_about, initiatives=shown.initiatives, offers=shown.offers))
        case InitiativeCard() as initiative:
            discussed = replace(initiative, permalink=permalink(deps, *shown.reply) if shown.reply else "")
            return Say(show_initiative(card=discussed, offers=shown.offers, back=shown.look_back, idea=shown.idea))
        case ObjectiveCard() as objective:
            return Say(_objective(objective, shown.offers, request.offset))


def _objective(card: ObjectiveCard, offers: frozenset[Verb], offset: int) -> Message:
    below, end = card.key_results, offset + _KEY_RESULTS
    more = ListPage(say(Show(card.ref)), end) if len(below) > end else None
    return show_objective(card=replace(card, key_results=below[offset:end]), total=len(below), more=more, offers=offers)


def history(deps: Deps, request: Command, asked: History) -> Answer:
    """Everything that was said and changed about it."""
    return Say(history_message(history=look_at_history(deps.db, request.actor, asked.ref, deps.clock.now())))
