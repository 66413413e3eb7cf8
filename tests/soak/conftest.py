"""The same worlds as in the tests of every crash point."""

from tests.crash.conftest import _no_proxy, staged

__all__ = ["_no_proxy", "staged"]
