"""How a payload reaches the app, whichever way it is connected, and what may come back."""

from dataclasses import dataclass
from typing import Any, Literal, Protocol

from tests.pretend_slack.model import Json

EnvelopeType = Literal["events_api", "slash_commands", "interactive"]
Outcome = Literal["answered", "unanswered", "late"]

ACK_SECONDS = 3.0
RETRY_DELAYS = (0.0, 60.0, 300.0)  # seconds before the first, second and third retry of an event


@dataclass(frozen=True, slots=True)
class Envelope:
    """One delivery. Only events are retried; `retry` counts from 0."""

    type: EnvelopeType
    payload: Json
    retry: int = 0
    retry_reason: str = ""

    @property
    def accepts_response(self) -> bool:
        return self.type == "slash_commands" or (
            self.type == "interactive" and self.payload.get("type") not in ("shortcut", "message_action")
        )

    @property
    def title(self) -> str:
        if self.type == "events_api":
            return str(self.payload["event"]["type"])
        return str(self.payload.get("command") or self.payload.get("type"))


@dataclass(frozen=True, slots=True)
class Ack:
    """What the app made of it. `payload` is the answer's body, None when empty; `reason` is why there was none."""

    outcome: Outcome
    payload: Any = None
    reason: str = ""
    stop_retrying: bool = False

    @property
    def ok(self) -> bool:
        return self.outcome == "answered"

    @property
    def error(self) -> str:
        """The word a person gets to read after a failed command."""
        return "operation_timeout" if self.outcome == "late" else "dispatch_failed"


class Carrier(Protocol):
    """Socket Mode or HTTP."""

    async def deliver(self, envelope: Envelope) -> Ack: ...
