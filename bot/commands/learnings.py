"""`/okr learnings price Growth Q4 2026`."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.command_says import say
from bot.domain.commands import Learnings
from bot.payloads import Command
from bot.usecases.bets.learnings import PAGE, list_learnings
from messages.learnings import learnings
from messages.page_values import ListPage


def show_learnings(deps: Deps, request: Command, asked: Learnings) -> Answer:
    """What earlier initiatives taught."""
    found = list_learnings(deps.db, request.actor, asked.words, deps.clock.now(), request.offset)
    shown = request.offset + PAGE
    more = ListPage(say(asked), shown) if found.counts.total > shown else None
    named = {"words": found.words, "team": found.team, "cycle": found.cycle}
    return Say(learnings(**named, counts=found.counts, backs=found.backs, more=more))
