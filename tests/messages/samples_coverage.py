"""Samples of coverage and capacity: what has no work, which work is odd, and how much is planned."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.capacity import Plan, TeamCoverage
from bot.domain.cards import ItemLine
from bot.domain.entered import InitiativeEntered
from bot.domain.home_page import HomePage
from bot.domain.initiative_coverage import Gap
from bot.domain.vocabulary import CoverageGap, ItemChange
from messages.form_values import FormValue
from messages.home import home
from messages.initiatives import initiative, initiative_changed
from messages.lists import initiative_list, objective_list
from messages.payload import Message, View
from messages.summaries import team_summary
from messages.teams import team_plan
from tests.messages.cards import Typed, ana, login, ref, resets, sso
from tests.messages.samples import sample
from tests.messages.samples_home import MONDAYS
from tests.messages.samples_summaries import a_summary

_LACKS = (CoverageGap.NO_KEY_RESULT, CoverageGap.NO_INITIATIVE, CoverageGap.NOT_LOOKED_BACK)


def within(typed: Typed) -> Plan:
    return Plan(typed("Growth"), Decimal(22), Decimal(30))


def beyond(typed: Typed) -> Plan:
    return Plan(typed("Growth"), Decimal("32.5"), Decimal(30), unknown=3)


def unstated(typed: Typed) -> Plan:
    return Plan(typed("Growth"), Decimal(22), None, unknown=1)


def gaps(typed: Typed) -> tuple[Gap, ...]:
    """Key results without work, and each kind of odd work."""
    bare = tuple(
        Gap(CoverageGap.NO_INITIATIVE, ItemLine(ref(f"KR{number}"), typed("Backlog"))) for number in (4, 9, 11, 14)
    )
    kinds = [kind for kind in CoverageGap if kind not in _LACKS]
    odd = tuple(
        Gap(kind, ItemLine(ref(f"I{number}"), typed("Implement SSO")), ref("KR12"))
        for number, kind in enumerate(kinds, start=1)
    )
    return (*bare, *odd)


def ends(typed: Typed) -> tuple[Gap, ...]:
    """Objectives without a key result, more than are named, and done work without a verdict."""
    aims = (Gap(CoverageGap.NO_KEY_RESULT, ItemLine(ref(f"O{number}"), typed("Grow"))) for number in range(7, 13))
    done = (Gap(CoverageGap.NOT_LOOKED_BACK, ItemLine(ref(f"I{number}"), typed("Price list"))) for number in (8, 9))
    return (*aims, *done)


@sample("messages/team_summary", "gaps-in-coverage")
def _(typed: Typed) -> Message:
    return team_summary(summary=replace(a_summary(typed), gaps=gaps(typed)))


@sample("messages/team_summary", "one-gap")
def _(typed: Typed) -> Message:
    return team_summary(summary=replace(a_summary(typed), gaps=gaps(typed)[-1:]))


@sample("messages/team_summary", "no-key-result-and-not-looked-back")
def _(typed: Typed) -> Message:
    return team_summary(summary=replace(a_summary(typed), gaps=ends(typed)))


@sample("messages/objective_list", "work-to-look-at")
def _(typed: Typed) -> Message:
    odd = gaps(typed)[4:]
    heading = "Key results without an active initiative, Q4 2026"
    return objective_list(heading=heading, objectives=(login(typed),), total=1, more=None, lacks="none", odd=odd)


@sample("messages/initiative_list", "of-a-team-with-its-plan")
def _(typed: Typed) -> Message:
    heading = typed("Initiatives: Growth")
    return initiative_list(heading=heading, initiatives=(sso(typed),), total=1, more=None, plan=within(typed))


@sample("messages/initiative_changed", "beyond-what-the-team-has")
def _(typed: Typed) -> Message:
    return initiative_changed(card=sso(typed), change=ItemChange.CREATE, plan=beyond(typed), gap=gaps(typed)[-1])


@sample("modals/initiative", "with-the-plan-of-its-team")
def _(typed: Typed) -> View:
    entered = InitiativeEntered(typed("Implement SSO"))
    form = FormValue("token")
    return initiative(form=form, entered=entered, said_task=False, conflict=None, plan=within(typed))


@sample("messages/team_plan", "within")
def _(typed: Typed) -> Message:
    return team_plan(plan=within(typed), is_saved=False)


@sample("messages/team_plan", "beyond")
def _(typed: Typed) -> Message:
    return team_plan(plan=beyond(typed), is_saved=True)


@sample("messages/team_plan", "unstated")
def _(typed: Typed) -> Message:
    return team_plan(plan=unstated(typed), is_saved=False)


@sample("home/home", "of-a-lead-with-gaps")
def _(typed: Typed) -> View:
    coverage = (
        TeamCoverage(2, 1, beyond(typed)),
        TeamCoverage(0, 1, unstated(typed)),
        TeamCoverage(0, 0, within(typed)),
    )
    page = HomePage(ana(typed), typed("Q4 2026"), MONDAYS, key_results=(resets(typed),), coverage=coverage)
    return home(page=page)
