"""What is shown as the status: what was reported, until silence says more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.vocabulary import Health, Status

SILENT_AFTER = 2  # due dates in a row without an answer


class ShownKind(StrEnum):
    """Which sentence is shown."""

    NOT_STARTED = "not_started"  # nobody has checked in yet
    NOT_SAID = "not_said"  # there are values, but nobody has said how it is going
    SAID = "said"
    NO_NEWS = "no_news"


@dataclass(frozen=True, slots=True)
class ShownStatus:
    """`said` is the last report, quoted when there is no news; `since` is the date of the last news, None before the
    first check-in."""

    kind: ShownKind
    said: Status | Health | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date on which somebody was asked, and from which day on news answered it: whoever gave some within the
    quiet days before was not asked about that item."""

    on: date
    counts_from: date


def shown_status(
    reported: Status | Health | None, last_news_on: date | None, asked: Iterable[DueDate], today: date
) -> ShownStatus:
    """The status of a key result, or the health of an initiative, on a local date.

    `last_news_on` is the date of the last check-in, *no change* included. `asked` are the due dates on which its owner
    was asked; a due date has passed once its day is over. Those that the last news answered, and those before it, are
    forgiven: only silence in a row counts.
    """
    if last_news_on is None:
        return ShownStatus(ShownKind.NOT_STARTED)
    silent = {due.on for due in asked if last_news_on < due.counts_from and due.on < today}
    if len(silent) >= SILENT_AFTER:
        return ShownStatus(ShownKind.NO_NEWS, reported, last_news_on)
    return ShownStatus(ShownKind.NOT_SAID if reported is None else ShownKind.SAID, reported, last_news_on)
