"""`/okr correct KR12 4.2`, and `/okr delete KR12`, which asks back."""

from dataclasses import replace

from bot.answers import Answer, Open, Say
from bot.commands.update import has_no_check_ins
from bot.deps import Deps
from bot.domain.command_says import say
from bot.domain.commands import Correct, DeleteCheckIn
from bot.domain.entries import Entry
from bot.domain.errors import AmbiguousNumber
from bot.domain.vocabulary import ItemKind
from bot.payloads import Command
from bot.usecases.checking_in.corrections import Correction, correct_check_in, look_at_check_in
from messages.corrections import ask_to_delete, corrected
from messages.corrections import correct as correct_form
from messages.refusals import refusal_of, update_refused


def correct(deps: Deps, request: Command, asked: Correct) -> Answer:
    """Correct the last check-in at once; with nothing typed, open the form."""
    now = deps.clock.now()
    if not (asked.value or asked.status or asked.note):
        wrong = look_at_check_in(deps.db, request.actor, asked.ref, None, now)
        return Open(correct_form(card=wrong.card, wrong=wrong.line, typed=wrong.entry))
    entry = Entry(asked.value or None, asked.status, asked.note)
    cause = f"trigger:{request.trigger_id}"
    correction = Correction(asked.ref, entry, keeps_note=not asked.note, cause=cause)
    try:
        done = correct_check_in(deps.db, request.actor, correction, now)
    except AmbiguousNumber as error:
        buttons = tuple((str(each), say(replace(asked, value=each.typed))) for each in error.readings)
        return Say(update_refused(typed=f"/okr {request.text}", refusal=refusal_of(error, readings=buttons)))
    return Say(corrected(card=done.card, before=done.said_before, now=done.says_now))


def delete(deps: Deps, request: Command, asked: DeleteCheckIn) -> Answer:
    """Ask whether to take the last check-in back, with what it says in view. An objective has none of its own."""
    if asked.ref.kind is ItemKind.OBJECTIVE:
        return has_no_check_ins(request, asked.ref)
    wrong = look_at_check_in(deps.db, request.actor, asked.ref, None, deps.clock.now())
    return Say(ask_to_delete(card=wrong.card, wrong=wrong.line))
