"""The form for one key result or initiative: opened by a button, saved by *Save*."""

from bot.answers import Answer, Open, Say, Update
from bot.deps import Deps
from bot.domain.entries import begin_with
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.modals.entries import entry_of
from bot.payloads import Action, Submission
from bot.usecases.checking_in.check_ins import Statement, log_update, look_at, look_at_own
from bot.usecases.company.locales import decimal_mark
from messages.check_in import contradiction
from messages.check_ins import form_for, saved
from messages.row_values import RowValue


def open_update(deps: Deps, action: Action) -> Answer:
    """*Check in* or *Update* beside an item."""
    row = row_value(action.value)
    card = look_at_own(deps.db, action.actor, row.ref, deps.clock.now())
    return Open(form_for(card, begin_with(card, decimal_mark(action.actor.locale))))


def submit_update(deps: Deps, submission: Submission) -> Answer:
    """*Save* in the form of one item. Where somebody else saved meanwhile, theirs is shown and what was typed stays."""
    view, actor, now = submission.view, submission.actor, deps.clock.now()
    row = row_value(view.metadata)
    entry = entry_of(view.state, row.ref)
    statement = Statement(row.ref, entry, seen=row.seen, cause=f"view:{view.view_id}")
    try:
        stated = log_update(deps.db, actor, statement, now)
    except ChangedMeanwhile:
        card = look_at(deps.db, actor, row.ref, now)
        begun = begin_with(card, decimal_mark(actor.locale))
        return Update(form_for(card, entry.over(begun), is_stale=True))
    if stated.doubt is not None and stated.doubt.is_about_report:
        return Update(contradiction(card=stated.doubt.card, recovers=False))
    return Say(saved(stated.card, stated.before, entry.note, stated.slip, stated.doubt))


def row_value(text: str) -> RowValue:
    """What a button or a view carries; raises NotFound for what none of ours does."""
    row = RowValue.parse(text)
    if row is None:
        raise NotFound("this item")
    return row
