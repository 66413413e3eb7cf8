"""Samples of teams."""

from dataclasses import replace
from datetime import time

from bot.domain.entered import Choice
from bot.domain.errors import ChangedMeanwhile
from bot.domain.teams import LeftBehind, OpenedTeam, TeamCard, TeamEntered, TeamLine
from bot.domain.vocabulary import Every, TeamChange
from messages.form_values import Version
from messages.payload import Message, View
from messages.teams import merge_form, team, team_form, team_list, team_merged
from tests.messages.cards import Typed, ana, carol, ref
from tests.messages.samples import sample


def growth(typed: Typed) -> TeamCard:
    return TeamCard(
        id=2,
        name=typed("Growth"),
        is_company=False,
        channel_id="C0GROWTH01",
        parent_name=typed("Acme"),
        leads=(carol(typed),),
        members=(ana(typed), carol(typed)),
        may_manage=True,
        left_behind=(LeftBehind(ana(typed), (ref("KR3"), ref("I4"))), LeftBehind(None, (ref("KR7"),))),
    )


def acme(typed: Typed) -> TeamCard:
    return TeamCard(1, typed("Acme"), True, "", "", (), (), False)


def opened(typed: Typed) -> OpenedTeam:
    entered = TeamEntered(
        name=typed("Growth"),
        channel_id="C0GROWTH01",
        leads=("U0CAROL01",),
        members=("U0ANA0001", "U0CAROL01"),
        parent="1",
        prompt_weekday=1,
        prompt_time=time(8, 30),
        every=Every.TWO_WEEKS,
        locks_rhythm=True,
        country=Choice("ES", "Spain"),
        summary_time=time(15, 30),
        zone="Europe/Madrid",
    )
    return OpenedTeam(entered, (TeamLine(1, typed("Acme")),), team_id=2, version=3)


@sample("messages/team_list", "the-company-alone")
def _(typed: Typed) -> Message:
    return team_list(cards=[acme(typed)], may_create=False)


@sample("messages/team_list", "two")
def _(typed: Typed) -> Message:
    return team_list(cards=[acme(typed), growth(typed)], may_create=True)


@sample("messages/team_list", "more-than-fits")
def _(typed: Typed) -> Message:
    return team_list(cards=[growth(typed)] * 30, may_create=True)


@sample("messages/team", "to-look-at")
def _(typed: Typed) -> Message:
    return team(card=replace(growth(typed), may_manage=False, left_behind=()), change=None, in_setup=False)


@sample("messages/team", "new")
def _(typed: Typed) -> Message:
    return team(card=replace(growth(typed), left_behind=()), change=TeamChange.CREATE, in_setup=True)


@sample("messages/team", "saved")
def _(typed: Typed) -> Message:
    return team(card=growth(typed), change=TeamChange.EDIT, in_setup=False)


@sample("messages/team", "archived")
def _(typed: Typed) -> Message:
    return team(card=replace(growth(typed), is_archived=True), change=TeamChange.ARCHIVE, in_setup=False)


@sample("messages/team", "back-without-its-channel")
def _(typed: Typed) -> Message:
    return team(card=replace(growth(typed), channel_id=""), change=TeamChange.RESTORE, in_setup=False)


@sample("modals/team", "new")
def _(typed: Typed) -> View:
    begun = OpenedTeam(
        TeamEntered(typed(""), leads=("U0ANA0001",), members=("U0ANA0001",), parent="1"),
        (TeamLine(1, typed("Acme")),),
    )
    return team_form(opened=begun, version=Version(), conflict=None)


@sample("modals/team", "settings")
def _(typed: Typed) -> View:
    return team_form(opened=opened(typed), version=Version(2, 3), conflict=None)


@sample("modals/team", "saved-by-somebody-else-meanwhile")
def _(typed: Typed) -> View:
    fields = (("name", typed("Growth and sales"), typed("Growth")),)
    conflict = ChangedMeanwhile(typed("Growth"), "U0CAROL01", fields)
    return team_form(opened=opened(typed), version=Version(2, 4), conflict=conflict)


@sample("modals/team", "the-company")
def _(typed: Typed) -> View:
    return team_form(opened=replace(opened(typed), is_company=True), version=Version(1, 1), conflict=None)


@sample("modals/merge_team", "into-one-of-two")
def _(typed: Typed) -> View:
    others = (TeamLine(3, typed("Sales")), TeamLine(4, typed("Support")))
    return merge_form(team=TeamLine(2, typed("Growth")), others=others)


@sample("modals/merge_team", "nowhere-to-go")
def _(typed: Typed) -> View:
    return merge_form(team=TeamLine(2, typed("Growth")), others=())


@sample("messages/team_merged", "with-its-objectives")
def _(typed: Typed) -> Message:
    return team_merged(name=typed("Sales"), into=growth(typed), objectives=2, people=1)
