"""`/okr verdict I7 less than we thought, Sales never used it`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.initiative_commands import LookBack
from bot.domain.look_backs import VerdictEntered
from bot.forms.verdicts import verdict_form
from bot.payloads import Command
from bot.usecases.bets.verdicts import give_verdict
from messages.verdicts import verdict_saved


def look_back(deps: Deps, request: Command, asked: LookBack) -> Answer:
    """With a verdict it is stored at once; without one the form asks for it, with the words that were typed."""
    if asked.verdict is None:
        return Open(verdict_form(deps, request.actor, asked.ref, learning=asked.learning))
    entered = VerdictEntered(asked.verdict, asked.learning or None)
    return Say(verdict_saved(back=give_verdict(deps.db, request.actor, asked.ref, entered, deps.clock.now())))
