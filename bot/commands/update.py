"""`/okr update KR12 45 took the new pricing live`, `/okr I4 blocked waiting for Legal`, and their forms."""

from dataclasses import replace

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.command_says import say
from bot.domain.commands import Update
from bot.domain.entries import Entry, begin_with
from bot.domain.errors import AmbiguousNumber
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, Health, ItemKind
from bot.forms.closings import form_to_close
from bot.payloads import Command
from bot.usecases.checking_in.check_ins import Statement, log_update, look_at_own
from bot.usecases.company.locales import decimal_mark
from messages.check_ins import form_for, saved
from messages.refusals import Refusal, refusal_of, update_refused

_NOT_DONE = frozenset({"no", "not done", "not yet", "x"})


def update(deps: Deps, request: Command, asked: Update) -> Answer:
    """Store the update at once; where something is missing, open the form with the history in view."""
    if asked.ref.kind is ItemKind.OBJECTIVE:
        return has_no_check_ins(request, asked.ref)
    if asked.ref.kind is ItemKind.INITIATIVE and asked.value and not asked.value[0].isdigit():
        if " ".join(asked.value.casefold().split()) in _NOT_DONE:
            return _open_form(deps, request, asked)
        return Open(form_to_close(deps, request.actor, asked.ref, ClosingOutcome.FINISHED))
    if _needs_the_form(asked):
        return _open_form(deps, request, asked)
    statement = Statement(
        asked.ref,
        Entry(asked.value or None, asked.status, asked.note),
        is_unchanged=asked.unchanged,
        cause=f"trigger:{request.trigger_id}",
        is_one_line=True,
    )
    try:
        stated = log_update(deps.db, request.actor, statement, deps.clock.now())
    except AmbiguousNumber as error:
        buttons = tuple((str(each), say(replace(asked, value=each.typed))) for each in error.readings)
        return Say(update_refused(typed=f"/okr {request.text}", refusal=refusal_of(error, readings=buttons)))
    said = stated.card.last_check_in
    note = asked.note if said is None or asked.unchanged else said.note
    return Say(saved(stated.card, stated.before, note, stated.slip, stated.doubt))


def has_no_check_ins(request: Command, objective: Reference) -> Answer:
    """Where a key result was meant; nothing is stored."""
    problem = f"{objective} is an objective, and has no check-ins of its own. Name one of its key results."
    return Say(update_refused(typed=f"/okr {request.text}", refusal=Refusal(problem, (f"/okr {objective}",))))


def _needs_the_form(asked: Update) -> bool:
    """A key result needs a number; an initiative a word on how it stands and, when it is blocked, on what blocks it."""
    if asked.value or asked.unchanged:
        return False
    if asked.ref.kind is ItemKind.KEY_RESULT or asked.status is None:
        return True
    return asked.status is Health.BLOCKED and not asked.note


def _open_form(deps: Deps, request: Command, asked: Update) -> Answer:
    card = look_at_own(deps.db, request.actor, asked.ref, deps.clock.now())
    begun = begin_with(card, decimal_mark(request.actor.locale))
    return Open(form_for(card, Entry(None, asked.status, asked.note).over(begun)))
