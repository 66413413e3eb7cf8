"""The form of an objective."""

from dataclasses import replace

from bot.answers import Answer, Update
from bot.deps import Deps
from bot.domain.entered import LINES, ObjectiveEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.examples import Example
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Visibility
from bot.form_state import FormState
from bot.payloads import OpenView
from bot.usecases.goals.objectives import begin_objective, open_objective
from messages.form_values import FormValue
from messages.ids import BlockId
from messages.objectives import objective as objective_form
from messages.payload import View

_LINES = (BlockId.KEY_RESULT_1, BlockId.KEY_RESULT_2, BlockId.KEY_RESULT_3)[:LINES]


def new_objective_form(deps: Deps, actor: Actor, title: str = "", channel_id: str = "") -> View:
    """An empty form."""
    opened = begin_objective(deps.db, actor, title, channel_id, deps.clock.now())
    return objective_form(form=FormValue.new(), entered=opened.entered, cycles=opened.cycles, conflict=None)


def objective_form_of_example(deps: Deps, actor: Actor, example: Example, channel_id: str = "") -> View:
    """A form that begins with an example of the gallery and its key result."""
    opened = begin_objective(deps.db, actor, example.objective, channel_id, deps.clock.now())
    lines = (example.key_result, *opened.entered.key_results[1:])
    entered = replace(opened.entered, key_results=lines)
    return objective_form(form=FormValue.new(), entered=entered, cycles=opened.cycles, conflict=None)


def edit_objective_form(deps: Deps, actor: Actor, ref: Reference) -> View:
    """The form of an objective as it stands, all options in view."""
    opened = open_objective(deps.db, actor, ref, deps.clock.now())
    form = FormValue.new(ref, opened.version)
    return objective_form(form=form, entered=opened.entered, cycles=opened.cycles, conflict=None)


def changed_objective_form(deps: Deps, actor: Actor, view: OpenView, conflict: ChangedMeanwhile) -> View:
    """The same form again with what was typed in it, and what somebody else saved meanwhile."""
    form = FormValue.parse(view.metadata)
    if form.ref is None:
        raise conflict
    opened = open_objective(deps.db, actor, form.ref, deps.clock.now())
    again = replace(form, version=opened.version)
    return objective_form(form=again, entered=objective_entered(view.state), cycles=opened.cycles, conflict=conflict)


def objective_with_all_options(deps: Deps, actor: Actor, view: OpenView) -> Answer:
    """Show the rest of the form; what was typed stays."""
    opened = begin_objective(deps.db, actor, "", "", deps.clock.now())
    form = replace(FormValue.parse(view.metadata), more=True)
    entered = objective_entered(view.state)
    return Update(objective_form(form=form, entered=entered, cycles=opened.cycles, conflict=None))


def objective_entered(state: FormState) -> ObjectiveEntered:
    """What stands in the form."""
    return ObjectiveEntered(
        title=state.text(BlockId.TITLE),
        team=state.option(BlockId.TEAM),
        owner=state.choice(BlockId.OWNER),
        cycle=state.option(BlockId.CYCLE),
        key_results=tuple(state.text(block) for block in _LINES),
        visibility=state.one_of(BlockId.VISIBILITY, Visibility),
        description=state.text(BlockId.DESCRIPTION),
        parent=state.option(BlockId.PARENT),
        readers=tuple(sorted(state.choices(BlockId.READERS))),
    )
