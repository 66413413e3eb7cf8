"""The composition root: what a running bot consists of, made once and handed down."""

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.clock import Clock
from bot.settings import Settings, SettingsError
from bot.tokens import REFUSED, TokenWatch, WatchedClient, error_word
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database

LISTENER_TIMEOUT_SECONDS = 2  # a listener has three seconds in all
SENDER_TIMEOUT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom Slack takes us for, by our token. `scopes` is what the token may do; empty when Slack did not say."""

    slack_team_id: str
    name: str
    bot_user_id: str
    bot_id: str
    scopes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Installation:
    """Whose workspace this is: our row id and Slack's ids."""

    workspace_id: int
    slack_team_id: str
    name: str
    bot_user_id: str
    bot_id: str


@dataclass(frozen=True, slots=True)
class Deps:
    """Everything that handlers and jobs are given."""

    settings: Settings
    db: Database
    clock: Clock
    slack: WebClient  # for listeners: short timeout, never repeats a call
    sender: WebClient  # for the outbox: patient, never repeats a call either, because a repetition may post twice
    installation: Installation
    background: Executor  # what may take longer than an acknowledgement: response_url
    token: TokenWatch = field(default_factory=TokenWatch)  # whether Slack still takes our token


def identify(settings: Settings) -> Identity:
    """Ask Slack who we are; raises SettingsError when it refuses the token or cannot be reached."""
    try:
        me = slack_client(settings, SENDER_TIMEOUT_SECONDS).auth_test()
    except SlackApiError as error:
        word = error_word(error)
        raise SettingsError([_refused(word) if word else _not_slack(settings)]) from error
    except SlackClientError as error:
        raise SettingsError([_not_slack(settings)]) from error
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise SettingsError(
            [f"Slack cannot be reached at {settings.api_url} ({reason}). Check the network, a proxy and SLACK_API_URL."]
        ) from error
    if not (me.get("team_id") and me.get("user_id")):
        raise SettingsError([_not_slack(settings)])
    granted = str((me.headers or {}).get("x-oauth-scopes") or "")
    return Identity(
        slack_team_id=str(me["team_id"]),
        name=str(me.get("team") or ""),
        bot_user_id=str(me["user_id"]),
        bot_id=str(me.get("bot_id") or ""),
        scopes=frozenset(scope.strip() for scope in granted.split(",") if scope.strip()),
    )


def connect(settings: Settings, db: Database, clock: Clock, identity: Identity | None = None) -> Deps:
    """Open the rows of the workspace that our token belongs to, and put everything together.

    Raises SettingsError when Slack has to be asked who we are and does not tell.
    """
    me, watch = identity or identify(settings), TokenWatch()
    return Deps(
        settings=settings,
        db=db,
        clock=clock,
        slack=slack_client(settings, LISTENER_TIMEOUT_SECONDS, watch),
        sender=slack_client(settings, SENDER_TIMEOUT_SECONDS, watch),
        installation=Installation(
            workspace_id=open_workspace(db, me.slack_team_id, me.name, clock.now()),
            slack_team_id=me.slack_team_id,
            name=me.name,
            bot_user_id=me.bot_user_id,
            bot_id=me.bot_id,
        ),
        background=ThreadPoolExecutor(max_workers=8, thread_name_prefix="background"),
        token=watch,
    )


def slack_client(settings: Settings, timeout: int, watch: TokenWatch | None = None) -> WebClient:
    """A client that never repeats a call by itself: the SDK's default does after a reset, and posts twice."""
    return WatchedClient(settings.bot_token, base_url=settings.api_url, timeout=timeout, retry_handlers=[]).watched_by(
        watch
    )


def _refused(word: str) -> str:
    if word in REFUSED:
        return f"Slack refuses SLACK_BOT_TOKEN ({word}). Reinstall the app to the workspace and copy the new token."
    return f"Slack does not say whose token SLACK_BOT_TOKEN is ({word}). Try again in a minute."


def _not_slack(settings: Settings) -> str:
    return f"What answers at {settings.api_url} is not Slack's API. Check SLACK_API_URL, or leave it out."
