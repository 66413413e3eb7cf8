"""Builds the Bolt app: one listener for each type of payload. Nothing happens at import."""

import logging
import re
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize

from bot.deps import Deps
from bot.dispatch import Dispatcher

_ANYTHING = re.compile("")  # matches every id: bot.routes decides what is handled
LISTENER_THREADS = 32  # Bolt's own five starve as soon as a few listeners wait for the database


def build_app(deps: Deps) -> App:
    """A Bolt app that answers when its listener returns, so each listener ends within Slack's three seconds."""
    app = App(
        name="okr",  # without one, Bolt reads the source of everything that called it
        logger=logging.getLogger("bot.bolt"),
        client=deps.slack,
        authorize=_OneWorkspace(deps),
        # bot.http verifies signatures before anything is parsed, and answers Slack's checks of the certificate; Socket
        # Mode has neither.
        request_verification_enabled=False,
        ssl_check_enabled=False,
        process_before_response=True,
        listener_executor=ThreadPoolExecutor(LISTENER_THREADS, thread_name_prefix="listener"),
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    _register(app, Dispatcher(deps))
    return app


class _OneWorkspace(Authorize):
    """One token, one workspace. Costs no call, unlike Bolt's own; `bot.actors` refuses people of any other."""

    def __init__(self, deps: Deps) -> None:
        self._token = deps.settings.bot_token
        self._installation = deps.installation

    def __call__(self, **_request: object) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=self._installation.slack_team_id,
            bot_token=self._token,
            bot_id=self._installation.bot_id,
            bot_user_id=self._installation.bot_user_id,
        )


def _register(app: App, dispatcher: Dispatcher) -> None:
    app.command(_ANYTHING)(dispatcher.command)
    app.action(_ANYTHING)(dispatcher.action)
    app.view_submission(_ANYTHING)(dispatcher.submission)
    app.view_closed(_ANYTHING)(dispatcher.closing)
    app.options(_ANYTHING)(dispatcher.suggestion)
    app.shortcut(_ANYTHING)(dispatcher.shortcut)
    app.event(_ANYTHING)(dispatcher.event)
