"""A zone that is none here is passed over for the next one."""

import pytest

from bot.domain.zones import first_known, known_zone


@pytest.mark.parametrize(
    "name", ["Mars/Olympus", "", None, "../etc/passwd", "/etc/localtime", "Europe", "a\x00b", [], 3]
)
def test_what_is_no_zone_is_not_known(name: object) -> None:
    assert known_zone(name) is None


def test_the_first_known_zone_holds() -> None:
    assert first_known(None, "Mars/Olympus", "Europe/Madrid", "Asia/Tokyo") == "Europe/Madrid"


def test_where_none_is_known_it_is_utc() -> None:
    assert first_known(None, "", "Mars/Olympus") == "UTC"
