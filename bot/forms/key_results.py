"""The form of a key result."""

from dataclasses import replace

from bot.answers import Answer, Update
from bot.deps import Deps
from bot.domain.entered import KeyResultEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Indicator, MeasureKind, NumberRhythm, Visibility
from bot.form_state import FormState
from bot.payloads import OpenView
from bot.usecases.goals.key_results import begin_key_result, open_key_result
from messages.form_values import FormValue
from messages.ids import BlockId
from messages.key_results import key_result as key_result_form
from messages.payload import View

# Fields that come and go with the kind: what was typed into them is kept in the form's metadata meanwhile.
_OF_ONE_KIND = (BlockId.START, BlockId.TARGET, BlockId.LOWER, BlockId.UPPER, BlockId.UNIT, BlockId.STEPS)


def new_key_result_form(deps: Deps, actor: Actor, title: str = "", under: Reference | None = None) -> View:
    """An empty form, for an objective if one is named."""
    opened = begin_key_result(deps.db, actor, title, under, deps.clock.now())
    return key_result_form(form=FormValue.new(), entered=opened.entered, asks_reason=False, conflict=None)


def edit_key_result_form(deps: Deps, actor: Actor, ref: Reference) -> View:
    """The form of a key result as it stands, all options in view."""
    opened = open_key_result(deps.db, actor, ref, deps.clock.now())
    form = FormValue.new(ref, opened.version)
    return key_result_form(form=form, entered=opened.entered, asks_reason=opened.asks_reason, conflict=None)


def changed_key_result_form(deps: Deps, actor: Actor, view: OpenView, conflict: ChangedMeanwhile) -> View:
    """The same form again with what was typed in it, and what somebody else saved meanwhile."""
    form = FormValue.parse(view.metadata)
    if form.ref is None:
        raise conflict
    opened = open_key_result(deps.db, actor, form.ref, deps.clock.now())
    entered, again = key_result_entered(view.state, form), replace(form, version=opened.version)
    return key_result_form(form=again, entered=entered, asks_reason=opened.asks_reason, conflict=conflict)


def key_result_with_all_options(deps: Deps, actor: Actor, view: OpenView) -> Answer:  # noqa: ARG001 - as all of them
    """Show the rest of the form; what was typed stays."""
    return Update(_again(view, more=True))


def key_result_of_kind(view: OpenView) -> Answer:
    """Show the fields of the kind that was chosen; what was typed stays, also what is out of sight now."""
    return Update(_again(view, more=FormValue.parse(view.metadata).more))


def key_result_entered(state: FormState, form: FormValue) -> KeyResultEntered:
    """What stands in the form, also out of sight."""

    def typed(block: BlockId) -> str:
        return state.text(block) if state.has(block) else form.kept.get(block, "")

    return KeyResultEntered(
        title=state.text(BlockId.TITLE),
        objective=state.option(BlockId.OBJECTIVE),
        kind=state.one_of(BlockId.KIND, MeasureKind),
        start=typed(BlockId.START),
        target=typed(BlockId.TARGET),
        lower=typed(BlockId.LOWER),
        upper=typed(BlockId.UPPER),
        unit=typed(BlockId.UNIT),
        steps=typed(BlockId.STEPS),
        owner=state.choice(BlockId.OWNER),
        co_owners=tuple(sorted(state.choices(BlockId.CO_OWNERS))),
        readers=tuple(sorted(state.choices(BlockId.READERS))),
        indicator=state.one_of(BlockId.INDICATOR, Indicator, Indicator.LEADING),
        leads=state.option(BlockId.LEADS),
        rhythm=state.one_of(BlockId.RHYTHM, NumberRhythm, NumberRhythm.WEEKLY),
        starts_on=state.day(BlockId.STARTS_ON),
        due_on=state.day(BlockId.DUE_ON),
        weight=state.text(BlockId.WEIGHT) or "1",
        is_committed=bool(state.choices(BlockId.IS_COMMITTED)),
        visibility=state.one_of(BlockId.VISIBILITY, Visibility, Visibility.WORKSPACE),
        reason=state.text(BlockId.REASON),
    )


def _again(view: OpenView, *, more: bool) -> View:
    form = FormValue.parse(view.metadata)
    seen = {block.value: view.state.text(block) for block in _OF_ONE_KIND if view.state.has(block)}
    entered = key_result_entered(view.state, form)
    asks_reason = view.state.has(BlockId.REASON)
    kept = replace(form, more=more, kept={**form.kept, **seen})
    return key_result_form(form=kept, entered=entered, asks_reason=asks_reason, conflict=None)
