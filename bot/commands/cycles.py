"""`/okr cycles`, `/okr new cycle Q1 2027`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.company_commands import Cycles, NewCycle
from bot.domain.permissions import Verb, may
from bot.forms.cycles import form_of
from bot.payloads import Command
from bot.usecases.company.cycles import begin_cycle, list_cycles
from messages.cycles import cycle_list


def cycles(deps: Deps, request: Command, _asked: Cycles) -> Answer:
    """Which there are and how they stand."""
    cards = list_cycles(deps.db, request.actor, deps.clock.now())
    return Say(cycle_list(cards=cards, may_create=may(request.actor, Verb.MANAGE_WORKSPACE)))


def new_cycle(deps: Deps, request: Command, asked: NewCycle) -> Answer:
    """The form of a new cycle, with the next quarter proposed."""
    return Open(form_of(begin_cycle(deps.db, request.actor, asked.name, deps.clock.now())))
