"""What was entered in a modal, as Slack sends it: `view.state`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from bot.domain.days import refuse_far_day
from bot.domain.entered import NOTHING, Choice
from bot.domain.errors import UnreadableForm

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class FormState:
    """`view.state.values`, read by block id: each of our input blocks holds one element."""

    values: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    def text(self, block_id: str) -> str:
        """What was typed; "" when the field is empty or absent."""
        return str(self._element(block_id).get("value") or "").replace("\x00", "").strip()

    def choice(self, block_id: str) -> str:
        """The value of the chosen option, date, time, person or conversation; "" when there is none."""
        return chosen_in(self._element(block_id))

    def one_of(self, block_id: str, kind: type[E], otherwise: E | None = None) -> E:
        """The chosen value as a member of `kind`; `otherwise` for none. Raises UnreadableForm for any other."""
        chosen = self.choice(block_id)
        if not chosen and otherwise is not None:
            return otherwise
        try:
            return kind(chosen)
        except ValueError as error:
            raise UnreadableForm from error

    def day(self, block_id: str) -> date | None:
        """The day that was picked, if any. Raises UnreadableForm for what is no day, Invalid for one far away."""
        if not (chosen := self.choice(block_id)):
            return None
        try:
            day = date.fromisoformat(chosen)
        except ValueError as error:
            raise UnreadableForm from error
        refuse_far_day(day, str(block_id))
        return day

    def choices(self, block_id: str) -> tuple[str, ...]:
        """The values of all chosen options, people or conversations."""
        element = self._element(block_id)
        if "selected_options" in element:
            return tuple(str(option.get("value") or "") for option in element["selected_options"] or ())
        for name in ("selected_users", "selected_conversations", "selected_channels"):
            if element.get(name):
                return tuple(str(value) for value in element[name])
        return ()

    def option(self, block_id: str) -> Choice:
        """The chosen option with the words that it shows."""
        return _option(self._element(block_id).get("selected_option"))

    def options(self, block_id: str) -> tuple[Choice, ...]:
        """All chosen options with the words that they show."""
        return tuple(_option(each) for each in self._element(block_id).get("selected_options") or ())

    def has(self, block_id: str) -> bool:
        """Whether the view had this field at all."""
        return block_id in self.values

    def _element(self, block_id: str) -> Mapping[str, Any]:
        return next(iter((self.values.get(block_id) or {}).values()), {})


def chosen_in(element: Mapping[str, Any]) -> str:
    if option := element.get("selected_option"):
        return str(option.get("value") or "")
    for name in ("selected_user", "selected_conversation", "selected_channel", "selected_date", "selected_time"):
        if element.get(name):
            return str(element[name])
    return ""


def _option(option: Mapping[str, Any] | None) -> Choice:
    if not option:
        return NOTHING
    return Choice(str(option.get("value") or ""), str((option.get("text") or {}).get("text") or ""))
