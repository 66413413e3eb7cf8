"""A stranger at the demo's page, with a mouse or a finger, a keyboard, and nothing else."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


def read(words: str) -> re.Pattern[str]:
    """These words as they stand on a screen, whatever keeps their line from breaking."""
    parts = [re.escape(part).replace(r"\->", "-\u2060?>") for part in words.split()]
    return re.compile(r"\s+".join(parts))


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever sits before the page. With a finger they tap, and find the conversations in a drawer."""

    page: Page
    has_finger: bool = False

    @property
    def modal(self) -> Locator:
        """The open form."""
        return self.page.locator("#modal")

    @property
    def log(self) -> Locator:
        """The messages of the open conversation."""
        return self.page.locator("#main .log")

    def presses(self, what: Locator) -> None:
        """With the mouse or the finger."""
        if self.has_finger:
            what.tap()
        else:
            what.click()

    def clicks(self, name: str, *, within: Locator | None = None) -> None:
        """A button, as it is written or read out; the last of several, which is the newest message's."""
        around = self.page if within is None else within
        written = around.locator("button").filter(has_text=re.compile(rf"^{re.escape(name)}$"))
        self.presses(written.or_(around.get_by_role("button", name=name, exact=True)).last)

    def opens(self, conversation: str) -> None:
        """A conversation of the sidebar."""
        if self.has_finger:
            self.clicks("Conversations")
        self.presses(self.page.locator("#sidebar").get_by_role("button", name=conversation))
        expect(self.page.locator(".main-head")).to_contain_text(conversation)

    def opens_news(self, conversation: str) -> None:
        """Waits until something in it is unread, and opens it."""
        entry = self.page.locator("#sidebar").get_by_role("button", name=conversation, include_hidden=True)
        expect(entry.locator(".unread")).to_have_count(1)
        self.opens(conversation)

    def opens_home(self) -> None:
        """The app's Home tab."""
        self.opens("OKRs")
        self.presses(self.page.get_by_role("tab", name="Home"))

    def says(self, words: str) -> None:
        """Types into the message box, and Enter."""
        self.presses(self.page.locator("#composer-text"))
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def writes(self, label: str, words: str, *, nth: int = 0) -> None:
        """Over what stands in a field of the form."""
        field = self.modal.get_by_label(label).nth(nth)
        self.presses(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def chooses(self, label: str, option: str) -> None:
        """One of a list in the form, by typing the beginning of its name."""
        self.presses(self.modal.get_by_role("combobox", name=label))
        self.page.keyboard.type(option)
        self.presses(self.page.get_by_role("option", name=option).first)

    def submits(self, name: str) -> None:
        """The form."""
        self.clicks(name, within=self.modal)

    def sees(self, words: str, *, within: Locator | None = None) -> None:
        """Waits for it."""
        around = self.page.locator("body") if within is None else within
        expect(around).to_contain_text(read(words))

    def sees_no_form(self) -> None:
        """Waits until the last one is closed."""
        expect(self.modal).to_be_hidden()

    def moves_the_clock_to(self, jump: str) -> None:
        """With the page's own control, top left."""
        before = self.page.locator(".clock-time").inner_text()
        self.presses(self.page.locator("[data-key=clock]"))
        self.clicks(jump)
        expect(self.page.locator(".clock-time")).not_to_have_text(before)

    def sets_the_clock(self, moment: str) -> None:
        """To a wall time of their own, such as 2026-11-23T09:00."""
        self.presses(self.page.locator("[data-key=clock]"))
        self.page.get_by_label("Move to").fill(moment)
        self.clicks("Move")
        expect(self.page.locator(".clock-panel")).to_be_hidden()

    def becomes(self, name: str) -> None:
        """With the menu, top right."""
        self.presses(self.page.locator("[data-key=who]"))
        self.presses(self.page.get_by_role("menuitemradio", name=name))
        expect(self.page.get_by_role("button", name=f"You are {name}")).to_be_visible()
