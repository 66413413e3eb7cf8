"""The executive brief: the post, the replies in its thread, and its preview."""

from bot.domain.briefs import Brief, BriefLine
from bot.domain.cards import AskLine, ItemLine, PersonLine
from messages.payload import Message, View
from messages.render import render_message, render_view


def executive_brief(*, brief: Brief) -> Message:
    """What changed in the company since the brief before, in five lines."""
    return render_message("messages/executive_brief", brief=brief)


def brief_details(*, part: BriefLine, brief_id: int) -> Message:
    """The reply with everything under one heading; each item can be asked about and helped with."""
    return render_message("messages/brief_details", part=part, brief_id=brief_id)


def brief_preview(*, brief: Brief, channel_id: str, people: tuple[PersonLine, ...], is_live: bool) -> Message:
    """What would be posted now, for those who may post it, and where it would go."""
    return render_message("messages/brief_preview", brief=brief, channel_id=channel_id, people=people, is_live=is_live)


def brief_posted(*, channel_id: str, people: tuple[PersonLine, ...], later: tuple[PersonLine, ...]) -> Message:
    """It is on its way; `later` to those who are not at work now."""
    return render_message("messages/brief_posted", channel_id=channel_id, people=people, later=later)


def ask_owner_form(*, item: ItemLine, owner: PersonLine) -> View:
    """One line to the owner of an item; submits as ASK_OWNER_SUBMIT with its reference."""
    return render_view("modals/ask_owner", item=item, owner=owner)


def owner_asked(*, ask: AskLine) -> Message:
    """To whoever asked: it is on its way."""
    return render_message("messages/owner_asked", ask=ask)


def help_on_its_way(*, item: ItemLine, owner: PersonLine, is_new: bool) -> Message:
    """To whoever offers help; `is_new` is False where they had before."""
    return render_message("messages/help_on_its_way", item=item, owner=owner, is_new=is_new)


def help_offered(*, item: ItemLine, by: PersonLine) -> Message:
    """To the owner."""
    return render_message("messages/help_offered", item=item, by=by)


def help_noted(*, item: ItemLine, owner: PersonLine, by: PersonLine) -> Message:
    """In the thread of the brief."""
    return render_message("messages/help_noted", item=item, owner=owner, by=by)
