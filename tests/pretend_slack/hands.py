"""How a person finds the one thing they mean by a label, and uses it."""

from typing import TYPE_CHECKING, Any

from tests.pretend_slack.controls import Control, controls, named
from tests.pretend_slack.eyes import Eyes, Where
from tests.pretend_slack.form_state import KEYS
from tests.pretend_slack.model import Json, User

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack

VALUE_KEYS = {kind: key for kind, (key, _) in KEYS.items()}


class Hands:
    """One person's. Raises AssertionError, with the screen, for what is not there or not the only one."""

    def __init__(self, slack: "PretendSlack", user: User, eyes: Eyes) -> None:
        self._slack, self._user, self._eyes = slack, user, eyes

    def find(self, label: str, kinds: "frozenset[str] | set[str] | None", in_: Where, beside: str | None) -> Control:
        """The one control with this label; waits for it to appear."""

        def look() -> list[Control]:
            with self._slack.workspace.lock:
                for places in self._eyes.places_in_reach(in_):
                    offered = [control for place in places for control in controls(place, self._eyes.reader)]
                    fitting = [control for control in offered if kinds is None or control.kind in kinds]
                    if found := named(fitting, label, beside):
                        return found
                return []

        near = f" beside {beside!r}" if beside else ""
        found = self._eyes.wait(look, f"finds no {label!r}{near} to use")
        if len(found) > 1:
            advice = "say which one with in_= or beside="
            raise AssertionError(
                f"{self._user.real_name} finds {len(found)} of {label!r}{near}; {advice}:\n{self._eyes.screen()}"
            )
        return found[0]

    def act(self, control: Control, value: Json, text: str = "") -> None:
        """Enter a value, or click; returns when the app has acknowledged. `text` is what rich text is made of."""
        if control.kind == "rich_text_input":
            section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}] if text else []}
            value = {"rich_text_value": {"type": "rich_text", "elements": [section]} if text else None}
        ids = (control.block["block_id"], control.element["action_id"])
        self._slack.run(self._slack.clicks.act(self._user, control.place, *ids, value))

    def answer_dialog(self, control: Control, confirms: str | None) -> None:
        """Press the right button of the dialog that asks back, if there is one."""
        dialog = control.element.get("confirm")
        if dialog is None and confirms is None:
            return
        if dialog is None:
            raise AssertionError(f"{control.labels[0]!r} does not ask back")
        answers = dialog["confirm"]["text"], dialog["deny"]["text"]
        if confirms != answers[0]:
            raise AssertionError(
                f"{control.labels[0]!r} asks {dialog['title']['text']!r}, {dialog['text']['text']!r}: "
                f"answer with confirms={answers[0]!r} (the way out is {answers[1]!r})"
            )

    def chosen(self, control: Control) -> tuple[str, list[Any]]:
        """The key of the value object, and what is chosen in it already."""
        key = VALUE_KEYS[control.kind]
        return key, list(self._eyes.held(control).get(key) or [])

    def options(self, control: Control, wanted: tuple[str, ...]) -> list[Any]:
        """What stands in a value object for these texts: ids of people and channels, or options."""
        if "users_select" in control.kind:
            return [self._slack.workspace.person_named(name).id for name in wanted]
        if "channels_select" in control.kind or "conversations_select" in control.kind:
            return [self._slack.workspace.channel_named(name).id for name in wanted]
        return [self._offered(control, text) for text in wanted]

    def _offered(self, control: Control, wanted: str) -> Json:
        """The option with this text; where the app is asked for options, it is typed first."""
        external = "external" in control.kind
        offered = self.suggested(control, wanted) if external else _static_options(control.element)
        texts = [option["text"]["text"] for option in offered]
        exact = [option for option in offered if option["text"]["text"] == wanted]
        loose = [option for option in offered if external and wanted.lower() in option["text"]["text"].lower()]
        if not exact and len(loose) != 1:
            raise AssertionError(f"{control.labels[0]!r} offers {texts}, not {wanted!r}:\n{self._eyes.screen()}")
        return (exact or loose)[0]

    def suggested(self, control: Control, text: str) -> list[Json]:
        """What an external select offers for what was typed."""
        ids = (control.block["block_id"], control.element["action_id"])
        return _static_options(self._slack.run(self._slack.clicks.suggest(self._user, control.place, *ids, text)))


def _static_options(holder: Json) -> list[Json]:
    grouped = [option for group in holder.get("option_groups", []) for option in group["options"]]
    return [*holder.get("options", []), *grouped]
