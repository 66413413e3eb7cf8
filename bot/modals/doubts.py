"""The ready answers to the one question after saving: a slip, or what contradicts the facts beside it."""

from bot.answers import Answer, Edit, Nothing, Open
from bot.deps import Deps
from bot.domain.cards import KeyResultCard
from bot.domain.entries import Entry
from bot.domain.errors import NotFound
from bot.domain.references import Reference
from bot.modals.update import row_value
from bot.payloads import Action
from bot.usecases.bets.verdicts import look_back_at
from bot.usecases.checking_in.check_ins import look_at
from bot.usecases.checking_in.contradiction import HowItIs, answer_contradiction, still_asked
from bot.usecases.checking_in.corrections import Correction, correct_check_in
from messages.check_in import contradiction
from messages.check_ins import saved
from messages.corrections import corrected, number_kept
from messages.slip_values import SlipValue
from messages.verdicts import needs_time, verdict_saved


def correct_slip(deps: Deps, action: Action) -> Answer:
    """*Make it 4%*: the number that was probably meant takes the place of the one that was typed."""
    value = SlipValue.parse(action.value)
    if value is None:
        raise NotFound("this check-in")
    row = value.row
    correction = Correction(
        row.ref, Entry(value.meant), row.check_in_id, keeps_note=True, cause=f"slip:{row.check_in_id}"
    )
    done = correct_check_in(deps.db, action.actor, correction, deps.clock.now())
    return Edit(corrected(card=done.card, before=done.said_before, now=done.says_now))


def keep_number(deps: Deps, action: Action) -> Answer:
    """*It is right*: the question goes, and what was saved stays."""
    card = look_at(deps.db, action.actor, row_value(action.value).ref, deps.clock.now())
    return Edit(number_kept(card=card)) if isinstance(card, KeyResultCard) else Nothing()


def say_recovers(deps: Deps, action: Action) -> Answer:
    """*It will recover*: the form asks why."""
    card = still_asked(deps.db, action.actor, row_value(action.value).seen, deps.clock.now())
    return Open(contradiction(card=card, recovers=True)) if isinstance(card, KeyResultCard) else Nothing()


def say_at_risk(deps: Deps, action: Action) -> Answer:
    """*It is at risk*: the report follows the number."""
    row = row_value(action.value)
    cause = f"answer:{row}"
    stated = answer_contradiction(deps.db, action.actor, row.seen, HowItIs.AT_RISK, "", cause, deps.clock.now())
    note = stated.card.last_check_in.note if stated.card.last_check_in else ""
    return Edit(saved(stated.card, stated.before, note))


def say_needs_time(deps: Deps, action: Action) -> Answer:
    """*It needs time*: the question goes, and the day on which it is asked again stands in its place."""
    ref = Reference.parse(action.value)
    if ref is None:
        raise NotFound("this initiative")
    back = look_back_at(deps.db, action.actor, ref, deps.clock.now())
    return Edit(needs_time(back=back) if back.verdict is None else verdict_saved(back=back))
