"""The environment as one frozen value. Every problem is reported at once, each with what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

DEFAULT_DATABASE_URL = "sqlite:///okr.sqlite3"
DEFAULT_API_URL = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs. With an app token it listens by Socket Mode, else by signed HTTP on `port`."""

    bot_token: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    port: int = 3000
    database_url: str = field(default=DEFAULT_DATABASE_URL, repr=False)  # may hold a password
    api_url: str = DEFAULT_API_URL
    log_level: str = "INFO"

    @property
    def is_socket_mode(self) -> bool:
        """Whether payloads come over a WebSocket that we open."""
        return bool(self.app_token)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log may show."""
        password = make_url(self.database_url).password or ""
        return tuple(secret for secret in (self.bot_token, self.app_token, self.signing_secret, password) if secret)


class SettingsError(Exception):
    """`problems` names every setting that is missing or wrong, and what to do about it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_settings(environment: Mapping[str, str], *, needs_slack: bool = True) -> Settings:
    """Read all settings; raises SettingsError with all problems together. Without `needs_slack` the tokens may be
    missing: whatever looks at the database alone can run before there is an app."""
    read = _Reader(environment)
    settings = Settings(
        bot_token=read.token(
            "SLACK_BOT_TOKEN", "xoxb-", "OAuth & Permissions > Bot User OAuth Token", optional=not needs_slack
        ),
        app_token=read.token("SLACK_APP_TOKEN", "xapp-", "Basic Information > App-Level Tokens", optional=True),
        signing_secret=read.text("SLACK_SIGNING_SECRET"),
        port=read.port(),
        database_url=read.database_url(),
        api_url=read.api_url(),
        log_level=read.log_level(),
    )
    if needs_slack and not settings.app_token and not settings.signing_secret:
        read.problems.append(
            "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is needed. For Socket Mode (no public address) set "
            "SLACK_APP_TOKEN to the xapp- token; for HTTP set SLACK_SIGNING_SECRET (Basic Information > "
            "App Credentials) and PORT."
        )
    if read.problems:
        raise SettingsError(read.problems)
    return settings


class _Reader:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self.problems: list[str] = []

    def text(self, name: str) -> str:
        return self._environment.get(name, "").strip()

    def token(self, name: str, prefix: str, where: str, *, optional: bool = False) -> str:
        token = self.text(name)
        if not token and not optional:
            self.problems.append(f"{name} is not set. Copy it from your Slack app's page: {where}.")
        elif token and not token.startswith(prefix):
            self.problems.append(f"{name} does not start with {prefix}. Copy it again from {where}.")
        return token

    def port(self) -> int:
        typed = self.text("PORT") or "3000"
        if not typed.isascii() or not typed.isdigit() or not 0 < int(typed) < 65536:
            self.problems.append(f"PORT is {typed!r}. Set it to a number from 1 to 65535, for example 3000.")
            return 0
        return int(typed)

    def database_url(self) -> str:
        url = self.text("DATABASE_URL") or DEFAULT_DATABASE_URL
        if url.startswith("postgres://"):  # what several hosting providers hand out
            url = "postgresql" + url.removeprefix("postgres")
        try:
            address = make_url(url)
            backend = address.get_backend_name()
        except (ArgumentError, ValueError):
            address, backend = None, ""
        if backend not in ("sqlite", "postgresql"):
            self.problems.append(
                "DATABASE_URL is not the address of an SQLite or PostgreSQL database. Set it to something like "
                "sqlite:///okr.sqlite3 or postgresql://user:password@host/okr, or leave it out."
            )
        elif address is not None and backend == "sqlite" and address.database in (None, "", ":memory:"):
            self.problems.append("DATABASE_URL names no file: everything would be lost. Use sqlite:///okr.sqlite3.")
        elif backend == "sqlite" and "DYNO" in self._environment:
            self.problems.append(
                "DATABASE_URL must name a PostgreSQL database here: files on this machine vanish at every restart."
            )
        return url

    def api_url(self) -> str:
        url = self.text("SLACK_API_URL") or DEFAULT_API_URL
        if not _is_web_address(url):
            self.problems.append(
                f"SLACK_API_URL is {url!r}. Set it to an address such as {DEFAULT_API_URL}, or leave it out."
            )
        return url if url.endswith("/") else url + "/"

    def log_level(self) -> str:
        level = (self.text("LOG_LEVEL") or "INFO").upper()
        if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            self.problems.append("LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR; leave it out for INFO.")
        return level


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
