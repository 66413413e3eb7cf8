"""What `/okr coach` reads: ideas, too, which nobody has planned yet."""

import pytest

from bot.domain.entered import NOTHING, Choice
from bot.domain.vocabulary import CoachRule
from bot.usecases.goals.coaching import coach_mine, coach_team
from storage.database import Database
from tests.usecases.brainstorm import I1, Brainstorm
from tests.usecases.looking import NOW


@pytest.fixture
def team(db: Database) -> Brainstorm:
    return Brainstorm(db).begins()


@pytest.mark.parametrize("key_result", [NOTHING, Choice("KR1", "KR1")], ids=["for no key result yet", "for KR1"])
def test_an_idea_that_reads_like_a_task_is_named_until_it_is_declined(team: Brainstorm, key_result: Choice) -> None:
    team.has("Email a prospect back", key_result=key_result)

    for found in (
        coach_mine(team.db, team.people["Ana"], NOW),
        coach_team(team.db, team.people["Carol"], "Growth", NOW),
    ):
        assert (I1, CoachRule.TASK) in [(each.ref, each.rule) for each in found.thoughts]
    team.declines()
    left = coach_team(team.db, team.people["Carol"], "Growth", NOW)
    assert I1 not in [each.ref for each in left.thoughts]


def test_ideas_before_another_team_are_none_of_its_leads_business(team: Brainstorm) -> None:
    team.has("Email a prospect back", team="Sales")

    assert I1 not in [each.ref for each in coach_team(team.db, team.people["Carol"], "Growth", NOW).thoughts]
