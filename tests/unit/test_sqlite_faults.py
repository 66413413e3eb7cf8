"""Which versions of SQLite somebody is warned about."""

import pytest

from storage.sqlite_faults import known_fault


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 44, 5), (3, 46, 1), (3, 50, 6), (3, 51, 2)])
def test_a_version_with_the_fault_is_named_with_what_to_do(version: tuple[int, int, int]) -> None:
    assert f"SQLite {'.'.join(map(str, version))} can damage a file" in known_fault(version)


@pytest.mark.parametrize("version", [(3, 44, 6), (3, 50, 7), (3, 51, 3), (3, 52, 0), (4, 0, 0)])
def test_a_repaired_version_is_not(version: tuple[int, int, int]) -> None:
    assert known_fault(version) == ""
