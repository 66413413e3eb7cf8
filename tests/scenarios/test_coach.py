"""People hear one thought of the coach after saving, and all of them when they ask."""

import pytest
from sqlmodel import select

from bot.domain.vocabulary import CoachRule, Indicator
from storage.models import Initiative, KeyResult, Workspace
from storage.models import Person as PersonRow
from tests.builders import Company
from tests.pretend_slack.people import Person
from tests.scenarios.conftest import Office


def login_of_growth(company: Company, office: Office) -> None:
    """O1 with KR1 of Ana's, in Growth, which Carol leads; Dan is in no team."""
    ana, carol, _ = (
        company.person(name, office.slack_id(f"{name} {family}"))
        for name, family in (("Ana", "Diaz"), ("Carol", "Kim"), ("Dan", "Roth"))
    )
    team = company.team("Growth", carol, ana)
    objective = company.objective("Improve the login experience", ana, team)
    company.key_result("Password resets", objective, ana, "10", "1", indicator=Indicator.LAGGING)


@pytest.fixture
def growth(office: Office) -> Office:
    office.build(lambda company: login_of_growth(company, office))
    return office


def types(office: Office, typed: str, name: str = "Ana Diaz") -> Person:
    person = office.person(name)
    person.types(f"/okr {typed}", channel="general" if name == "Dan Roth" else "growth")
    return person


def test_a_task_is_saved_and_then_named_as_one(growth: Office) -> None:
    ana = types(growth, "new initiative for KR1: Email a prospect back")
    ana.submits()

    ana.sees("Saved: I1 Email a prospect back")
    ana.sees("This reads like a task")
    ana.sees('Because of "email"')
    assert growth.count(Initiative) == 1


def test_edit_beside_the_thought_reopens_the_form(growth: Office) -> None:
    ana = types(growth, "new initiative for KR1: Email a prospect back")
    ana.submits()

    ana.clicks("Edit", beside="This reads like a task")
    ana.fills("What will you do?", "Win back lost prospects")
    ana.submits()

    ana.sees("Changed: I1 Win back lost prospects")
    ana.sees_not("This reads like a task")


def test_a_clean_initiative_hears_nothing(growth: Office) -> None:
    ana = types(growth, "new initiative for KR1: Implement SSO")
    ana.submits()

    ana.sees("Saved: I1 Implement SSO")
    ana.sees_not("This reads like")


def test_a_key_result_that_is_work_is_named_as_such(growth: Office) -> None:
    ana = types(growth, "new kr for O1: Launch the website")
    ana.chooses("How is it measured?", "Take steps that are done or not")
    ana.submits()

    ana.sees("This reads like an activity")


def test_everything_of_ones_own_at_once(growth: Office) -> None:
    types(growth, "new initiative for KR1: Increase conversion from 2% to 5%").submits()

    ana = types(growth, "coach")

    ana.sees("2 thoughts on what you own")
    ana.sees("I1 Increase conversion from 2% to 5%: This reads like a key result")
    ana.sees("O1 Improve the login experience: All of its key results are lagging")


def test_a_lead_looks_at_the_team(growth: Office) -> None:
    types(growth, "coach Growth", "Carol Kim").sees("1 thought on Growth")


def test_others_do_not_look_at_the_team(growth: Office) -> None:
    dan = types(growth, "coach Growth", "Dan Roth")

    dan.sees("Carol")
    dan.sees_not("thought on")


def test_one_item_is_looked_at_by_those_who_may_edit_it(growth: Office) -> None:
    types(growth, "coach O1").sees("1 thought on O1")
    types(growth, "coach O1", "Dan Roth").sees_not("1 thought on O1")


def test_a_rule_that_the_workspace_switched_off_is_silent(growth: Office) -> None:
    growth.build(lambda company: _switch_off(company, CoachRule.ONLY_LAGGING))

    types(growth, "coach").sees("Nothing to say about what you own")


def _switch_off(company: Company, rule: CoachRule) -> None:
    workspace = company.session.get(Workspace, company.workspace_id)
    assert workspace is not None
    workspace.coach_off = [rule.value]


def test_a_task_is_kept_in_the_task_list_with_one_click(growth: Office) -> None:
    ana = types(growth, "new initiative for KR1: Email a prospect back")
    ana.submits()

    ana.clicks("Keep it in my task list")

    ana.sees("Dropped: I1 Email a prospect back")
    ana.clicks("Reopen")
    ana.sees("Open again: I1")


def test_an_initiative_that_is_a_number_is_turned_into_a_key_result(growth: Office) -> None:
    ana = types(growth, "new initiative for KR1: Increase conversion from 2% to 5%")
    ana.submits()

    ana.clicks("Turn into a key result")
    ana.sees("It takes the place of I1")
    ana.submits()

    ana.sees("Turned into: KR2 Increase conversion 2% -> 5%")
    types(growth, "history KR2").sees("It was I1 before")


def test_a_key_result_that_is_work_is_turned_into_an_initiative(growth: Office) -> None:
    ana = types(growth, "new kr for O1: Launch the website")
    ana.chooses("How is it measured?", "Take steps that are done or not")
    ana.submits()

    ana.clicks("Turn into an initiative")
    ana.submits()

    ana.sees("Turned into: I1 Launch the website (for KR1)")


def test_thoughts_beyond_a_page_are_one_click_away(growth: Office) -> None:
    def build(company: Company) -> None:
        key_result = company.session.exec(select(KeyResult)).one()
        owner = company.session.get_one(PersonRow, key_result.owner_id)
        for at in range(1, 21):
            company.initiative(f"Email prospect {at} back", key_result, owner)

    growth.build(build)
    ana = types(growth, "coach")
    ana.sees("thoughts on what you own")
    ana.sees_not("Email prospect 20 back")

    ana.clicks("Show more")

    ana.sees("Email prospect 20 back")
