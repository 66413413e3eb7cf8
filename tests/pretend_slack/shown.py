"""What tests look at: a message or a modal as it is shown to one person."""

from dataclasses import dataclass
from typing import Any

from tests.pretend_slack.model import Json, Message, View


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message as one person reads it. `text` is on the screen; `fallback` is what a notification says."""

    text: str
    fallback: str
    author: str
    is_ephemeral: bool
    is_edited: bool
    blocks: list[Json]
    metadata: Json | None
    replies: "tuple[ShownMessage, ...]"
    raw: Message

    @property
    def ts(self) -> str:
        return self.raw.ts

    def __contains__(self, text: str) -> bool:
        return squeezed(text) in squeezed(self.text)


@dataclass(frozen=True, slots=True)
class ShownModal:
    """The topmost modal. `values` and `errors` by label; `errors[""]` is the modal's own line.

    Where a label occurs more than once `values` has the last one; ask the person for `value(label, beside=...)`.
    """

    title: str
    labels: tuple[str, ...]
    values: dict[str, Any]
    errors: dict[str, str]
    submit: str | None
    text: str
    raw: View

    def __contains__(self, text: str) -> bool:
        return squeezed(text) in squeezed(self.text)


def squeezed(text: str) -> str:
    """Line breaks, runs of spaces and what keeps a line from breaking do not count when a person looks for words."""
    return " ".join(text.replace("\u2060", "").split())
