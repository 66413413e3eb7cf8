"""Samples of Home."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.domain.delivery_report import DeliveryReport, Undelivered
from bot.domain.home_page import HomePage, HomeSettings, Record, TeamRecord
from bot.domain.vocabulary import Every
from messages.home import home
from messages.payload import View
from storage.sqlite_faults import known_fault
from tests.messages.cards import Typed, ana, beta_launch, carol, e_sign, login_line, ref, resets, sso, wins
from tests.messages.samples import sample
from tests.messages.samples_verdicts import sso_back

MONDAYS = HomeSettings(0, time(9), Every.WEEK, "Europe/Madrid")


@sample("home/home", "three-updates")
def _(typed: Typed) -> View:
    return home(
        page=HomePage(
            me=ana(typed),
            cycle_name=typed("Q4 2026"),
            settings=MONDAYS,
            owed=(resets(typed), sso(typed), wins(typed)),
            key_results=(beta_launch(typed),),
            initiatives=(sso(typed, ref=ref("I5")),),
            asks=(e_sign(typed),),
            objectives=(login_line(typed),),
            record=Record(on_time=6, late=1, away=1),
            team_records=(TeamRecord(typed("Growth"), Record(30, 4, 2, 1)),),
        )
    )


@sample("home/home", "away-and-owing")
def _(typed: Typed) -> View:
    away = replace(MONDAYS, away_until=date(2026, 12, 4))
    return home(page=HomePage(ana(typed), typed("Q4 2026"), away, owed=(resets(typed),), record=Record(missed=1)))


@sample("home/home", "first-visit")
def _(typed: Typed) -> View:
    page = HomePage(ana(typed), typed("Q4 2026"), MONDAYS, is_live=False, may_set_up=True)
    return home(page=page)


@sample("home/home", "not-set-up-by-others")
def _(typed: Typed) -> View:
    page = HomePage(ana(typed), typed("Q4 2026"), MONDAYS, is_live=False, admins=(carol(typed),))
    return home(page=page)


@sample("home/home", "nobody-is-admin")
def _(typed: Typed) -> View:
    return home(page=HomePage(ana(typed), typed("Q4 2026"), MONDAYS, is_live=False))


@sample("home/home", "away")
def _(typed: Typed) -> View:
    away = replace(MONDAYS, away_until=date(2026, 12, 4))
    page = HomePage(ana(typed), typed("Q4 2026"), away, initiatives=(sso(typed),), next_due_on=date(2026, 12, 7))
    return home(page=page)


def monday_at_nine() -> datetime:
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@sample("home/home", "of-an-admin-while-nothing-can-be-sent")
def _(typed: Typed) -> View:
    report = DeliveryReport(
        monday_at_nine(),
        is_stalled=True,
        waiting=31,
        unsure=1,
        given_up=7,
        undelivered=(
            Undelivered(4, "summary", typed("Growth"), "not_in_channel"),
            Undelivered(3, "prompt", typed("Ben"), "perhaps sent; Slack does not let me look: missing_scope"),
            Undelivered(2, "nudge", typed("Ben"), "channel_not_found"),
            Undelivered(1, "home", typed("Ben"), "HTTP 500"),
        ),
        paused_because="token_revoked",
        paused_until=monday_at_nine(),
        database_fault=known_fault((3, 40, 1)),
    )
    return home(page=HomePage(ana(typed), typed("Q4 2026"), MONDAYS, delivery=report))


@sample("home/home", "of-an-admin-before-the-first-beat")
def _(typed: Typed) -> View:
    return home(page=HomePage(ana(typed), typed("Q4 2026"), MONDAYS, delivery=DeliveryReport(None, waiting=1)))


@sample("home/home", "more-than-fits")
def _(typed: Typed) -> View:
    return home(
        page=HomePage(
            me=ana(typed),
            cycle_name=typed("Q4 2026"),
            settings=MONDAYS,
            owed=(resets(typed),) * 12,
            key_results=(wins(typed),) * 12,
            initiatives=(sso(typed),) * 12,
            asks=(e_sign(typed),) * 12,
            look_backs=(sso_back(typed),) * 12,
            objectives=(login_line(typed),) * 8,
            has_more_objectives=True,
            is_live=False,
            may_set_up=True,
            page=1,
            has_more=True,
        )
    )
