"""Ideas: their forms, the post that their team talks under, and the list."""

from bot.domain.capacity import Plan
from bot.domain.cards import ItemLine
from bot.domain.coach import Thought
from bot.domain.entered import InitiativeEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ideas import DecisionLine, IdeaBoard, IdeaCard, IdeaEntered, Score, StepLine, Tally
from bot.domain.look_backs import LookBack
from messages.form_values import FormValue
from messages.page_values import ListPage
from messages.payload import Message, View
from messages.render import render_message, render_view


def idea_form(*, form: FormValue, entered: IdeaEntered, may_link: bool) -> View:
    """The form of a new idea. With `may_link` it asks whether a private message is linked. Submits as IDEA_SUBMIT."""
    return render_view("modals/idea", form=form, entered=entered, may_link=may_link)


def idea_post(*, card: IdeaCard) -> Message:
    """What its team reads in its channel; what was decided takes the place of the buttons."""
    return render_message("messages/idea_post", card=card)


def idea_saved(
    *, card: IdeaCard, is_posted: bool, lacks_link: bool, thought: Thought | None, similar: tuple[LookBack, ...] = ()
) -> Message:
    """It is stored, and where it is talked about. `lacks_link` says that Slack gave no link to its message; `similar`
    are earlier bets that are like it, with what came of them."""
    return render_message(
        "messages/idea_saved", card=card, is_posted=is_posted, lacks_link=lacks_link, thought=thought, similar=similar
    )


def score_form(*, form: FormValue, item: ItemLine, own: Score | None, tally: Tally) -> View:
    """What it would bring, and what it would cost. Submits as SCORE_IDEA_SUBMIT."""
    return render_view("modals/score_idea", form=form, item=item, own=own, tally=tally)


def idea_scored(*, card: IdeaCard, own: Score) -> Message:
    """One's own score, and what all say."""
    return render_message("messages/idea_scored", card=card, own=own)


def plan_form(
    *,
    form: FormValue,
    entered: InitiativeEntered,
    reason: str,
    conflict: ChangedMeanwhile | None,
    plan: Plan | None = None,
) -> View:
    """The initiative that an idea becomes, and why. `plan` is what its team has planned. Submits as
    PLAN_IDEA_SUBMIT."""
    return render_view("modals/plan_idea", form=form, entered=entered, reason=reason, conflict=conflict, plan=plan)


def decline_form(*, form: FormValue, item: ItemLine) -> View:
    """Why an idea is declined. Submits as DECLINE_IDEA_SUBMIT."""
    return render_view("modals/decline_idea", form=form, item=item)


def idea_step(*, item: ItemLine, step: StepLine) -> Message:
    """In the thread of what was an idea: what became of it."""
    return render_message("messages/idea_step", item=item, step=step)


def idea_decided(*, item: ItemLine, decision: DecisionLine) -> Message:
    """What the thread of an idea hears."""
    return render_message("messages/idea_decided", item=item, decision=decision)


def idea_list(*, board: IdeaBoard, more: ListPage | None) -> Message:
    """The ideas in their order, on the first page with the two-by-two table, the big rocks first."""
    return render_message("messages/idea_list", board=board, more=more)
