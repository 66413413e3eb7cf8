"""Trigger ids: the right to open a modal, for three seconds, once."""

from dataclasses import dataclass

from tests.pretend_slack.workspace import Workspace

LIFETIME_SECONDS = 3.0


class TriggerRefusedError(Exception):
    """`error` is Slack's word for it."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass(slots=True)
class Trigger:
    """Who clicked, when (monotonic seconds) and, if inside an open modal, in which view."""

    user: str
    made: float
    view_id: str | None = None
    used: bool = False


class Triggers:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.lifetime = LIFETIME_SECONDS
        self._triggers: dict[str, Trigger] = {}

    def issue(self, user: str, view_id: str | None = None) -> str:
        with self._workspace.lock:
            number = self._workspace.next_number("trigger")
            trigger_id = f"{number}.{1000 + number}.{self._workspace.token(8)}"
            self._triggers[trigger_id] = Trigger(user, self._workspace.monotonic(), view_id)
            return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use the trigger up. Raises TriggerRefusedError: invalid, expired or exchanged."""
        with self._workspace.lock:
            trigger = self._triggers.get(trigger_id)
            if trigger is None:
                raise TriggerRefusedError("invalid_trigger_id")
            if trigger.used:
                raise TriggerRefusedError("exchanged_trigger_id")
            if self._workspace.monotonic() - trigger.made > self.lifetime:
                raise TriggerRefusedError("expired_trigger_id")
            trigger.used = True
            return trigger
