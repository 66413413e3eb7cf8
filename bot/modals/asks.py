"""Answering an ask."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.errors import NotFound
from bot.payloads import Action, Submission
from bot.usecases.asks import answer_ask, ask_to_answer
from messages.check_in import answer_ask as answer_form
from messages.check_in import ask_answered
from messages.ids import BlockId


def open_answer(deps: Deps, action: Action) -> Answer:
    """*Answer* beside an ask; one that has its answer shows it."""
    ask = ask_to_answer(deps.db, action.actor, _ask_id(action.value))
    return Say(ask_answered(ask=ask)) if ask.answer else Open(answer_form(ask=ask))


def submit_answer(deps: Deps, submission: Submission) -> Answer:
    """*Send*: whoever asked hears at once."""
    words = submission.view.state.text(BlockId.ANSWER)
    ask_id = _ask_id(submission.view.metadata)
    return Say(ask_answered(ask=answer_ask(deps.db, submission.actor, ask_id, words, deps.clock.now())))


def _ask_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise NotFound("this ask")
    return int(text)
