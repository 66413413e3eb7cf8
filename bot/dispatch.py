"""From a payload to its handler: one Bolt listener for each type of payload, then a look-up in a table.

Bolt tries its listeners one after the other, which costs more than everything else once there are dozens; a table is
also where a reader finds what the app does (`bot.routes`).
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack
from slack_sdk.errors import SlackApiError

from bot import perform
from bot.actors import actor_of_payload
from bot.answers import Answer, Nothing, Options, Say, Update
from bot.command_routes import run
from bot.deps import Deps
from bot.domain.errors import OutsideWorkspace, StorageBusy, StorageUnreachable
from bot.errors import form_refusal, refusal
from bot.payloads import (
    action_from,
    command_from,
    event_from,
    place_of,
    shortcut_from,
    submission_from,
    suggestion_from,
)
from bot.routes import ACTIONS, CLOSINGS, EVENTS, SHORTCUTS, SUBMISSIONS, SUGGESTIONS
from bot.tokens import error_word
from bot.usecases.company.mentions import has_mentions, in_words, names_mentioned
from messages.notices import in_modal, outdated_form

_log = logging.getLogger(__name__)

Body = Mapping[str, Any]


class Dispatcher:
    """The listeners. Each parses, calls one handler and performs its answer; no error leaves a person without words."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def command(self, body: Body, ack: Ack) -> None:
        """`/okr ...`."""

        def handle() -> Answer:
            return run(self._deps, command_from(body, actor_of_payload(self._deps, body)))

        place = place_of(body)
        show = lambda answer: perform.answer_command(self._deps, place, answer, ack)  # noqa: E731
        self._serve(handle, show, ack, lambda: self._typed(body))

    def action(self, body: Body, ack: Ack) -> None:
        """A click or a choice."""

        def handle() -> Answer:
            action = action_from(body, actor_of_payload(self._deps, body))
            handler = ACTIONS.get(action.action_id)
            return handler(self._deps, action) if handler else Nothing()

        place = place_of(body)
        self._serve(handle, lambda answer: perform.answer_action(self._deps, place, answer, ack), ack)

    def shortcut(self, body: Body, ack: Ack) -> None:
        """A global or message shortcut."""

        def handle() -> Answer:
            shortcut = shortcut_from(body, actor_of_payload(self._deps, body))
            handler = SHORTCUTS.get(shortcut.callback_id)
            return handler(self._deps, shortcut) if handler else Nothing()

        place = place_of(body)
        self._serve(handle, lambda answer: perform.answer_shortcut(self._deps, place, answer, ack), ack)

    def suggestion(self, body: Body, ack: Ack) -> None:
        """A select that searches while somebody types; whoever may see nothing is offered nothing."""

        def handle() -> Answer:
            suggestion = suggestion_from(body, actor_of_payload(self._deps, body))
            handler = SUGGESTIONS.get(suggestion.action_id)
            return handler(self._deps, suggestion) if handler else Options()

        self._serve(handle, lambda answer: perform.answer_suggestion(answer, ack), ack)

    def submission(self, body: Body, ack: Ack) -> None:
        """A submitted modal: problems are shown in it, and what was typed stays."""
        try:
            submission = submission_from(body, actor_of_payload(self._deps, body))
            handler = SUBMISSIONS.get(submission.view.callback_id)
            answer = handler(self._deps, submission) if handler else Update(in_modal(outdated_form()))
        except Exception as error:  # noqa: BLE001 - the last resort: the person is told, the log has the rest
            answer = form_refusal(error, body["view"])
        perform.answer_submission(answer, ack)

    def closing(self, body: Body, ack: Ack) -> None:
        """A modal that was closed unsaved; there is nobody to answer any more."""
        ack()
        if (handler := CLOSINGS.get(str((body.get("view") or {}).get("callback_id")))) is not None:
            self._quietly(lambda: handler(self._deps, submission_from(body, actor_of_payload(self._deps, body))))

    def event(self, body: Body, ack: Ack) -> None:
        """An event; acknowledged whatever comes of it, since a repetition would end the same way."""
        ack()
        event = event_from(body)
        if (handler := EVENTS.get(event.type)) is not None:
            self._quietly(lambda: handler(self._deps, event))

    @staticmethod
    def _serve(
        handle: Callable[[], Answer], show: Callable[[Answer], None], ack: Ack, typed: Callable[[], str] = str
    ) -> None:
        try:
            show(handle())
        except Exception as error:  # noqa: BLE001 - the last resort: the person is told, the log has the rest
            words = refusal(error, typed())
            try:
                show(Say(words))
            except Exception as second:  # noqa: BLE001 - not even that could be shown
                _log.warning(
                    "somebody could not be told what went wrong (%s)", error_word(second) or type(second).__name__
                )
                ack()

    def _typed(self, body: Body) -> str:
        """The command as people read it; where the names cannot be read either, those that Slack wrote into it."""
        typed = " ".join(part for part in (str(body.get("command") or ""), str(body.get("text") or "")) if part)
        if not has_mentions(typed):
            return typed
        try:
            names = names_mentioned(self._deps.db, self._deps.installation.workspace_id, typed)
        except (StorageUnreachable, StorageBusy):
            names = {}
        return in_words(typed, names)

    @staticmethod
    def _quietly(handle: Callable[[], object]) -> None:
        try:
            handle()
        except OutsideWorkspace as error:
            _log.info("ignored an event: it concerns somebody who is not served (%s)", error.reason)
        except (SlackApiError, OSError) as error:  # such as a channel that the bot was removed from meanwhile
            _log.warning("an event could not be answered (%s)", error_word(error) or type(error).__name__)
        except Exception as error:  # noqa: BLE001 - nobody to tell, so the log has it
            refusal(error)
