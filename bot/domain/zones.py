"""Time zones as people look for them."""

import zoneinfo
from functools import lru_cache

_MOST = 20


@lru_cache(maxsize=1)
def every_zone() -> tuple[str, ...]:
    """The IANA names that stand for a place, by name; "UTC" first."""
    places = (name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith(("Etc/", "posix")))
    return ("UTC", *sorted(name for name in places if not name.startswith(("SystemV/", "US/", "right/"))))


def zones_like(typed: str, *near: str) -> tuple[str, ...]:
    """The zones that a text may mean ("madrid", "new york"), at most twenty; `near` where nothing is typed."""
    wanted = "_".join(typed.casefold().split())
    if not wanted:
        return tuple(dict.fromkeys((*filter(None, near), "UTC")))
    found = [name for name in every_zone() if wanted in name.casefold()]
    found.sort(key=lambda name: (not name.casefold().rpartition("/")[2].startswith(wanted), name))
    return tuple(found[:_MOST])


def known_zone(name: object) -> str | None:
    """The name itself, or None for what is no zone here: Slack knows more of them than some systems, zones are renamed,
    and a row may have been written where newer ones were known."""
    return name if isinstance(name, str) and name and _exists(name) else None


def first_known(*names: str | None) -> str:
    """The first of these that is a zone here, such as somebody's own before the workspace's; else UTC."""
    return next((known for name in names if (known := known_zone(name))), "UTC")


@lru_cache(maxsize=1024)
def _exists(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def is_zone(name: str) -> bool:
    """Whether there is such a zone."""
    return name in every_zone() or name in zoneinfo.available_timezones()
