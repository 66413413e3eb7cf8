"""`python -m bot doctor`: how the bot is doing, from outside of its process. Reads, and changes nothing."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.deps import identify
from bot.domain.delivery_report import DeliveryReport
from bot.domain.errors import StorageBusy
from bot.manifest import BOT_SCOPES
from bot.settings import Settings, SettingsError
from bot.usecases.delivery.delivery_report import how_delivery_goes
from storage.database import Database
from storage.migrate import revisions


def examine(settings: Settings, out: TextIO) -> int:
    """Print what is found, one line each; returns 1 when somebody should do something, else 0. What needs a hand begins
    with an exclamation mark in brackets."""
    is_well = True
    for line in (*_slack(settings), *_database(settings)):
        is_well = is_well and not line.startswith(_TROUBLE)
        out.write(f"{line}\n")
    return 0 if is_well else 1


_TROUBLE = "[!] "


def _slack(settings: Settings) -> Iterator[str]:
    try:
        identity = identify(settings)
    except SettingsError as error:
        yield from (f"{_TROUBLE}{problem}" for problem in error.problems)
        return
    yield f"Slack: takes the token, for the workspace {identity.name}"
    if identity.scopes and (missing := sorted(BOT_SCOPES.keys() - identity.scopes)):
        yield f"{_TROUBLE}The app lacks the scopes {', '.join(missing)}: update its manifest and reinstall it"


def _database(settings: Settings) -> Iterator[str]:
    address = make_url(settings.database_url)
    is_sqlite = address.get_backend_name() == "sqlite"
    if is_sqlite and not Path(address.database or "").exists():
        yield f"{_TROUBLE}Database: there is no file {address.database} yet; it is made when the bot starts"
        return
    db = Database.open(settings.database_url)
    try:
        current, newest = revisions(db)
        kind = f"SQLite {sqlite3.sqlite_version}, {address.database}" if is_sqlite else "PostgreSQL"
        yield f"Database: {kind}, revision {current}"
        if current != newest:
            yield f"{_TROUBLE}This version of the bot needs revision {newest}: it is made when the bot starts"
            return
        for name, report in how_delivery_goes(db, Clock().now()).items():
            yield from _delivery(name, report)
    except (DBAPIError, StorageBusy) as error:
        yield f"{_TROUBLE}Database: cannot be read ({type(error).__name__})"
    finally:
        db.close()


def _delivery(name: str, report: DeliveryReport) -> Iterator[str]:
    ticked = _at(report.ticked_at) if report.ticked_at else "never"
    yield f"{_TROUBLE}{name}: last tick {ticked}, too long ago" if report.is_stalled else f"{name}: last tick {ticked}"
    yield f"{name}: {report.waiting} waiting, {report.unsure} being looked up, {report.given_up} given up in 30 days"
    if report.paused_because and report.paused_until:
        yield f"{_TROUBLE}{name}: nothing is sent until {_at(report.paused_until)} ({report.paused_because})"
    for each in report.undelivered:
        yield f"{_TROUBLE}{name}: {each.kind} to {each.to}: {each.reason} (Home has a button to try again)"
    if report.database_fault:
        yield f"Note: {report.database_fault}"


def _at(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S} UTC"
