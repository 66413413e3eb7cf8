"""What can keep the bot from starting. Each is one sentence for whoever starts it: what is wrong, and what to do."""

import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.deps import Identity
from bot.domain.errors import StorageBusy, StorageFull
from bot.manifest import BOT_SCOPES
from bot.settings import Settings, SettingsError
from bot.tokens import error_word
from storage.database import Database
from storage.migrate import NewerDatabase, migrate
from storage.ownership import DatabaseOwned, owned

_APP_TOKEN_REFUSED = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "not_allowed_token_type"}

_log = logging.getLogger(__name__)


@contextmanager
def own_database(settings: Settings) -> Iterator[None]:
    """Own the database and bring it to the newest schema; raises SettingsError when that cannot be."""
    with ExitStack() as owning:
        try:
            owning.enter_context(owned(settings.database_url))
            _migrate(settings)
        except (DatabaseOwned, NewerDatabase, DBAPIError, OSError, StorageBusy, StorageFull) as error:
            raise SettingsError([_database_problem(settings, error)]) from error
        yield


def check_port(settings: Settings) -> None:
    """Raise SettingsError if nobody could listen on the port; gunicorn would only say so after five seconds."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", settings.port))  # noqa: S104 - where gunicorn will listen
            probe.listen()
        except OSError as error:
            raise SettingsError(
                [f"PORT {settings.port} cannot be used ({error.strerror}). Free it, or set PORT to another."]
            ) from error


def warn_about_scopes(identity: Identity) -> None:
    """Some things will not work when the app was installed with an older manifest."""
    if identity.scopes and (missing := sorted(BOT_SCOPES.keys() - identity.scopes)):
        _log.warning(
            "the app was installed without the scopes %s. Update it with the output of `python -m bot manifest` and "
            "reinstall it to the workspace",
            ", ".join(missing),
        )


def socket_problem(error: Exception) -> str:
    """Why Socket Mode could not begin."""
    word = error_word(error)
    if word in _APP_TOKEN_REFUSED:
        return (
            f"Slack refuses SLACK_APP_TOKEN ({word}). Copy it again from your Slack app's page: Basic Information > "
            "App-Level Tokens."
        )
    if word == "missing_scope":
        return "SLACK_APP_TOKEN lacks the scope connections:write. Make a new app-level token that has it."
    why = word or type(error).__name__
    return f"Slack opens no Socket Mode connection ({why}). Is Socket Mode enabled on your app's page?"


def _migrate(settings: Settings) -> None:
    db = Database.open(settings.database_url)
    try:
        before, after = migrate(db)
    finally:
        db.close()
    _log.info("database at revision %s%s", after, "" if before == after else f", from {before or 'empty'}")


def _database_problem(settings: Settings, error: Exception) -> str:
    if isinstance(error, DatabaseOwned):
        return (
            f"Another bot already runs on the database file {error.path}. Stop that one first. To run several, set "
            "DATABASE_URL to a PostgreSQL database."
        )
    if isinstance(error, NewerDatabase):
        return str(error)
    address = make_url(settings.database_url)
    why = next(iter(str(getattr(error, "orig", None) or error).strip().splitlines()), type(error).__name__)
    if address.get_backend_name() == "sqlite":
        return (
            f"The database file {address.database} cannot be used ({why}). Its folder must exist and be writable for "
            "this user; or set DATABASE_URL to another place."
        )
    return f"The PostgreSQL database of DATABASE_URL cannot be used ({why}). Check the address, and that it runs."
