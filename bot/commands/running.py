"""`/okr start I7`, `/okr block I7 by Legal until 4 Dec` and `/okr unblock I7`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.days import read_day_ahead
from bot.domain.entries import Entry, iso_or_empty
from bot.domain.initiative_commands import Block, Start, Unblock
from bot.domain.vocabulary import Health, ItemChange
from bot.forms.running import form_to_block
from bot.payloads import Command
from bot.usecases.bets.running import start_initiative, unblock_initiative
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.checking_in.stating import local_date
from messages.check_ins import saved
from messages.initiatives import initiative_changed


def start(deps: Deps, request: Command, asked: Start) -> Answer:
    """A planned initiative begins today."""
    card = start_initiative(deps.db, request.actor, asked.ref, deps.clock.now())
    return Say(initiative_changed(card=card, change=ItemChange.START))


def block(deps: Deps, request: Command, asked: Block) -> Answer:
    """What holds it up is stored at once; where that is not said, the form asks for it."""
    now = deps.clock.now()
    until = read_day_ahead(asked.until, local_date(request.actor, now), "blocked_until") if asked.until else None
    if not asked.by:
        words = "" if until else asked.until
        return Open(form_to_block(deps, request.actor, asked.ref, until, words))
    by = asked.by if until or not asked.until else f"{asked.by} until {asked.until}"
    entry = Entry(status=Health.BLOCKED, blocked_by=by, blocked_until=iso_or_empty(until))
    statement = Statement(asked.ref, entry, cause=f"trigger:{request.trigger_id}")
    return Say(saved(log_update(deps.db, request.actor, statement, now).card, None, ""))


def unblock(deps: Deps, request: Command, asked: Unblock) -> Answer:
    """Nothing holds it up any more."""
    return Say(saved(unblock_initiative(deps.db, request.actor, asked.ref, deps.clock.now()), None, ""))
