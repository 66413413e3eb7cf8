"""Two teams become one, and nothing of either is lost."""

from datetime import date

import pytest
from sqlmodel import Session, select

from bot.domain.errors import Invalid, NotAllowed, NotFound
from bot.domain.people import Actor
from bot.domain.vocabulary import Stage, TeamRole, Visibility
from bot.usecases.company.merging import merge_team, open_merge, where_it_went
from bot.usecases.company.teams import find_team
from bot.usecases.company.workspaces import actor_of
from storage.database import Database
from storage.models import AuditEvent, HelpingTeam, Initiative, Membership, Objective, Person, RosterEntry, Round, Team
from tests.usecases.looking import NOW, Cast, a_company

DUE = date(2026, 11, 16)


def two_teams(cast: Cast) -> None:
    """Growth is Carol's, with Ana and Ben; Sales is Carol's too, with Dan."""
    sales = cast.company.team("Sales", cast.carol, cast.dan, channel_id="C2")
    cast.goal("Password resets")
    cast.goal("Secret", visibility=Visibility.PRIVATE)
    cast.goal("Deals", cast.dan, sales)


def team(db: Database, name: str) -> Team:
    return db.read(lambda session: session.exec(select(Team).where(Team.name == name)).one())


def acting(db: Database, name: str) -> Actor:
    named = select(Person).where(Person.name == name)
    return db.read(lambda session: actor_of(session, session.exec(named).one(), NOW))


def merged(db: Database) -> Actor:
    a_company(db, two_teams)
    carol = acting(db, "Carol Kim")
    merge_team(db, carol, team(db, "Growth").key, team(db, "Sales").key, NOW)
    return carol


def roles(db: Database, name: str) -> dict[str, TeamRole]:
    def look(session: Session) -> dict[str, TeamRole]:
        found = select(Person.name, Membership.role).join(Membership).join(Team).where(Team.name == name)
        return {str(person).split()[0]: TeamRole(role) for person, role in session.exec(found)}

    return db.read(look)


def test_people_objectives_and_their_history_go_over(db: Database) -> None:
    merged(db)

    sales = team(db, "Sales").key
    objectives, moves = db.read(
        lambda session: (
            session.exec(select(Objective)).all(),
            session.exec(select(AuditEvent).where(AuditEvent.verb == "move")).all(),
        )
    )
    assert {each.team_id for each in objectives} == {sales}
    assert len(moves) == 2
    assert roles(db, "Sales") == {
        "Carol": TeamRole.LEAD,
        "Dan": TeamRole.MEMBER,
        "Ana": TeamRole.MEMBER,
        "Ben": TeamRole.MEMBER,
    }


def test_the_old_team_is_archived_and_says_where_it_went(db: Database) -> None:
    carol = merged(db)

    assert team(db, "Growth").archived_at == NOW
    assert find_team(db, carol, "Growth", "") is None
    assert where_it_went(db, carol, "growth") == ("Growth", "Sales")


def test_a_form_that_was_open_meanwhile_merges_nothing_twice(db: Database) -> None:
    carol = merged(db)

    with pytest.raises(Invalid):
        merge_team(db, carol, team(db, "Growth").key, team(db, "Sales").key, NOW)
    with pytest.raises(Invalid):
        merge_team(db, carol, team(db, "Sales").key, team(db, "Growth").key, NOW)


def test_nobody_merges_a_team_that_they_do_not_lead(db: Database) -> None:
    a_company(db, two_teams)

    with pytest.raises(NotAllowed):
        merge_team(db, acting(db, "Ana Diaz"), team(db, "Growth").key, team(db, "Sales").key, NOW)


def test_a_lead_sees_no_team_of_others_as_a_place_to_merge_into(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.company.team("Sales", cast.dan)

    a_company(db, stage)
    carol = acting(db, "Carol Kim")

    assert open_merge(db, carol, team(db, "Growth").key).into == ()
    with pytest.raises(Invalid):
        merge_team(db, carol, team(db, "Growth").key, team(db, "Sales").key, NOW)


def test_the_company_stays(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_teams(cast)
        cast.carol.is_okr_admin = True

    a_company(db, stage)

    with pytest.raises(Invalid):
        merge_team(db, acting(db, "Carol Kim"), team(db, "Acme").key, team(db, "Sales").key, NOW)
    with pytest.raises(NotFound):
        merge_team(db, acting(db, "Carol Kim"), 999, team(db, "Sales").key, NOW)


def test_whoever_was_asked_in_the_old_team_counts_in_the_open_round_of_the_new_one(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_teams(cast)
        sales = cast.company.session.exec(select(Team).where(Team.name == "Sales")).one()
        for each in (
            cast.company.round(cast.growth, DUE, cast.ana, cast.carol),
            cast.company.round(sales, DUE, cast.dan, cast.carol),
        ):
            each.summarised_at = None

    a_company(db, stage)
    merge_team(db, acting(db, "Carol Kim"), team(db, "Growth").key, team(db, "Sales").key, NOW)

    def look(session: Session) -> tuple[list[str], bool]:
        found = select(Person.name).join(RosterEntry).join(Round).join(Team).where(Team.name == "Sales")
        old = session.exec(select(Round).join(Team).where(Team.name == "Growth")).one()
        return sorted(session.exec(found)), old.summarised_at is not None

    assert db.read(look) == (["Ana Diaz", "Carol Kim", "Dan Roth"], True)


def test_teams_below_get_a_new_place_and_no_circle_arises(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_teams(cast)
        middle = cast.company.team("Middle", cast.carol, parent_id=cast.growth.key)
        cast.company.team("Deep", cast.carol, parent_id=middle.key)

    a_company(db, stage)
    carol = acting(db, "Carol Kim")

    merge_team(db, carol, team(db, "Growth").key, team(db, "Deep").key, NOW)

    assert team(db, "Middle").parent_id == team(db, "Acme").key
    assert team(db, "Deep").parent_id == team(db, "Middle").key


def test_where_the_old_team_helped_the_new_one_helps(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_teams(cast)
        support = cast.company.team("Support", cast.carol)
        cast.goal("Calls", cast.carol, support)
        resets = cast.company.session.exec(select(Objective).where(Objective.title == "Calls")).one()
        key_result = cast.company.key_result("Fewer calls", resets, cast.carol)
        helped = cast.company.initiative("Help pages", key_result, cast.carol)
        workspace_id = cast.company.workspace_id
        cast.company.session.add(
            HelpingTeam(workspace_id=workspace_id, initiative_id=helped.key, team_id=cast.growth.key)
        )

    a_company(db, stage)

    merge_team(db, acting(db, "Carol Kim"), team(db, "Growth").key, team(db, "Sales").key, NOW)

    helping = db.read(lambda session: session.exec(select(HelpingTeam.team_id)).all())
    assert list(helping) == [team(db, "Sales").key]


def test_an_idea_goes_with_its_team(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_teams(cast)
        cast.company.initiative("Loyalty", None, cast.ana, team_id=cast.growth.key, stage=Stage.IDEA)

    a_company(db, stage)

    merge_team(db, acting(db, "Carol Kim"), team(db, "Growth").key, team(db, "Sales").key, NOW)

    idea = db.read(lambda session: session.exec(select(Initiative)).one())
    assert idea.team_id == team(db, "Sales").key
