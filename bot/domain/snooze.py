"""Putting a check-in off. It is asked again later; what is owed stays owed, and its due date stays as it is."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.cadence import instant_of


class Snooze(StrEnum):
    """For how long."""

    AN_HOUR = "hour"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"


def ask_again_at(snooze: Snooze, now: datetime, at: time, zone: str) -> datetime:
    """When to ask again: in an hour, or at somebody's hour `at` on another day."""
    if snooze is Snooze.AN_HOUR:
        return now + timedelta(hours=1)
    days = 1 if snooze is Snooze.TOMORROW else 7
    return instant_of(now.astimezone(ZoneInfo(zone)).date() + timedelta(days=days), at, zone)
