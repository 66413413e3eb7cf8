"""When somebody is due: their own choice, else their team's, else the workspace's."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.vocabulary import Every
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.rhythm.scheduling import Rhythm, reschedule_team, rhythm_of_person, schedule_person
from storage.database import Database
from storage.models import Person, Team, Workspace
from tests.builders import Company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)  # a Thursday
TUESDAY, FRIDAY = 1, 4


class Cast:
    """Ana in the team of Growth, in a company that is live and asks on Mondays at nine."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.workspace: Workspace = company.session.get_one(Workspace, company.workspace_id)
        self.workspace.live_at = company.now
        self.ana: Person = company.person("Ana", "U1", zone="Europe/Madrid")
        self.growth: Team = company.team("Growth", None, self.ana)

    def rhythm(self) -> Rhythm:
        self.company.session.flush()
        return rhythm_of_person(self.company.session, self.ana, self.workspace)


OfAna = Callable[[Callable[[Cast], Any]], Any]


@pytest.fixture
def of_ana(sqlite_url: str) -> Any:
    db = Database.open(sqlite_url)
    workspace_id = open_workspace(db, "T1", "Acme", NOW)

    def ask(stage: Callable[[Cast], Any]) -> Any:
        return db.write(lambda session: stage(Cast(Company(session, workspace_id, NOW))))

    yield ask
    db.close()


def test_where_nobody_chose_anything_the_workspace_holds(of_ana: OfAna) -> None:
    def stage(cast: Cast) -> Rhythm:
        cast.workspace.every = Every.MONTH_LAST
        return cast.rhythm()

    assert of_ana(stage) == Rhythm(0, time(9), "Europe/Madrid", Every.MONTH_LAST)


def test_the_team_goes_before_the_workspace_and_oneself_before_the_team(of_ana: OfAna) -> None:
    def stage(cast: Cast) -> Rhythm:
        cast.growth.prompt_weekday, cast.growth.prompt_time = TUESDAY, time(8, 30)
        cast.ana.prompt_weekday = FRIDAY
        return cast.rhythm()

    assert of_ana(stage) == Rhythm(FRIDAY, time(8, 30), "Europe/Madrid")


def test_what_a_team_has_locked_goes_before_everything(of_ana: OfAna) -> None:
    def stage(cast: Cast) -> Rhythm:
        cast.ana.prompt_weekday, cast.ana.every = FRIDAY, Every.MONTH_FIRST
        cast.company.team("Sales", None, cast.ana, prompt_weekday=TUESDAY, locks_rhythm=True)
        return cast.rhythm()

    assert of_ana(stage) == Rhythm(TUESDAY, time(9), "Europe/Madrid", locked_by="Sales")


def test_in_six_teams_the_first_counts_and_the_company_comes_last(of_ana: OfAna) -> None:
    def stage(cast: Cast) -> Rhythm:
        company_team = cast.company.company_team()
        company_team.prompt_weekday = 3
        cast.company.joins(company_team, cast.ana)
        for number in range(4):
            cast.company.team(f"Team {number}", None, cast.ana, prompt_weekday=number % 2 + 1)
        return cast.rhythm()

    assert of_ana(stage).weekday == TUESDAY


def test_a_newcomer_answers_in_the_weeks_of_a_two_week_team(of_ana: OfAna) -> None:
    def stage(cast: Cast) -> date | None:
        cast.growth.every, cast.growth.next_round_on = Every.TWO_WEEKS, date(2026, 11, 30)
        cast.company.session.flush()
        schedule_person(cast.company.session, cast.ana, NOW)
        return cast.ana.next_prompt_on

    assert of_ana(stage) == date(2026, 11, 30)


def test_a_round_that_was_due_keeps_its_distance_from_the_next(of_ana: OfAna) -> None:
    def stage(cast: Cast) -> date | None:
        cast.growth.next_round_on, cast.growth.prompt_weekday = date(2026, 11, 23), FRIDAY
        cast.company.round(cast.growth, date(2026, 11, 16))
        reschedule_team(cast.company.session, cast.growth, NOW)
        return cast.growth.next_round_on

    assert of_ana(stage) == date(2026, 11, 20)
