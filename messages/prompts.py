"""The weekly direct message: what somebody owes, each row answered with one click."""

from datetime import date, time

from bot.domain.cards import InitiativeCard, KeyResultCard, PersonLine
from bot.domain.references import Reference
from messages.payload import Message
from messages.render import render_message


def prompt(
    *,
    me: PersonLine,
    rows: tuple[KeyResultCard | InitiativeCard, ...],
    answered: frozenset[Reference],
    not_asked: tuple[KeyResultCard, ...],
    away_until: date | None,
    due_on: date,
    is_snoozed: bool = False,
    preview_on: date | None = None,
) -> Message:
    """One for each person and day, for all their rounds. Rendered again, with more in `answered`, after every answer.

    `rows` of somebody else are those for which `me` stands in. `not_asked` have no new number yet. `away_until` is set
    once `me` has gone away. `is_snoozed`: it was put off, and comes again as asked. With `preview_on` it is only shown,
    to whoever sets the workspace up: it would come then.
    """
    return render_message(
        "messages/prompt",
        me=me,
        rows=rows,
        answered=answered,
        not_asked=not_asked,
        away_until=away_until,
        preview_on=preview_on,
        due_on=due_on,
        is_snoozed=is_snoozed,
    )


def nudge(
    *, me: PersonLine, rows: tuple[KeyResultCard | InitiativeCard, ...], due_on: date, is_on_time: bool
) -> Message:
    """The one reminder, a day later; `rows` are what is still open, fewer after each answer."""
    return render_message("messages/nudge", me=me, rows=rows, due_on=due_on, is_on_time=is_on_time)


def snoozed(*, on: date, at: time) -> Message:
    """When somebody who has put the check-in off is asked again, on their own clock."""
    return render_message("messages/snoozed", on=on, at=at)
