"""Teams, as people make and change them."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from bot.domain.entered import Choice
from bot.domain.errors import ChangedMeanwhile, Invalid, InvalidForm, NotAllowed, NotFound
from bot.domain.people import Actor
from bot.domain.teams import Channel, TeamCard, TeamEntered
from bot.domain.vocabulary import Every
from bot.usecases.company.teams import (
    archive_team,
    create_team,
    edit_team,
    find_team,
    list_teams,
    open_team,
    restore_team,
)
from bot.usecases.company.workspaces import actor_of, open_workspace
from storage.database import Database
from storage.models import AuditEvent, Person, Team
from storage.repositories.people import People
from tests.builders import Company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
GROWTH = Channel("C1", "growth")
ENTERED = TeamEntered(name="Growth", channel_id="C1", leads=("UCAROL",), members=("UANA", "UBEN"))


class Stage:
    """Ana and Ben are members, Carol leads Growth, Dan has no team, Gus is a guest, Olga is an OKR admin."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.workspace_id = open_workspace(db, "T1", "Acme", NOW)
        for name in ("Ana", "Ben", "Carol", "Dan"):
            self.person(name)
        self.person("Gus", is_guest=True)
        self.person("Olga", is_okr_admin=True)
        self.person("Robo", is_bot=True)
        self.person("Dora", is_deactivated=True)
        self.person("Eve", is_external=True)

    def person(self, name: str, **values: Any) -> None:
        self.build(lambda company: company.person(name, f"U{name.upper()}", **values))

    def build(self, work: Callable[[Company], object]) -> None:
        self.db.write(lambda session: work(Company(session, self.workspace_id, NOW)))

    def acts(self, name: str) -> Actor:
        def find(session: Any) -> Actor:
            person = People(session, self.workspace_id).of_slack(f"U{name.upper()}")
            assert isinstance(person, Person)
            return actor_of(session, person, NOW)

        return self.db.read(find)

    def growth(self, by: str = "Carol", **entered: Any) -> TeamCard:
        return create_team(self.db, self.acts(by), replace(ENTERED, **entered), GROWTH, "view:1", NOW)

    def edits(self, card: TeamCard, by: str = "Carol", version: int = 1, **entered: Any) -> TeamCard:
        channel = entered.pop("channel", GROWTH)
        return edit_team(self.db, self.acts(by), card.id, version, replace(ENTERED, **entered), channel, NOW)

    def rows(self, table: type[Any]) -> list[Any]:
        from sqlmodel import select

        return list(self.db.read(lambda session: session.exec(select(table)).all()))


@pytest.fixture
def stage(db: Database) -> Stage:
    return Stage(db)


def problems(error: pytest.ExceptionInfo[InvalidForm]) -> dict[str, str]:
    return {each.field: each.problem for each in error.value.problems}


def test_any_member_makes_a_team(stage: Stage) -> None:
    card = stage.growth(by="Dan")

    assert [str(each) for each in card.leads] == ["Carol"]
    assert [str(each) for each in card.members] == ["Ana", "Ben", "Carol"]
    assert card.parent_name == "Acme"


def test_a_guest_makes_none(stage: Stage) -> None:
    with pytest.raises(NotAllowed) as refused:
        stage.growth(by="Gus")

    assert refused.value.who_could == ("UOLGA",)


def test_the_same_submission_makes_one_team(stage: Stage) -> None:
    assert stage.growth() == stage.growth()
    assert len(stage.rows(Team)) == 2


def test_a_new_team_leaves_a_trace(stage: Stage) -> None:
    card = stage.growth()

    [event] = stage.rows(AuditEvent)
    assert (event.verb, event.item_kind, event.item_id) == ("create", "team", card.id)
    assert event.after["name"] == "Growth"


def test_a_channel_belongs_to_one_team(stage: Stage) -> None:
    stage.growth()

    with pytest.raises(InvalidForm) as refused:
        create_team(stage.db, stage.acts("Dan"), replace(ENTERED, name="Sales"), GROWTH, "view:2", NOW)

    assert problems(refused) == {"channel": "#growth is the channel of Growth already. A channel belongs to one team."}


def test_everything_wrong_is_said_at_once_and_nothing_is_stored(stage: Stage) -> None:
    archived = replace(GROWTH, is_archived=True)
    entered = TeamEntered(name=" ", channel_id="C1", leads=(), members=("UROBO",), zone="Mars/Base")

    with pytest.raises(InvalidForm) as refused:
        create_team(stage.db, stage.acts("Dan"), entered, archived, "view:2", NOW)

    assert set(problems(refused)) == {"name", "channel", "leads", "members", "zone"}
    assert len(stage.rows(Team)) == 1


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("UROBO", "Robo is an app. Choose people."),
        ("UDORA", "The account of Dora is no longer active. Choose somebody else."),
        ("UEVE", "Eve works for another company, and goals stay within this one."),
        ("UGUS", "Gus is a guest. A lead has to be a full member of the workspace."),
    ],
)
def test_not_everybody_can_lead(stage: Stage, who: str, why: str) -> None:
    with pytest.raises(InvalidForm) as refused:
        stage.growth(leads=(who,))

    assert problems(refused) == {"leads": why}


def test_a_guest_can_be_a_member(stage: Stage) -> None:
    assert "Gus" in [str(each) for each in stage.growth(members=("UGUS",)).members]


def test_a_team_has_three_leads_at_most(stage: Stage) -> None:
    with pytest.raises(InvalidForm) as refused:
        stage.growth(leads=("UANA", "UBEN", "UCAROL", "UDAN"))

    assert problems(refused) == {"leads": "Choose one to three leads."}


@pytest.mark.parametrize("who", ["Carol", "Olga"])
def test_its_lead_and_admins_change_a_team(stage: Stage, who: str) -> None:
    card = stage.edits(stage.growth(), by=who, name="Growth and sales", members=())

    assert (card.name, [str(each) for each in card.members]) == ("Growth and sales", ["Carol"])


@pytest.mark.parametrize("who", ["Ana", "Dan"])
def test_nobody_else_does(stage: Stage, who: str) -> None:
    card = stage.growth()

    with pytest.raises(NotAllowed) as refused:
        stage.edits(card, by=who, name="Mine now")

    assert refused.value.who_could == ("UCAROL",)


def test_the_company_is_for_admins(stage: Stage) -> None:
    [company] = list_teams(stage.db, stage.acts("Ana"))

    with pytest.raises(NotAllowed) as refused:
        open_team(stage.db, stage.acts("Ana"), company.id)

    assert refused.value.who_could == ("UOLGA",)
    assert open_team(stage.db, stage.acts("Olga"), company.id).is_company


def test_a_change_leaves_what_was_before(stage: Stage) -> None:
    stage.edits(stage.growth(), prompt_weekday=1)

    event = stage.rows(AuditEvent)[-1]
    assert (event.before, event.after) == ({"prompt_weekday": None}, {"prompt_weekday": 1})


def test_saving_what_is_saved_changes_nothing(stage: Stage) -> None:
    card = stage.growth()

    stage.edits(card, members=("UANA", "UBEN", "UCAROL"))

    assert len(stage.rows(AuditEvent)) == 1


def test_two_open_forms_lose_nothing(stage: Stage) -> None:
    card = stage.growth()
    stage.edits(card, name="Growth and sales")

    with pytest.raises(ChangedMeanwhile):
        stage.edits(card, by="Olga", version=1, prompt_weekday=3)

    assert find_team(stage.db, stage.acts("Ana"), "growth and sales", "") is not None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Growth and sales"),
        ("channel_id", "C2"),
        ("leads", ("UCAROL", "UDAN")),
        ("members", ("UANA",)),
        ("parent", "3"),
        ("prompt_weekday", 3),
        ("prompt_time", time(8, 30)),
        ("every", Every.TWO_WEEKS),
        ("locks_rhythm", True),
        ("leads_decide", True),
        ("capacity", "30"),
        ("summary_weekday", 4),
        ("summary_time", time(11)),
        ("zone", "Asia/Tokyo"),
        ("country", Choice("GB", "United Kingdom")),
    ],
)
def test_whichever_field_differs_is_shown_with_both_values(stage: Stage, field: str, value: Any) -> None:
    stage.build(lambda company: company.person("Zoe", "UZOE"))
    card = stage.growth()
    create_team(stage.db, stage.acts("Carol"), replace(ENTERED, name="Sales", channel_id=""), None, "view:2", NOW)
    stage.edits(card, members=("UANA", "UBEN", "UZOE"))
    entered: dict[str, Any] = {field: value, "channel": Channel("C2", "other") if field == "channel_id" else GROWTH}

    with pytest.raises(ChangedMeanwhile) as conflict:
        stage.edits(card, "Olga", 1, **entered)

    shown = [name for name, saved, entered in conflict.value.fields if saved != entered and name != "members"]
    assert len(shown) == 1 or field == "members", conflict.value.fields
    assert conflict.value.by == "UCAROL"


def test_the_check_above_knows_every_field() -> None:
    assert {each.name for each in fields(TeamEntered)} == {
        *("name", "channel_id", "leads", "members", "parent", "prompt_weekday", "prompt_time", "every"),
        *("locks_rhythm", "leads_decide", "capacity", "summary_weekday", "summary_time", "zone", "country"),
    }


def test_a_team_is_not_part_of_itself(stage: Stage) -> None:
    card = stage.growth()
    sales = create_team(
        stage.db, stage.acts("Carol"), replace(ENTERED, name="Sales", parent=str(card.id)), None, "view:2", NOW
    )

    with pytest.raises(InvalidForm) as refused:
        stage.edits(card, parent=str(sales.id))

    assert set(problems(refused)) == {"parent"}


def test_an_archived_team_leaves_the_list_and_comes_back(stage: Stage) -> None:
    card = stage.growth()

    archive_team(stage.db, stage.acts("Carol"), card.id, NOW)
    assert [each.name for each in list_teams(stage.db, stage.acts("Ana"))] == ["Acme"]

    restore_team(stage.db, stage.acts("Carol"), card.id, NOW)
    assert [each.name for each in list_teams(stage.db, stage.acts("Ana"))] == ["Acme", "Growth"]


def test_archiving_twice_is_archiving_once(stage: Stage) -> None:
    card = stage.growth()

    archive_team(stage.db, stage.acts("Carol"), card.id, NOW)
    archive_team(stage.db, stage.acts("Carol"), card.id, NOW)

    assert [each.verb for each in stage.rows(AuditEvent)] == ["create", "archive"]


def test_a_team_comes_back_without_a_channel_that_is_taken_by_now(stage: Stage) -> None:
    card = stage.growth()
    archive_team(stage.db, stage.acts("Carol"), card.id, NOW)
    create_team(stage.db, stage.acts("Dan"), replace(ENTERED, name="Sales"), GROWTH, "view:2", NOW)

    assert restore_team(stage.db, stage.acts("Carol"), card.id, NOW).channel_id == ""


def test_the_company_is_never_archived(stage: Stage) -> None:
    [company] = list_teams(stage.db, stage.acts("Olga"))

    with pytest.raises(Invalid, match="stays"):
        archive_team(stage.db, stage.acts("Olga"), company.id, NOW)


def test_a_guest_sees_the_teams_of_their_channels_only(stage: Stage) -> None:
    stage.growth()
    stage.person("Gina", is_guest=True, guest_channels=["C1"])

    assert [each.name for each in list_teams(stage.db, stage.acts("Gina"))] == ["Growth"]
    assert list_teams(stage.db, stage.acts("Gus")) == []


def test_what_somebody_who_left_still_owns_is_shown_to_the_lead_alone(stage: Stage) -> None:
    card = stage.growth()

    def dora_owns(company: Company) -> None:
        team = company.session.get_one(Team, card.id)
        people = People(company.session, company.workspace_id)
        dora, ana = people.of_slack("UDORA"), people.of_slack("UANA")
        assert dora is not None
        assert ana is not None
        objective = company.objective("Improve the login experience", ana, team)
        company.key_result("Password resets", objective, dora)

    stage.build(dora_owns)

    seen = find_team(stage.db, stage.acts("Carol"), "Growth", "")
    assert seen is not None
    assert [(str(each.person), [str(ref) for ref in each.items]) for each in seen.left_behind] == [("Dora", ["KR1"])]
    others = find_team(stage.db, stage.acts("Ana"), "Growth", "")
    assert others is not None
    assert others.left_behind == ()


def test_a_team_of_another_workspace_is_not_found(stage: Stage) -> None:
    card = stage.growth()
    elsewhere = open_workspace(stage.db, "T2", "Other", NOW)
    stage.db.write(lambda session: Company(session, elsewhere, NOW).person("Zoe", "UZOE", is_okr_admin=True))

    def find(session: Any) -> Actor:
        person = People(session, elsewhere).of_slack("UZOE")
        assert person is not None
        return actor_of(session, person, NOW)

    zoe = stage.db.read(find)
    with pytest.raises(NotFound):
        open_team(stage.db, zoe, card.id)
    with pytest.raises(NotFound):
        archive_team(stage.db, zoe, card.id, NOW)
