"""Samples of the forms of check-ins."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.doubts import Doubt
from bot.domain.entries import Entry
from bot.domain.slips import Slip
from bot.domain.vocabulary import Health, QuestionKind, Status
from messages.check_ins import initiative_saved, update, update_initiative, update_saved
from messages.confirm import confirmed
from messages.payload import Message, View
from tests.messages.cards import Typed, ana, beta_launch, carol, never_checked_in, ref, resets, said, sso, wins
from tests.messages.cards import check_in as line
from tests.messages.samples import sample


@sample("modals/update", "number")
def _(typed: Typed) -> View:
    return update(card=resets(typed), typed=Entry("5.5", Status.ON_TRACK), is_stale=False)


@sample("modals/update", "with-what-was-typed")
def _(typed: Typed) -> View:
    entry = Entry(typed("about 45"), None, typed("First try"))
    return update(card=never_checked_in(typed), typed=entry, is_stale=False)


@sample("modals/update", "somebody-saved-meanwhile")
def _(typed: Typed) -> View:
    newer = replace(line(typed, 382, date(2026, 11, 19), "6.1", "Counted again"), by=carol(typed))
    card = resets(typed, check_ins=(line(typed, 381, date(2026, 11, 16), "5.5"), newer))
    return update(card=card, typed=Entry(typed("4.2"), Status.AT_RISK, typed("SSO live")), is_stale=True)


@sample("modals/update", "milestones")
def _(typed: Typed) -> View:
    card = beta_launch(typed)
    return update(card=card, typed=Entry(None, Status.AT_RISK, "", (card.steps[0].id,)), is_stale=False)


@sample("modals/update", "many-milestones")
def _(typed: Typed) -> View:
    return update(card=beta_launch(typed, done=3, total=14), typed=Entry(steps=()), is_stale=False)


@sample("modals/update_initiative", "active")
def _(typed: Typed) -> View:
    entry = Entry("2 of 5", Health.ON_TRACK, "", None, typed("Legal"))
    return update_initiative(card=sso(typed), typed=entry, is_stale=False)


@sample("messages/update_saved", "for-somebody-else")
def _(typed: Typed) -> Message:
    by_carol = replace(line(typed, 382, date(2026, 11, 19), "4.2"), by=carol(typed), on_behalf_of=ana(typed))
    return update_saved(card=resets(typed, "4.2", check_ins=(by_carol,)), before=None, note="")


@sample("messages/update_saved", "perhaps-a-slip")
def _(typed: Typed) -> Message:
    return update_saved(card=resets(typed, "400"), before=Decimal("5.5"), note="", slip=Slip(Decimal(4)))


@sample("messages/update_saved", "far-off")
def _(typed: Typed) -> Message:
    return update_saved(card=resets(typed, "700"), before=Decimal("5.5"), note="", slip=Slip())


@sample("messages/update_saved", "questioned")
def _(typed: Typed) -> Message:
    card = wins(typed, "9.4", is_contradicted=True)
    return update_saved(card=card, before=Decimal("10.1"), note="", doubt=Doubt(QuestionKind.GREEN_BUT_BEHIND, card))


@sample("messages/update_saved", "off-track-despite")
def _(typed: Typed) -> Message:
    card = resets(typed, "6.1", status=said(Status.OFF_TRACK))
    doubt = Doubt(QuestionKind.OFF_TRACK_DESPITE, card, (sso(typed),))
    return update_saved(card=card, before=Decimal("5.5"), note=typed("The vendor left"), doubt=doubt)


@sample("messages/update_saved", "off-track-despite-many")
def _(typed: Typed) -> Message:
    card = resets(typed, "6.1", status=said(Status.OFF_TRACK))
    doubt = Doubt(QuestionKind.OFF_TRACK_DESPITE, card, tuple(sso(typed, ref=ref(f"I{each}")) for each in range(1, 11)))
    return update_saved(card=card, before=Decimal("5.5"), note="", doubt=doubt)


@sample("messages/confirmed", "second-time")
def _(typed: Typed) -> Message:
    return confirmed(confirmed=(resets(typed, unchanged_times=2), sso(typed)), newer=(), wordless=())


@sample("messages/confirmed", "newer-and-wordless")
def _(typed: Typed) -> Message:
    contradicted = wins(typed, is_contradicted=True)
    return confirmed(confirmed=(), newer=(resets(typed),), wordless=(contradicted, sso(typed)))


@sample("messages/confirmed", "nothing-left")
def _(typed: Typed) -> Message:
    return confirmed(confirmed=(), newer=(), wordless=())


@sample("messages/update_saved", "moved")
def _(typed: Typed) -> Message:
    return update_saved(card=resets(typed, "4.2"), before=Decimal("5.5"), note=typed("SSO live for Sales and Support"))


@sample("messages/update_saved", "unchanged-second-time")
def _(typed: Typed) -> Message:
    return update_saved(card=resets(typed, unchanged_times=2), before=Decimal("5.5"), note="")


@sample("messages/update_saved", "first-number")
def _(typed: Typed) -> Message:
    return update_saved(card=resets(typed, next_number_on=date(2026, 12, 1)), before=None, note=typed("Read today"))


@sample("messages/update_saved", "worse-than-the-start")
def _(typed: Typed) -> Message:
    return update_saved(card=wins(typed, "9.4"), before=Decimal("10.1"), note="")


@sample("messages/initiative_saved", "blocked")
def _(typed: Typed) -> Message:
    card = sso(typed, status=said(Health.BLOCKED), blocked_by=typed("Legal"), note=typed("Contract is with them"))
    return initiative_saved(card=card)


@sample("messages/update_saved", "status-better-number-worse")
def _(typed: Typed) -> Message:
    reports = (
        line(typed, 1, date(2026, 11, 9), "5.5", status=Status.OFF_TRACK),
        line(typed, 2, date(2026, 11, 16), "6.1", status=Status.AT_RISK),
    )
    card = resets(typed, "6.1", status=said(Status.AT_RISK), check_ins=reports)
    return update_saved(card=card, before=Decimal("5.5"), note="", doubt=Doubt(QuestionKind.IMPROVED_WHILE_WORSE, card))
