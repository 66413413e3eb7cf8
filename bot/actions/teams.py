"""Buttons and selects of teams."""

from bot.answers import Answer, Options, Update
from bot.deps import Deps
from bot.domain.entered import row_id_of
from bot.domain.vocabulary import TeamChange
from bot.domain.zones import zones_like
from bot.forms.merging import merging_form
from bot.forms.places import shown_by
from bot.forms.teams import form_of
from bot.payloads import Action, Suggestion
from bot.usecases.company.teams import archive_team, open_team, restore_team
from bot.usecases.rhythm.days_off import countries_like
from messages.notices import in_modal
from messages.teams import team


def edit_team_settings(deps: Deps, action: Action) -> Answer:
    """Open the form of a team."""
    return shown_by(action, form_of(open_team(deps.db, action.actor, row_id_of(action.value))))


def put_team_away(deps: Deps, action: Action) -> Answer:
    """Archive the team whose form is open; the answer takes the form's place."""
    card = archive_team(deps.db, action.actor, row_id_of(action.value), deps.clock.now())
    return Update(in_modal(team(card=card, change=TeamChange.ARCHIVE, in_setup=False)))


def choose_where_to_merge(deps: Deps, action: Action) -> Answer:
    """Ask into which team this one goes, in the place of its form."""
    return Update(merging_form(deps, action.actor, row_id_of(action.value)))


def bring_team_back(deps: Deps, action: Action) -> Answer:
    """Undo that."""
    card = restore_team(deps.db, action.actor, row_id_of(action.value), deps.clock.now())
    return Update(in_modal(team(card=card, change=TeamChange.RESTORE, in_setup=False)))


def offer_zones(_deps: Deps, suggestion: Suggestion) -> Answer:
    """Time zones like what was typed; one's own where nothing was."""
    found = zones_like(suggestion.typed, suggestion.actor.zone)
    return Options(tuple((name, name) for name in found))


def offer_countries(_deps: Deps, suggestion: Suggestion) -> Answer:
    """Countries like what was typed."""
    return Options(countries_like(suggestion.typed))
