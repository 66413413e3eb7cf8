"""The form of an initiative."""

from dataclasses import replace

from bot.answers import Answer, Update
from bot.deps import Deps
from bot.domain.entered import InitiativeEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Stage, Visibility
from bot.form_state import FormState
from bot.payloads import OpenView
from bot.usecases.goals.initiatives import begin_initiative, open_initiative
from messages.form_values import FormValue
from messages.ids import BlockId
from messages.initiatives import initiative as initiative_form
from messages.payload import View


def new_initiative_form(
    deps: Deps, actor: Actor, title: str = "", serves: Reference | None = None, *, said_task: bool = False
) -> View:
    """An empty form, for a key result if one is named."""
    opened = begin_initiative(deps.db, actor, InitiativeEntered(title), serves, deps.clock.now())
    return initiative_form(
        form=FormValue.new(), entered=opened.entered, said_task=said_task, conflict=None, plan=opened.plan
    )


def edit_initiative_form(deps: Deps, actor: Actor, ref: Reference) -> View:
    """The form of an initiative as it stands, all options in view."""
    opened = open_initiative(deps.db, actor, ref, deps.clock.now())
    form = FormValue.new(ref, opened.version)
    return initiative_form(form=form, entered=opened.entered, said_task=False, conflict=None, plan=opened.plan)


def changed_initiative_form(deps: Deps, actor: Actor, view: OpenView, conflict: ChangedMeanwhile) -> View:
    """The same form again with what was typed in it, and what somebody else saved meanwhile."""
    form = FormValue.parse(view.metadata)
    if form.ref is None:
        raise conflict
    opened = open_initiative(deps.db, actor, form.ref, deps.clock.now())
    entered = replace(initiative_entered(view.state), stage=opened.entered.stage)
    again = replace(form, version=opened.version)
    return initiative_form(form=again, entered=entered, said_task=False, conflict=conflict)


def initiative_with_all_options(deps: Deps, actor: Actor, view: OpenView) -> Answer:  # noqa: ARG001 - as all of them
    """Show the rest of the form; what was typed stays."""
    form, entered = replace(FormValue.parse(view.metadata), more=True), initiative_entered(view.state)
    return Update(initiative_form(form=form, entered=entered, said_task=False, conflict=None))


def initiative_entered(state: FormState) -> InitiativeEntered:
    """What stands in the form."""
    return InitiativeEntered(
        title=state.text(BlockId.TITLE),
        key_result=state.option(BlockId.KEY_RESULT),
        owner=state.choice(BlockId.OWNER),
        scope=state.text(BlockId.SCOPE),
        due_on=state.day(BlockId.DUE_ON),
        effort=state.text(BlockId.EFFORT),
        prediction=state.text(BlockId.PREDICTION),
        contributors=tuple(sorted(state.choices(BlockId.CONTRIBUTORS))),
        helping_teams=state.options(BlockId.HELPING_TEAMS),
        stage=state.one_of(BlockId.STAGE, Stage, Stage.ACTIVE),
        visibility=state.one_of(BlockId.VISIBILITY, Visibility, Visibility.WORKSPACE),
        readers=tuple(sorted(state.choices(BlockId.READERS))),
    )
