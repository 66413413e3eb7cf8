"""Lists: what each filter means, in pages, in a constant number of queries."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.errors import Invalid, NotFound
from bot.domain.filters import Filter, FilterBy
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Stage, Status
from bot.usecases.looking.home import look_at_home
from bot.usecases.looking.lists import PAGE, ListedObjectives, list_initiatives, list_objectives
from bot.usecases.looking.mine import what_is_mine
from bot.usecases.looking.overview import look_at_overview
from bot.usecases.looking.search import search
from bot.usecases.looking.show import look_at_item
from storage.database import Database
from storage.models import KeyResult
from tests.usecases.looking import NOW, Cast, a_company, said, statements

AN_EARLIER_MONDAY, LAST_MONDAY = date(2026, 11, 9), date(2026, 11, 16)


def titles(listed: ListedObjectives) -> list[str]:
    return [card.title for objective in listed.objectives for card in objective.key_results]


def listing(
    db: Database, stage: Callable[[Cast], object], by: FilterBy, name: str = "", mention: str = ""
) -> list[str]:
    actor = a_company(db, stage)
    return titles(list_objectives(db, actor, Filter(by, name, mention), NOW))


def two_owners(cast: Cast) -> None:
    cast.goal("Of Ana")
    cast.goal("Of Ben", cast.ben, cast.company.company_team())


def test_mine_is_what_i_own(db: Database) -> None:
    assert listing(db, two_owners, FilterBy.MINE) == ["Of Ana"]


@pytest.mark.parametrize("name", ["Ben Okoro", "ben", "okoro"])
def test_a_person_is_found_by_any_part_of_the_name(db: Database, name: str) -> None:
    assert listing(db, two_owners, FilterBy.NAMED, name) == ["Of Ben"]


def test_a_mention_is_a_person(db: Database) -> None:
    assert listing(db, two_owners, FilterBy.PERSON, mention="U1") == ["Of Ben"]


def test_a_channel_is_its_team(db: Database) -> None:
    assert listing(db, two_owners, FilterBy.TEAM, mention="C1") == ["Of Ana"]


@pytest.mark.parametrize("name", ["Growth", "growth", "gro"])
def test_a_team_is_found_by_the_beginning_of_its_name(db: Database, name: str) -> None:
    assert listing(db, two_owners, FilterBy.NAMED, name) == ["Of Ana"]


def test_the_company_is_the_root_team(db: Database) -> None:
    assert listing(db, two_owners, FilterBy.COMPANY) == ["Of Ben"]


@pytest.mark.parametrize("name", ["q4", "Q4 2026", "2026", "this quarter"])
def test_a_cycle_is_found_as_people_name_it(db: Database, name: str) -> None:
    assert listing(db, two_owners, FilterBy.CYCLE, name) == ["Of Ben", "Of Ana"]


def test_a_cycle_that_does_not_exist_names_those_that_do(db: Database) -> None:
    with pytest.raises(Invalid, match="There is: Q4 2026"):
        listing(db, two_owners, FilterBy.CYCLE, "Q1 2031")


def test_an_unknown_name_gets_the_nearest_team(db: Database) -> None:
    with pytest.raises(Invalid, match="Did you mean the team Growth"):
        listing(db, two_owners, FilterBy.NAMED, "Growht")


def test_at_risk_means_at_risk_and_off_track(db: Database) -> None:
    def stage(cast: Cast) -> None:
        for status in Status:
            cast.goal(status.value, **said(status))

    assert listing(db, stage, FilterBy.AT_RISK) == ["at_risk", "off_track"]


def test_behind_is_held_against_the_pace(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("No number yet")
        cast.goal("Half of the way", current="5.5")

    assert listing(db, stage, FilterBy.BEHIND) == ["No number yet"]


def test_no_news_means_two_due_dates_in_a_row(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.asked(cast.ana, AN_EARLIER_MONDAY, LAST_MONDAY)
        cast.goal("Silent", **said(Status.ON_TRACK, date(2026, 11, 2)))
        cast.goal("Answered once", **said(Status.ON_TRACK, AN_EARLIER_MONDAY))
        cast.goal("Never started")

    assert listing(db, stage, FilterBy.NO_NEWS) == ["Silent"]


def test_an_initiative_that_is_only_planned_moves_nothing_yet(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Alone")
        for stage in (Stage.PLANNED, Stage.ACTIVE):
            objective = cast.company.objective(stage.value, cast.ana, cast.growth)
            key_result = cast.company.key_result(stage.value, objective, cast.ana)
            cast.company.initiative("Implement SSO", key_result, cast.ana, stage=stage)

    assert listing(db, stage, FilterBy.NO_INITIATIVE) == ["Alone", "planned"]


def test_a_key_result_whose_target_is_reached_needs_no_initiative(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Reached", current=1)
        cast.goal("Open", current="5.5")

    assert listing(db, stage, FilterBy.NO_INITIATIVE) == ["Open"]


def test_an_objective_counts_all_of_its_key_results_and_lists_those_that_are_meant(db: Database) -> None:
    def stage(cast: Cast) -> None:
        objective = cast.company.objective("Login", cast.ana, cast.growth)
        cast.company.key_result("Half", objective, cast.ana, "0", "10", current=Decimal(5), **said(Status.AT_RISK))
        cast.company.key_result("All", objective, cast.ana, "0", "10", current=Decimal(10), **said(Status.ON_TRACK))

    actor = a_company(db, stage)
    [objective] = list_objectives(db, actor, Filter(FilterBy.AT_RISK), NOW).objectives

    assert ([card.title for card in objective.key_results], str(objective.progress)) == (["Half"], "75.00")


def test_a_list_comes_in_pages(db: Database) -> None:
    actor = a_company(db, lambda cast: [cast.goal(f"Goal {number}") for number in range(PAGE + 1)])

    second = list_objectives(db, actor, Filter(), NOW, offset=PAGE)

    assert (titles(second), second.total) == ([f"Goal {PAGE}"], PAGE + 1)


def test_initiatives_of_a_key_result(db: Database) -> None:
    def stage(cast: Cast) -> None:
        objective = cast.company.objective("Login", cast.ana, cast.growth)
        for title in ("First", "Second"):
            key_result = cast.company.key_result(title, objective, cast.ana)
            cast.company.initiative(f"For the {title.lower()}", key_result, cast.ana)

    actor = a_company(db, stage)
    listed = list_initiatives(db, actor, Filter(), Reference(ItemKind.KEY_RESULT, 2), NOW)

    assert [card.title for card in listed.initiatives] == ["For the second"]


def test_initiatives_of_a_key_result_that_does_not_exist(db: Database) -> None:
    actor = a_company(db, two_owners)

    with pytest.raises(NotFound):
        list_initiatives(db, actor, Filter(), Reference(ItemKind.KEY_RESULT, 99), NOW)


def test_words_are_found_in_titles_and_standing_notes(db: Database) -> None:
    def stage(cast: Cast) -> None:
        objective = cast.company.objective("Improve the LOGIN", cast.ana, cast.growth)
        noted = cast.company.key_result("Password resets", objective, cast.ana)
        cast.company.check_in(noted, cast.ana, "5", LAST_MONDAY, note="The login page is 100% new")
        taken_back = cast.company.key_result("Churn", objective, cast.ana)
        cast.company.check_in(taken_back, cast.ana, "5", LAST_MONDAY, note="login", withdrawn_at=NOW)

    actor = a_company(db, stage)
    found = search(db, actor, "login", NOW)

    assert [(str(line.ref), line.note) for line in found.lines] == [("O1", ""), ("KR1", "The login page is 100% new")]
    assert [str(line.ref) for line in search(db, actor, "page login", NOW).lines] == ["KR1"]
    assert search(db, actor, "100_", NOW).total == 0


def test_letters_of_other_alphabets_are_found_in_either_case(db: Database) -> None:
    actor = a_company(db, lambda cast: cast.goal("Élargir la gamme"))

    assert search(db, actor, "élargir", NOW).total == 2


def test_the_overview_counts_by_team_what_is_shown(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.asked(cast.ana, AN_EARLIER_MONDAY, LAST_MONDAY)
        cast.goal("Silent", current="5.5", **said(Status.ON_TRACK, date(2026, 11, 2)))
        cast.goal("Fine", cast.ben, cast.company.company_team(), current="1", **said(Status.ON_TRACK))

    seen = look_at_overview(db, a_company(db, stage), "", NOW)

    assert [(team.name, str(team.progress), team.counts.no_news) for team in seen.teams] == [
        ("Acme", "100.00", 0),
        ("Growth", "50.00", 1),
    ]
    assert (seen.counts.total, str(seen.progress)) == (2, "75.00")


def listed_by(by: FilterBy) -> Callable[[Database, Actor], object]:
    return lambda db, actor: list_objectives(db, actor, Filter(by), NOW)


READINGS: dict[str, Callable[[Database, Actor], object]] = {
    "list all": listed_by(FilterBy.ALL),
    "list mine": listed_by(FilterBy.MINE),
    "list at risk": listed_by(FilterBy.AT_RISK),
    "list behind": listed_by(FilterBy.BEHIND),
    "list no news": listed_by(FilterBy.NO_NEWS),
    "list no initiative": listed_by(FilterBy.NO_INITIATIVE),
    "initiatives": lambda db, actor: list_initiatives(db, actor, Filter(), None, NOW),
    "overview": lambda db, actor: look_at_overview(db, actor, "", NOW),
    "mine": lambda db, actor: what_is_mine(db, actor, NOW),
    "home": lambda db, actor: look_at_home(db, actor, NOW),
    "search": lambda db, actor: search(db, actor, "goal", NOW),
    "show": lambda db, actor: look_at_item(db, actor, Reference(ItemKind.OBJECTIVE, 1), NOW),
}


@dataclass(frozen=True)
class Sizes:
    """The same company with three items and with sixty, for whoever only reads."""

    three: Database
    sixty: Database
    ana: Actor


@pytest.fixture(scope="module")
def sizes(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sizes]:
    """Each item with a check-in and an initiative."""
    databases: list[Database] = []
    actors: list[Actor] = []
    for count in (3, 60):

        def stage(cast: Cast, count: int = count) -> None:
            for number in range(count):
                key_result = cast.company.session.get_one(KeyResult, cast.goal(f"Goal {number}"))
                cast.company.check_in(key_result, cast.ana, "9", LAST_MONDAY, status=Status.AT_RISK, note="A goal")
                cast.company.initiative(f"Goal {number}", key_result, cast.ana)

        path = tmp_path_factory.mktemp("lists") / "okr.sqlite3"
        shutil.copyfile(sqlite_template, path)
        databases.append(Database.open(f"sqlite:///{path}"))
        actors.append(a_company(databases[-1], stage))
    assert actors[0] == actors[1]
    three, sixty = databases
    yield Sizes(three, sixty, actors[0])
    three.close()
    sixty.close()


@pytest.mark.parametrize("name", READINGS)
def test_sixty_items_take_no_more_queries_than_three(sizes: Sizes, name: str) -> None:
    with statements(sizes.three) as for_three:
        READINGS[name](sizes.three, sizes.ana)
    with statements(sizes.sixty) as for_sixty:
        READINGS[name](sizes.sixty, sizes.ana)

    assert for_three
    assert len(for_sixty) <= len(for_three)


def test_a_number_without_a_status_is_not_counted_as_not_started(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Numbers alone"))
        cast.company.check_in(key_result, cast.ana, "9", LAST_MONDAY)
        cast.goal("Nothing yet")

    counts = look_at_overview(db, a_company(db, stage), "", NOW).counts

    assert (counts.not_said, counts.not_started, counts.total) == (1, 1, 2)
