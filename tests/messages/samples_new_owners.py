"""Samples of what new owners are told."""

from bot.domain.cards import ItemLine
from messages.new_owners import given_back, new_owner, owner_answered
from messages.payload import Message
from tests.messages.cards import Typed, ana, carol, ref
from tests.messages.samples import sample


def _item(typed: Typed) -> ItemLine:
    return ItemLine(ref("KR12"), typed("Password resets"))


@sample("messages/new_owner", "of-a-key-result")
def _(typed: Typed) -> Message:
    return new_owner(event_id=17, item=_item(typed), by=carol(typed))


@sample("messages/new_owner", "by-nobody-known")
def _(typed: Typed) -> Message:
    return new_owner(event_id=17, item=_item(typed), by=None)


@sample("messages/owner_answered", "accepted")
def _(typed: Typed) -> Message:
    return owner_answered(item=_item(typed), owner=ana(typed), is_accepted=True, is_given_back=False)


@sample("messages/owner_answered", "given-back")
def _(typed: Typed) -> Message:
    return owner_answered(item=_item(typed), owner=carol(typed), is_accepted=False, is_given_back=True)


@sample("messages/owner_answered", "nobody-owns-it")
def _(typed: Typed) -> Message:
    return owner_answered(item=_item(typed), owner=None, is_accepted=False, is_given_back=True)


@sample("messages/owner_answered", "somebody-else-by-now")
def _(typed: Typed) -> Message:
    return owner_answered(item=_item(typed), owner=carol(typed), is_accepted=False, is_given_back=False)


@sample("messages/given_back", "key-result")
def _(typed: Typed) -> Message:
    return given_back(item=_item(typed), by=ana(typed))
