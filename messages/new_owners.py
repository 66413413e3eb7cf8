"""What a new owner is told, what they answered, and what comes back."""

from bot.domain.cards import ItemLine, PersonLine
from messages.payload import Message
from messages.render import render_message


def new_owner(*, event_id: int, item: ItemLine, by: PersonLine | None) -> Message:
    """To somebody whom somebody else made an owner. `event_id` is the audit event of it, which the buttons carry."""
    return render_message("messages/new_owner", event_id=event_id, item=item, by=by)


def owner_answered(*, item: ItemLine, owner: PersonLine | None, is_accepted: bool, is_given_back: bool) -> Message:
    """In its place, once it is answered; neither of both: somebody else, `owner`, has it by now."""
    return render_message(
        "messages/owner_answered", item=item, owner=owner, is_accepted=is_accepted, is_given_back=is_given_back
    )


def given_back(*, item: ItemLine, by: PersonLine) -> Message:
    """To whoever owns again what somebody did not take."""
    return render_message("messages/given_back", item=item, by=by)
