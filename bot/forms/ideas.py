"""The forms of ideas."""

from dataclasses import replace

from bot.deps import Deps
from bot.domain.entered import NOTHING, Choice
from bot.domain.errors import ChangedMeanwhile, UnreadableForm
from bot.domain.ideas import IdeaEntered, PlanEntered, Score
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.form_state import FormState
from bot.forms.initiatives import initiative_entered
from bot.forms.quoted import title_and_scope
from bot.payloads import OpenView, Shortcut
from bot.usecases.bets.deciding import look_at_declining, look_at_planning
from bot.usecases.bets.ideas import begin_idea, open_score
from messages.form_values import FormValue
from messages.ideas import decline_form, idea_form, plan_form, score_form
from messages.ids import BlockId
from messages.payload import View

CHANNEL, MESSAGE = "channel", "message"  # what a form keeps of the message that it came from
PRIVATE = "private"  # whether the message that an idea came from was said in private


def new_idea_form(deps: Deps, actor: Actor, channel_id: str, entered: IdeaEntered) -> View:
    """A form with what is known of an idea so far. Raises NotAllowed for guests."""
    team = begin_idea(deps.db, actor, channel_id) or NOTHING
    return idea_form(form=FormValue.new(), entered=replace(entered, team=team), may_link=False)


def idea_form_of_message(deps: Deps, shortcut: Shortcut) -> View:
    """A form with the words of a message. What was said in private stays there: then it begins empty, and the message
    is linked only if somebody wants that."""
    is_private = shortcut.is_private_source
    title, scope = ("", "") if is_private else title_and_scope(shortcut.message_text)
    team = begin_idea(deps.db, shortcut.actor, shortcut.channel_id) or NOTHING
    kept = {CHANNEL: shortcut.channel_id, MESSAGE: shortcut.message_ts, PRIVATE: "yes" if is_private else ""}
    entered = IdeaEntered(title, scope, team)
    return idea_form(form=FormValue.begun(kept), entered=entered, may_link=is_private)


def idea_entered(state: FormState) -> IdeaEntered:
    """What stands in the form."""
    return IdeaEntered(
        title=state.text(BlockId.TITLE),
        scope=state.text(BlockId.SCOPE),
        team=state.option(BlockId.TEAM),
        key_result=state.option(BlockId.KEY_RESULT),
    )


def form_to_score(deps: Deps, actor: Actor, ref: Reference) -> View:
    """One's own score, if there is one. Raises NotFound, NotAllowed, AlreadyDecided or
    Invalid, as the next two do."""
    opened = open_score(deps.db, actor, ref, deps.clock.now())
    return score_form(form=FormValue.new(ref), item=opened.item, own=opened.own, tally=opened.tally)


def score_entered(state: FormState) -> Score:
    """The two marks; raises UnreadableForm for what is none."""
    marks = [state.choice(block) for block in (BlockId.VALUE, BlockId.EFFORT)]
    if not all(mark in {"1", "2", "3", "4", "5"} for mark in marks):
        raise UnreadableForm
    value, effort = map(int, marks)
    return Score(value, effort)


def form_to_plan(deps: Deps, actor: Actor, ref: Reference, reason: str = "") -> View:
    """The initiative that an idea would become, with the reason as far as it was typed; as is the next."""
    opened = look_at_planning(deps.db, actor, ref, deps.clock.now())
    form = FormValue.new(ref, opened.version)
    return plan_form(form=form, entered=opened.entered, reason=reason, conflict=None, plan=opened.plan)


def changed_plan_form(deps: Deps, actor: Actor, view: OpenView, conflict: ChangedMeanwhile) -> View:
    """The same form again with what was typed in it, and what somebody else saved meanwhile."""
    form, typed = FormValue.parse(view.metadata), plan_entered(view.state)
    if form.ref is None:
        raise conflict
    opened = look_at_planning(deps.db, actor, form.ref, deps.clock.now())
    again = replace(form, version=opened.version)
    return plan_form(form=again, entered=typed.initiative, reason=typed.reason, conflict=conflict, plan=opened.plan)


def plan_entered(state: FormState) -> PlanEntered:
    """What stands in the form."""
    return PlanEntered(initiative_entered(state), state.text(BlockId.REASON))


def form_to_decline(deps: Deps, actor: Actor, ref: Reference) -> View:
    """Why an idea is declined."""
    item = look_at_declining(deps.db, actor, ref, deps.clock.now())
    return decline_form(form=FormValue.new(ref), item=item)


def under(ref: Reference | None, title: str = "") -> Choice:
    """A key result that was named where an idea was typed."""
    return Choice(str(ref), f"{ref} {title}".strip()) if ref else NOTHING
