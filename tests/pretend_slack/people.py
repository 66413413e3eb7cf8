"""Tests that act like people: they type, click and read labels, never ids.

Everything waits for what it needs, by the workspace's changes, up to a deadline on the real clock; what does not come
is an AssertionError that shows the screen.
"""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from tests.pretend_slack.controls import BUTTONS
from tests.pretend_slack.eyes import Eyes, Where
from tests.pretend_slack.form_state import KEYS, SEVERAL, TEXT_INPUTS
from tests.pretend_slack.hands import VALUE_KEYS, Hands
from tests.pretend_slack.model import User
from tests.pretend_slack.refusals import NotPossibleError
from tests.pretend_slack.shown import ShownMessage, ShownModal, squeezed

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack

TEXT_FIELDS = frozenset({*TEXT_INPUTS, "rich_text_input"})
SEVERAL_OF = frozenset(SEVERAL)
ONE_OF = frozenset(
    kind for kind in KEYS if kind == "radio_buttons" or (kind.endswith("select") and kind not in SEVERAL)
)


class Person:
    """Somebody in the workspace. Get one from `slack.person("Ana Diaz")`; it remembers where they are looking.

    `in_` narrows where to look: "modal", "home", "dm", a channel's name, or a message that was read before.
    `beside` picks among equal labels the one beside or under that text.
    """

    def __init__(self, slack: "PretendSlack", user: User) -> None:
        self.slack, self.user = slack, user
        self._workspace = slack.workspace
        self._eyes = Eyes(slack.workspace, user)
        self._hands = Hands(slack, user, self._eyes)

    @property
    def patience(self) -> float:
        """How many seconds, on the real clock, to wait for what does not come."""
        return self._eyes.patience

    @patience.setter
    def patience(self, seconds: float) -> None:
        self._eyes.patience = seconds

    @property
    def id(self) -> str:
        return self.user.id

    # ---- saying things ----------------------------------------------------------------------------------------

    def types(self, text: str, channel: str | None = None) -> None:
        """Type into a channel's composer, or into the app's direct messages. `/word ...` is a slash command.

        Raises NotPossibleError with what the composer would say.
        """
        place = self._eyes.conversation(channel)
        self._eyes.look_at(place)
        self._do(self.slack.composer.say(self.user, place, text))

    def says(self, text: str) -> None:
        """Write to the app in its direct messages."""
        self.types(text)

    def replies(self, text: str, to: ShownMessage) -> None:
        """Write into the thread of a message."""
        place = self._workspace.conversations[to.raw.channel]
        self._do(self.slack.composer.say(self.user, place, text, to.raw.thread_ts or to.ts))

    def mentions(self, text: str, channel: str) -> None:
        """Write to the app in a channel, by its name."""
        self.types(f"@{self._workspace.app.name} {text}", channel)

    # ---- opening things ---------------------------------------------------------------------------------------

    def opens_home(self) -> None:
        """Open the app's Home tab."""
        self._eyes.open_home()
        self._do(self.slack.entrances.home(self.user))

    def opens(self, channel: str) -> None:
        """Look at a channel, or at "dm"."""
        self._eyes.look_at(self._eyes.conversation(None if channel == "dm" else channel))

    def uses_shortcut(self, name: str, message: ShownMessage | None = None) -> None:
        """Use a shortcut by its name in the menu; with a message, one from that message's menu."""
        for declared in self._workspace.app.shortcuts:
            if declared["name"] == name:
                raw = message.raw if message else None
                self._do(self.slack.entrances.shortcut(self.user, declared["callback_id"], raw))
                return
        raise NotPossibleError(f"There is no shortcut {name!r}.")

    # ---- clicking and filling ---------------------------------------------------------------------------------

    def clicks(self, label: str, *, in_: Where = None, beside: str | None = None, confirms: str | None = None) -> None:
        """Click a button or an entry of a "..." menu. Where Slack asks back, `confirms` is the answer's label."""
        control = self._hands.find(label, BUTTONS, in_, beside)
        self._hands.answer_dialog(control, confirms)
        value = {"selected_option": control.option} if control.kind == "overflow" else control.option or {}
        self._hands.act(control, value)

    def fills(self, label: str, text: str, *, in_: Where = None, beside: str | None = None) -> None:
        """Type into a field, replacing what is there. "" empties it."""
        self._hands.act(self._hands.find(label, TEXT_FIELDS, in_, beside), {"value": text or None}, text)

    def chooses(self, label: str, option: str, *, in_: Where = None, beside: str | None = None) -> None:
        """Choose in a select or among radio buttons, by the option's text, a person's or a channel's name."""
        control = self._hands.find(label, ONE_OF, in_, beside)
        self._hands.act(control, {VALUE_KEYS[control.kind]: self._hands.options(control, (option,))[0]})

    def ticks(self, label: str, *options: str, in_: Where = None, beside: str | None = None) -> None:
        """Tick these checkboxes, or add these to a multi-select, beside what is chosen already."""
        control = self._hands.find(label, SEVERAL_OF, in_, beside)
        key, kept = self._hands.chosen(control)
        self._hands.act(
            control, {key: kept + [item for item in self._hands.options(control, options) if item not in kept]}
        )

    def unticks(self, label: str, *options: str, in_: Where = None, beside: str | None = None) -> None:
        control = self._hands.find(label, SEVERAL_OF, in_, beside)
        key, kept = self._hands.chosen(control)
        gone = self._hands.options(control, options)
        self._hands.act(control, {key: [item for item in kept if item not in gone]})

    def picks_date(self, label: str, date: str, *, in_: Where = None, beside: str | None = None) -> None:
        """Pick a date, given as YYYY-MM-DD."""
        self._hands.act(self._hands.find(label, {"datepicker"}, in_, beside), {"selected_date": date})

    def picks_time(self, label: str, time: str, *, in_: Where = None, beside: str | None = None) -> None:
        """Pick a time, given as HH:MM."""
        self._hands.act(self._hands.find(label, {"timepicker"}, in_, beside), {"selected_time": time})

    def suggestions(self, label: str, text: str, *, in_: Where = None, beside: str | None = None) -> list[str]:
        """What an external select offers for what was typed."""
        control = self._hands.find(label, {"external_select", "multi_external_select"}, in_, beside)
        return [option["text"]["text"] for option in self._hands.suggested(control, text)]

    # ---- the modal --------------------------------------------------------------------------------------------

    def submits(self) -> None:
        """Press the modal's submit button. What it refuses shows in `modal.errors`."""
        self._do(self.slack.modals.submit(self.user, self.modal.raw))

    def cancels(self) -> None:
        """Close the topmost modal with its Cancel button."""
        self._do(self.slack.modals.close(self.user, self.modal.raw))

    def closes_all(self) -> None:
        """Close the whole stack with the cross in the corner."""
        self._do(self.slack.modals.close(self.user, self.modal.raw, whole_stack=True))

    @property
    def modal(self) -> ShownModal:
        """The topmost modal; waits for one."""
        return self._eyes.wait(self._eyes.modal, "has no modal open")

    def sees_no_modal(self) -> None:
        self._eyes.wait(lambda: self._eyes.modal() is None, "still has a modal open")

    def value(self, label: str, *, in_: Where = None, beside: str | None = None) -> Any:
        """What a field holds: a text, or a list of texts where several can be chosen."""
        return self._eyes.value(self._hands.find(label, None, in_, beside))

    # ---- reading ----------------------------------------------------------------------------------------------

    def sees(self, text: str, *, in_: Where = None) -> None:
        """Wait until this text is on the screen. Line breaks and runs of spaces do not count."""
        wanted = squeezed(text)
        self._eyes.wait(lambda: wanted in squeezed(self._eyes.screen(in_)), f"does not see {text!r}")

    def sees_not(self, text: str, *, in_: Where = None) -> None:
        """This text is not on the screen now. Wait first, with `sees`, for what shows that all has happened."""
        if squeezed(text) in squeezed(self._eyes.screen(in_)):
            raise AssertionError(f"{self.user.real_name} sees {text!r}:\n{self.screen()}")

    def sees_no_more(self, text: str, *, in_: Where = None) -> None:
        """Wait until this text is gone from the screen."""
        wanted = squeezed(text)
        self._eyes.wait(lambda: wanted not in squeezed(self._eyes.screen(in_)), f"still sees {text!r}")

    def screen(self, in_: Where = None) -> str:
        """Everything this person can read: their conversations, Home once they opened it, and the open modals."""
        return self._eyes.screen(in_)

    def dm(self) -> list[ShownMessage]:
        """The app's messages in its direct messages with this person, oldest first, without thread replies."""
        return [shown for shown in self._eyes.messages(None) if shown.raw.is_app]

    def channel_messages(self, name: str) -> list[ShownMessage]:
        """Everybody's messages in a channel that this person can see, oldest first; replies are inside."""
        return self._eyes.messages(name)

    def message(self, text: str, *, in_: str = "dm") -> ShownMessage:
        """The newest message with this text in "dm" or in a channel; waits for it. Replies count, too."""
        place = None if in_ == "dm" else in_
        return self._eyes.wait(lambda: self._eyes.newest_with(text, place), f"has no message with {text!r} in {in_}")

    def _do(self, work: Coroutine[Any, Any, object]) -> None:
        self.slack.run(work)
