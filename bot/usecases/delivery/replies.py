"""What goes under a message, put into the outbox in the transaction that notes that the message stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.repositories.trail import Trail


@dataclass(frozen=True, slots=True)
class Reply:
    """One of them; the same `dedupe_key` is sent once, however often its message is repaired."""

    kind: str
    dedupe_key: str
    facts: Mapping[str, Any]


def send_replies(trail: Trail, replies: Iterable[Reply], recipient: str, priority: int, now: datetime) -> None:
    """In their order, each after everything that is as urgent as its message. A shared step."""
    for reply in replies:
        trail.send(now, reply.kind, reply.dedupe_key, recipient, dict(reply.facts), priority=priority + 1)
