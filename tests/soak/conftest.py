"""The same worlds as in the tests of every crash point."""

from tests.crash.conftest import nursery, staged

__all__ = ["nursery", "staged"]
