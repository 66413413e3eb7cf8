"""What the coach says once something is saved: one thought at a time, and never in the way of the saving."""

from bot.deps import Deps
from bot.domain.coach import Card, Thought, thoughts_on
from bot.domain.people import Actor
from bot.domain.vocabulary import CoachRule
from bot.usecases.goals.coaching import rules_switched_off


def first_thought(deps: Deps, actor: Actor, card: Card) -> Thought | None:
    """The first thing that the coach notices about what was just saved. That a key result is missing, the answer says
    in its own words."""
    off = {CoachRule.NO_KEY_RESULT, *rules_switched_off(deps.db, actor)}
    return next(iter(thoughts_on(card, off)), None)
