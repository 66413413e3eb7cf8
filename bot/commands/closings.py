"""`/okr close KR12`, `/okr finish I7`, `/okr drop I7` and `/okr reopen KR12`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.closing_forms import ClosingEntered
from bot.domain.commands import Close, Reopen
from bot.domain.initiative_commands import Drop, Finish
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind
from bot.forms.closings import form_of, form_to_close, item_closed
from bot.forms.moves import item_reopened
from bot.payloads import Command
from bot.usecases.goals.closings import look_at_closing
from bot.usecases.goals.closings import reopen_item as reopen


def close_item(deps: Deps, request: Command, asked: Close) -> Answer:
    """The form that closes it."""
    return Open(form_to_close(deps, request.actor, asked.ref))


def finish_item(deps: Deps, request: Command, asked: Finish) -> Answer:
    """The same form, in which it is finished; with a note an initiative is finished at once."""
    return _end(deps, request, asked.ref, ClosingOutcome.FINISHED, asked.note)


def drop_item(deps: Deps, request: Command, asked: Drop) -> Answer:
    """The same form, in which it is dropped; with its reason an initiative is dropped at once."""
    return _end(deps, request, asked.ref, ClosingOutcome.DROPPED, asked.reason)


def _end(deps: Deps, request: Command, ref: Reference, outcome: ClosingOutcome, words: str) -> Answer:
    """Objectives and key results are scored, and take others with them, so the form asks; so it does where output is
    counted, which has a last number."""
    closing = look_at_closing(deps.db, request.actor, ref, deps.clock.now(), outcome)
    is_counted = outcome is ClosingOutcome.FINISHED and bool(closing.output)
    if not words or is_counted or ref.kind is not ItemKind.INITIATIVE:
        return Open(form_of(ref, closing, words))
    return Say(item_closed(deps, request.actor, ref, ClosingEntered(outcome, reason=words)))


def reopen_item(deps: Deps, request: Command, asked: Reopen) -> Answer:
    """Take it up again."""
    done = reopen(deps.db, request.actor, asked.ref, deps.clock.now())
    return Say(item_reopened(done))
