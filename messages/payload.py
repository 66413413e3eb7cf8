"""What is handed to Slack: plain dictionaries, since the SDK's own models drop newer blocks."""

from dataclasses import dataclass
from typing import Any

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message. `text` says the same as the blocks, for notifications, screen readers and search."""

    text: str
    blocks: list[JsonObject]

    def as_json(self) -> JsonObject:
        """The arguments of chat.postMessage, chat.update and a response_url, less channel and thread."""
        return {"text": self.text, "blocks": self.blocks}


@dataclass(frozen=True, slots=True)
class View:
    """A modal or a Home tab."""

    body: JsonObject

    def as_json(self) -> JsonObject:
        """The `view` argument of the views methods and of a response action."""
        return self.body
