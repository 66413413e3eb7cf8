"""Samples of what is asked where a command does not say which one."""

from bot.domain.cards import ItemLine
from messages.choosing import choose_item, choose_kind
from messages.payload import Message
from tests.messages.cards import Typed, ref
from tests.messages.samples import sample


def _lines(typed: Typed) -> tuple[ItemLine, ...]:
    return (ItemLine(ref("O3"), typed("Better logins")), ItemLine(ref("KR12"), typed("Password resets")))


@sample("messages/choose_item", "edit")
def _(typed: Typed) -> Message:
    return choose_item(key="edit", words="", lines=_lines(typed), is_more=False)


@sample("messages/choose_item", "delete-with-more")
def _(typed: Typed) -> Message:
    return choose_item(key="delete", words=typed("resets"), lines=_lines(typed)[1:], is_more=True)


@sample("messages/choose_item", "history")
def _(typed: Typed) -> Message:
    return choose_item(key="history", words="", lines=_lines(typed), is_more=False)


@sample("messages/choose_item", "nothing-owned")
def _(_typed: Typed) -> Message:
    return choose_item(key="show", words="", lines=(), is_more=False)


@sample("messages/choose_item", "nothing-found")
def _(typed: Typed) -> Message:
    return choose_item(key="close", words=typed("the deal"), lines=(), is_more=False)


@sample("messages/choose_kind", "member")
def _(_typed: Typed) -> Message:
    return choose_kind(may_steer=True)


@sample("messages/choose_kind", "guest")
def _(_typed: Typed) -> Message:
    return choose_kind(may_steer=False)
