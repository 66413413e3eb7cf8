"""The form that corrects a check-in, and the history from which one is chosen."""

from bot.answers import Answer, Edit, Open, Say, Update
from bot.deps import Deps
from bot.domain.errors import NotFound
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.modals.entries import entry_of
from bot.modals.update import row_value
from bot.payloads import Action, Submission
from bot.usecases.checking_in.corrections import (
    Correction,
    correct_check_in,
    delete_check_in,
    look_at_check_in,
    past_check_ins,
)
from messages.corrections import check_in_deleted, correct, corrected
from messages.corrections import past_check_ins as past_view
from messages.ids import CallbackId
from messages.page_values import ListPage
from messages.payload import View

_ON_A_PAGE = 12


def open_correction(deps: Deps, action: Action) -> Answer:
    """*Correct* beside what was saved."""
    row = row_value(action.value)
    wrong = look_at_check_in(deps.db, action.actor, row.ref, row.check_in_id, deps.clock.now())
    return Open(correct(card=wrong.card, wrong=wrong.line, typed=wrong.entry))


def submit_correction(deps: Deps, submission: Submission) -> Answer:
    """*Correct* in the form."""
    view = submission.view
    row = row_value(view.metadata)
    entry = entry_of(view.state, row.ref)
    correction = Correction(row.ref, entry, row.check_in_id, cause=f"correct:{view.view_id}")
    done = correct_check_in(deps.db, submission.actor, correction, deps.clock.now())
    return Say(corrected(card=done.card, before=done.said_before, now=done.says_now))


def choose_check_in(deps: Deps, action: Action) -> Answer:
    """*An older one*: all of them, each to be corrected or deleted; in that list, those before."""
    page = ListPage.parse(action.value)
    ref = Reference.parse(page.command if page else action.value)
    if ref is None:
        raise NotFound("this item")
    view = _past(deps, action.actor, ref, page.offset if page else 0)
    return Update(view) if _is_past(action) else Open(view)


def delete_chosen(deps: Deps, action: Action) -> Answer:
    """*Delete* in that list, which then shows it as taken back, and under the question whether to."""
    row = row_value(action.value)
    cause = f"delete:{row.check_in_id}"
    done = delete_check_in(deps.db, action.actor, row.ref, row.check_in_id, cause, deps.clock.now())
    if not _is_past(action):
        return Edit(check_in_deleted(card=done.card, before=done.said_before))
    return Update(_past(deps, action.actor, row.ref))


def _is_past(action: Action) -> bool:
    return action.view is not None and action.view.callback_id == CallbackId.PAST_CHECK_INS


def _past(deps: Deps, actor: Actor, ref: Reference, offset: int = 0) -> View:
    past, end = past_check_ins(deps.db, actor, ref, deps.clock.now()), offset + _ON_A_PAGE
    older = ListPage(str(ref), end) if len(past.lines) > end else None
    return past_view(card=past.card, lines=past.lines[offset:end], total=len(past.lines), older=older)
