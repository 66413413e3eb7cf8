"""Finding what a person means by a label: buttons, menus and fields, in what is on the screen."""

from dataclasses import dataclass
from typing import TypeAlias

from tests.pretend_slack.blockkit.normal_form import elements_of
from tests.pretend_slack.form_state import flat
from tests.pretend_slack.model import Json, Message, View
from tests.pretend_slack.screen import Reader

Place: TypeAlias = Message | View
BUTTONS = frozenset({"button", "icon_button", "workflow_button", "overflow", "feedback_buttons"})


@dataclass(frozen=True, slots=True)
class Control:
    """One thing to click or fill. `option` is the entry of an overflow menu, or the button of a feedback pair.

    `words` is what its own block says, `above` what stands over it up to the next group of fields.
    """

    place: Place
    block: Json
    element: Json
    labels: tuple[str, ...]
    words: str
    above: str
    option: Json | None = None

    @property
    def kind(self) -> str:
        return str(self.element["type"])


def controls(place: Place, reader: Reader) -> list[Control]:
    """Everything that can be used in a message or a view, in reading order."""
    found: list[Control] = []
    above: list[str] = []
    over_controls = False
    for block in flat(place.blocks):
        if block["type"] == "container":
            continue
        words = reader.words(block)
        is_form = block["type"] in ("input", "actions", "context_actions")
        if not is_form and over_controls:
            above, over_controls = [], False
        for element in elements_of(block):
            found += _of_element(place, block, element, words, "\n".join(above))
        if is_form:
            over_controls = True
        else:
            above.append(words)
    return found


def _of_element(place: Place, block: Json, element: Json, words: str, above: str) -> list[Control]:
    kind = element["type"]
    if kind == "overflow":
        return [
            Control(place, block, element, (option["text"]["text"],), words, above, option)
            for option in element["options"]
        ]
    if kind == "feedback_buttons":
        pair = [element["positive_button"], element["negative_button"]]
        return [Control(place, block, element, (one["text"]["text"],), words, above, one) for one in pair]
    if kind == "image":
        return []
    return [Control(place, block, element, _labels(block, element, words), words, above)]


def _labels(block: Json, element: Json, words: str) -> tuple[str, ...]:
    if element["type"] in BUTTONS:
        return tuple(text for text in (element["text"]["text"], element.get("accessibility_label")) if text)
    if block["type"] == "input":
        return (block["label"]["text"],)
    placeholder = (element.get("placeholder") or {}).get("text")
    first_line = words.splitlines()[:1] if block["type"] == "section" else []
    return tuple(text for text in (placeholder, words, *first_line) if text)


def named(found: list[Control], label: str, beside: str | None) -> list[Control]:
    """Those with exactly this label and, if `beside` is given, standing beside or under that text."""
    fitting = [control for control in found if label in control.labels]
    if beside is None:
        return fitting
    same_block = [control for control in fitting if beside in control.words]
    return same_block or [control for control in fitting if beside in control.above]
