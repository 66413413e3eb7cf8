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


def is_zone(name: str) -> bool:
    """Whether there is such a zone."""
    return name in every_zone() or name in zoneinfo.available_timezones()
