"""Selects that search while somebody types."""

from collections.abc import Iterable

from bot.answers import Answer, Options
from bot.deps import Deps
from bot.domain.entered import Choice
from bot.payloads import Suggestion
from bot.usecases.looking.suggestions import suggest_key_results, suggest_objectives, suggest_own_teams, suggest_teams
from messages import limits
from messages.clipping import clip
from messages.escaping import strip_unsafe


def find_objective(deps: Deps, asked: Suggestion) -> Answer:
    """Objectives that something can be put under."""
    return options_of(suggest_objectives(deps.db, asked.actor, asked.typed, deps.clock.now()))


def find_key_result(deps: Deps, asked: Suggestion) -> Answer:
    """Key results that an initiative can serve."""
    return options_of(suggest_key_results(deps.db, asked.actor, asked.typed, deps.clock.now()))


def find_team(deps: Deps, asked: Suggestion) -> Answer:
    """Teams that the person may write objectives for, and the person alone."""
    return options_of(suggest_own_teams(deps.db, asked.actor, asked.typed))


def find_any_team(deps: Deps, asked: Suggestion) -> Answer:
    """Teams that can help."""
    return options_of(suggest_teams(deps.db, asked.actor, asked.typed))


def options_of(found: Iterable[Choice]) -> Options:
    """What a select offers, its words cut to what Slack takes."""
    return Options(
        tuple((clip(strip_unsafe(each.words), limits.OPTION_TEXT) or each.value, each.value) for each in found)
    )
