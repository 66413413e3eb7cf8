"""Samples of what Monday asks and reminds."""

from dataclasses import replace
from datetime import date, time

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.references import Reference
from messages.payload import Message
from messages.prompts import nudge, prompt, snoozed
from tests.messages.cards import Typed, ana, carol, ref, resets, sso, wins
from tests.messages.samples import sample


def asked(
    typed: Typed,
    *rows: KeyResultCard | InitiativeCard,
    answered: frozenset[Reference] = frozenset(),
    not_asked: tuple[KeyResultCard, ...] = (),
    away_until: date | None = None,
    is_snoozed: bool = False,
) -> Message:
    return prompt(
        me=ana(typed),
        rows=rows,
        answered=answered,
        not_asked=not_asked,
        away_until=away_until,
        due_on=MONDAY,
        is_snoozed=is_snoozed,
    )


@sample("messages/prompt", "monday")
def _(typed: Typed) -> Message:
    churn = replace(resets(typed), ref=ref("KR14"), title=typed("Churn"), next_number_on=date(2026, 12, 1))
    rows = (resets(typed, unchanged_times=2), sso(typed), wins(typed))
    return asked(typed, *rows, not_asked=(churn,))


@sample("messages/prompt", "one-answered-and-one-for-somebody-away")
def _(typed: Typed) -> Message:
    rows = (resets(typed), wins(typed, owner=carol(typed)))
    return asked(typed, *rows, answered=frozenset({ref("KR12")}))


@sample("messages/prompt", "all-done")
def _(typed: Typed) -> Message:
    return asked(typed, resets(typed), answered=frozenset({ref("KR12")}))


@sample("messages/prompt", "gone-away-since")
def _(typed: Typed) -> Message:
    return asked(typed, resets(typed), away_until=date(2026, 12, 4))


@sample("messages/prompt", "put-off-until-now")
def _(typed: Typed) -> Message:
    return asked(typed, resets(typed), is_snoozed=True)


@sample("messages/snoozed", "until-tomorrow")
def _(typed: Typed) -> Message:
    return snoozed(on=date(2026, 11, 24), at=time(9))


MONDAY = date(2026, 11, 23)


@sample("messages/prompt", "preview")
def _(typed: Typed) -> Message:
    return prompt(
        me=ana(typed),
        rows=(resets(typed),),
        answered=frozenset(),
        not_asked=(),
        away_until=None,
        due_on=MONDAY,
        preview_on=date(2026, 11, 23),
    )


@sample("messages/prompt", "preview-of-nothing")
def _(typed: Typed) -> Message:
    return prompt(
        me=ana(typed),
        rows=(),
        answered=frozenset(),
        not_asked=(),
        away_until=None,
        due_on=MONDAY,
        preview_on=date(2026, 11, 23),
    )


@sample("messages/nudge", "two-open")
def _(typed: Typed) -> Message:
    return nudge(me=ana(typed), rows=(resets(typed), sso(typed)), due_on=date(2026, 11, 23), is_on_time=True)


@sample("messages/nudge", "one-open-after-the-day")
def _(typed: Typed) -> Message:
    return nudge(me=ana(typed), rows=(resets(typed),), due_on=date(2026, 11, 20), is_on_time=False)


@sample("messages/nudge", "all-done")
def _(typed: Typed) -> Message:
    return nudge(me=ana(typed), rows=(), due_on=date(2026, 11, 23), is_on_time=True)
