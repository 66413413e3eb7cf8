"""Samples of what `/okr` shows."""

from datetime import date

from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import Status
from messages.mine import mine
from messages.payload import Message
from tests.messages.cards import Typed, beta_launch, carol, e_sign, never_checked_in, resets, sso, wins
from tests.messages.samples import sample
from tests.messages.samples_verdicts import sso_back


@sample("messages/mine", "three-updates")
def _(typed: Typed) -> Message:
    return mine(
        name=typed("Ana"),
        cycle_name=typed("Q4 2026"),
        owed=(resets(typed), sso(typed), wins(typed)),
        key_results=(beta_launch(typed),),
        initiatives=(),
        asks=(e_sign(typed),),
        next_due_on=date(2026, 11, 30),
    )


@sample("messages/mine", "away")
def _(typed: Typed) -> Message:
    return mine(
        name=typed("Ben"),
        cycle_name=typed("Q4 2026"),
        owed=(),
        key_results=(resets(typed),),
        initiatives=(),
        asks=(),
        next_due_on=date(2026, 11, 23),
        away_until=date(2026, 12, 4),
    )


@sample("messages/mine", "nothing-due")
def _(typed: Typed) -> Message:
    silent = ShownStatus(ShownKind.NO_NEWS, Status.ON_TRACK, date(2026, 11, 9))
    return mine(
        name=typed("Ana"),
        cycle_name=typed("Q4 2026"),
        owed=(),
        key_results=(resets(typed, status=silent), never_checked_in(typed)),
        initiatives=(sso(typed),),
        asks=(),
        next_due_on=date(2026, 11, 30),
    )


@sample("messages/mine", "owns-nothing")
def _(typed: Typed) -> Message:
    return mine(
        name=typed("Dan"),
        cycle_name=typed("Q4 2026"),
        owed=(),
        key_results=(),
        initiatives=(),
        asks=(),
        next_due_on=None,
    )


@sample("messages/mine", "more-than-fits")
def _(typed: Typed) -> Message:
    return mine(
        name=typed("Ana"),
        cycle_name=typed("Q4 2026"),
        owed=(resets(typed),) * 8,
        key_results=(wins(typed),) * 8,
        initiatives=(sso(typed, owner=carol(typed)),) * 8,
        asks=(e_sign(typed),) * 8,
        next_due_on=None,
        look_backs=(sso_back(typed),) * 8,
    )
