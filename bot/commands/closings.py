"""`/okr close KR12`, `/okr finish I7`, `/okr drop I7` and `/okr reopen KR12`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.commands import Close, Reopen
from bot.domain.initiative_commands import Drop, Finish
from bot.domain.vocabulary import ClosingOutcome
from bot.forms.closings import form_to_close
from bot.forms.moves import item_reopened
from bot.payloads import Command
from bot.usecases.goals import closings


def close_item(deps: Deps, request: Command, asked: Close) -> Answer:
    """The form that closes it."""
    return Open(form_to_close(deps, request.actor, asked.ref))


def finish_item(deps: Deps, request: Command, asked: Finish) -> Answer:
    """The same form; that it is finished was said already."""
    return Open(form_to_close(deps, request.actor, asked.ref, ClosingOutcome.FINISHED, asked.note))


def drop_item(deps: Deps, request: Command, asked: Drop) -> Answer:
    """The same form; that it is dropped was said already, and perhaps why."""
    return Open(form_to_close(deps, request.actor, asked.ref, ClosingOutcome.DROPPED, asked.reason))


def reopen_item(deps: Deps, request: Command, asked: Reopen) -> Answer:
    """Take it up again."""
    done = closings.reopen_item(deps.db, request.actor, asked.ref, deps.clock.now())
    return Say(item_reopened(done))
