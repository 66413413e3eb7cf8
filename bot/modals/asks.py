"""Answering an ask, and taking one back."""

from bot.answers import Answer, Edit, Open, Say
from bot.deps import Deps
from bot.domain.errors import NotFound
from bot.forms.asks import page_of_asks
from bot.payloads import Action, Submission
from bot.usecases.checking_in.asks import answer_ask, ask_to_answer, list_asks, withdraw_ask
from messages.check_in import answer_ask as answer_form
from messages.check_in import ask_answered, ask_withdrawn
from messages.ids import BlockId


def open_answer(deps: Deps, action: Action) -> Answer:
    """*Answer* beside an ask; one that has its answer shows it."""
    ask = ask_to_answer(deps.db, action.actor, _ask_id(action.value))
    if ask.is_withdrawn:
        return Say(ask_withdrawn(ask=ask))
    return Say(ask_answered(ask=ask)) if ask.answer else Open(answer_form(ask=ask))


def withdraw(deps: Deps, action: Action) -> Answer:
    """*Withdraw* beside one's own ask: the list shows what is left."""
    withdraw_ask(deps.db, action.actor, _ask_id(action.value), deps.clock.now())
    board = list_asks(deps.db, action.actor)
    return Edit(page_of_asks(board))


def submit_answer(deps: Deps, submission: Submission) -> Answer:
    """*Send*: whoever asked hears at once."""
    words = submission.view.state.text(BlockId.ANSWER)
    ask_id = _ask_id(submission.view.metadata)
    return Say(ask_answered(ask=answer_ask(deps.db, submission.actor, ask_id, words, deps.clock.now())))


def _ask_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise NotFound("this ask")
    return int(text)
