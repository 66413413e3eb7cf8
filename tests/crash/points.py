"""The numbered points at which the bot may die: before and after each commit that changes rows, and each call to Slack.

They hang on what the bot is given anyway, its database engine and its Slack client, so that none can be forgotten: a
commit or a call that somebody adds is a point, too.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, event

from bot.deps import Deps
from bot.tokens import WatchedClient


class Points:
    """Tells `passes` the name of each point as it is passed."""

    def __init__(self, passes: Callable[[str], None]) -> None:
        self.passes = passes
        self._changes = 0

    def _has_changes(self, connection: Connection) -> bool:
        if connection.dialect.name == "postgresql":
            return bool(connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned() IS NOT NULL").scalar())
        driver: Any = connection.connection.driver_connection
        before, self._changes = self._changes, driver.total_changes
        return self._changes > before

    def watch(self, deps: Deps) -> None:
        """Count what these do from now on."""
        is_written = [False]

        @event.listens_for(deps.db.writer, "commit")
        def _before(connection: Connection) -> None:
            is_written[0] = self._has_changes(connection)
            if is_written[0]:
                self.passes("before a commit")

        @event.listens_for(deps.db.writer, "checkin")
        def _after(_connection: object, _record: object) -> None:
            """The connection goes back to its pool, and nobody has been told yet."""
            if is_written[0]:
                is_written[0] = False
                self.passes("after a commit")

        for client in (deps.slack, deps.sender):
            if isinstance(client, CountedClient):
                client.points = self


class CountedClient(WatchedClient):
    """Passes a point before and after each call, however it ends."""

    points: Points | None = None

    def api_call(self, api_method: str, **arguments: Any) -> Any:
        """As WebClient's."""
        if self.points is None:
            return super().api_call(api_method, **arguments)
        self.points.passes(f"before {api_method}")
        try:
            return super().api_call(api_method, **arguments)
        finally:
            self.points.passes(f"after {api_method}")
