"""Selects that search while somebody types."""

from collections.abc import Iterable

from bot.answers import Answer, Options
from bot.deps import Deps
from bot.domain.entered import Choice
from bot.payloads import Suggestion
from bot.usecases.suggestions import suggest_key_results, suggest_objectives, suggest_own_teams, suggest_teams
from messages import limits
from messages.clipping import clip
from messages.escaping import strip_unsafe


def find_objective(deps: Deps, asked: Suggestion) -> Answer:
    """Objectives that something can be put under."""
    return _options(suggest_objectives(deps.db, asked.actor, asked.typed, deps.clock.now()))


def find_key_result(deps: Deps, asked: Suggestion) -> Answer:
    """Key results that an initiative can serve."""
    return _options(suggest_key_results(deps.db, asked.actor, asked.typed, deps.clock.now()))


def find_team(deps: Deps, asked: Suggestion) -> Answer:
    """Teams that the person may write objectives for, and the person alone."""
    return _options(suggest_own_teams(deps.db, asked.actor, asked.typed))


def find_any_team(deps: Deps, asked: Suggestion) -> Answer:
    """Teams that can help."""
    return _options(suggest_teams(deps.db, asked.actor, asked.typed))


def _options(found: Iterable[Choice]) -> Options:
    return Options(
        tuple((clip(strip_unsafe(each.words), limits.OPTION_TEXT) or each.value, each.value) for each in found)
    )
