"""The form for everything that somebody owes: *Next* keeps a page, *Save all* saves every one of them."""

import secrets
from dataclasses import replace

from bot.actors import actor_of_user
from bot.answers import Answer, Open, Say, Update
from bot.deps import Deps
from bot.domain.check_in_pages import ROWS_A_PAGE, AskEntry, Page, pages_of
from bot.domain.errors import Invalid, NotFound, OutsideWorkspace
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.form_state import FormState
from bot.modals.entries import entry_of
from bot.payloads import Action, Command, OpenView, Shortcut, Submission
from bot.usecases.checking_in.check_in import (
    Saved,
    Typed,
    begin_afresh,
    keep_check_in,
    open_check_in,
    save_check_in,
    turn_page,
)
from messages.check_in import check_in, check_in_saved, contradiction, nothing_owed
from messages.ids import BlockId
from messages.page_values import PageValue

_NOT_TO_BE_ASKED = {
    "external": "works for another company, and what is asked here stays within this one.",
    "deactivated": "is no longer active here.",
    "bot": "is an app.",
}


def start_check_in(deps: Deps, request: Command | Action | Shortcut, _asked: object = None) -> Answer:
    """`/okr check in`, the button of the same name, and the shortcut."""
    opened = open_check_in(deps.db, request.actor, _new_token(), deps.clock.now())
    if isinstance(opened, Page):
        return Open(check_in(form=opened))
    return Say(nothing_owed(up_to_date=opened.up_to_date, not_asked=opened.not_asked))


def submit_check_in(deps: Deps, submission: Submission) -> Answer:
    """*Next*, or *Save all* on the last page."""
    value, now = _page_value(submission.view), deps.clock.now()
    typed = _typed(submission.view, value)
    if value.number < pages_of(len(value.rows.rows)):
        page = turn_page(deps.db, submission.actor, typed, value.number + 1, now, checks=True)
        return Update(check_in(form=page))
    saved = save_check_in(deps.db, submission.actor, _with_whom_to_ask(deps, typed), now)
    return Update(check_in(form=saved)) if isinstance(saved, Page) else _answer(saved)


def show_page(deps: Deps, action: Action) -> Answer:
    """*Back to page 1*: what was typed on this page is kept as it is."""
    view = _view_of(action)
    typed = _typed(view, _page_value(view))
    to = int(action.value) if action.value.isascii() and action.value.isdigit() and len(action.value) < 4 else 1
    return Update(check_in(form=turn_page(deps.db, action.actor, typed, to, deps.clock.now(), checks=False)))


def start_afresh(deps: Deps, action: Action) -> Answer:
    """*Start afresh*: the draft is thrown away. A new token makes every field a new one, so that Slack forgets too."""
    value = _page_value(_view_of(action))
    page = begin_afresh(deps.db, action.actor, value.rows.seen, _new_token(), deps.clock.now())
    return Update(check_in(form=page))


def close_check_in(deps: Deps, submission: Submission) -> None:
    """The form was closed: what was typed is offered when it opens again."""
    typed = _typed(submission.view, _page_value(submission.view))
    keep_check_in(deps.db, submission.actor, typed, deps.clock.now())


def _answer(saved: Saved) -> Answer:
    if saved.doubt is not None and saved.doubt.is_about_report:
        return Update(contradiction(card=saved.doubt.card, recovers=False))
    return Say(
        check_in_saved(
            changes=saved.changes,
            confirmed=saved.confirmed,
            newer=saved.newer,
            left=saved.left,
            gone=saved.gone,
            ask=saved.ask,
            slips=saved.slips,
            doubt=saved.doubt,
        )
    )


def _typed(view: OpenView, value: PageValue) -> Typed:
    mine = value.rows.rows[(value.number - 1) * ROWS_A_PAGE : value.number * ROWS_A_PAGE]
    shown = [row.ref for row in mine if view.state.has(BlockId.NOTE.of(row.ref))]
    return Typed(
        token=value.token,
        number=value.number,
        seen=value.rows.seen,
        entries={ref: entry_of(view.state, ref, in_a_row=True) for ref in shown},
        ask=_ask_of(view.state),
        cause=f"view:{view.view_id}",
    )


def _ask_of(state: FormState) -> AskEntry | None:
    if not state.has(BlockId.ASK):
        return None
    about = Reference.parse(state.choice(BlockId.ASK_ABOUT))
    return AskEntry(state.text(BlockId.ASK), about, state.choice(BlockId.ASK_TO))


def _with_whom_to_ask(deps: Deps, typed: Typed) -> Typed:
    if typed.ask is None or not typed.ask.to:
        return typed
    return replace(typed, to=_whom_to_ask(deps, typed.ask.to))


def _whom_to_ask(deps: Deps, slack_user_id: str) -> Actor:
    try:
        return actor_of_user(deps, slack_user_id)
    except OutsideWorkspace as refused:
        why = _NOT_TO_BE_ASKED.get(refused.reason, "is not known here yet.")
        raise Invalid(BlockId.ASK_TO, f"This person {why} Choose somebody else.") from refused


def _page_value(view: OpenView) -> PageValue:
    value = PageValue.parse(view.metadata)
    if value is None:
        raise NotFound("this check-in")
    return value


def _view_of(action: Action) -> OpenView:
    if action.view is None:
        raise NotFound("this check-in")
    return action.view


def _new_token() -> str:
    return secrets.token_urlsafe(9)
