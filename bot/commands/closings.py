"""`/okr close KR12` and `/okr reopen KR12`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.commands import Close, Reopen
from bot.forms.closings import form_to_close
from bot.forms.moves import item_reopened
from bot.payloads import Command
from bot.usecases import closings


def close_item(deps: Deps, request: Command, asked: Close) -> Answer:
    """The form that closes it."""
    return Open(form_to_close(deps, request.actor, asked.ref))


def reopen_item(deps: Deps, request: Command, asked: Reopen) -> Answer:
    """Take it up again."""
    done = closings.reopen_item(deps.db, request.actor, asked.ref, deps.clock.now())
    return Say(item_reopened(done))
