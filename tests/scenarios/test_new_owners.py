"""People are made owners by somebody else, and hear it at once."""

import pytest
from sqlmodel import select

from storage.models import AuditEvent, KeyResult, OutboxRow, Workspace
from tests.pretend_slack.people import Person
from tests.scenarios.cast import key_result, stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    """A live workspace."""
    stage_growth(office)
    office.build(
        lambda company: setattr(company.session.get_one(Workspace, company.workspace_id), "live_at", company.now)
    )
    return office


def carol_gives_kr1_to_ben(office: Office) -> Person:
    carol = office.person("Carol Kim")
    carol.types("/okr edit KR1", channel="growth")
    carol.chooses("Owner", "Ben Okoro")
    carol.submits()
    carol.sees("Changed: KR1", in_="modal")
    carol.closes_all()
    return carol


def owner_of_kr1(office: Office) -> int | None:
    return office.db.read(lambda session: session.exec(select(KeyResult.owner_id).where(KeyResult.number == 1)).one())


def test_a_new_owner_hears_it_at_once_and_accepts(growth: Office) -> None:
    carol_gives_kr1_to_ben(growth)
    ben = growth.person("Ben Okoro")
    ben.sees("Carol made you the owner of KR1 Password resets.", in_="dm")

    ben.clicks("Accept", in_="dm")

    ben.sees("You own KR1 Password resets.", in_="dm")
    ben.sees_no_more("[Not mine]", in_="dm")
    verbs = growth.db.read(lambda session: session.exec(select(AuditEvent.verb)).all())
    assert verbs[-1] == "accept"


def test_not_mine_gives_it_back_to_whoever_assigned_it(growth: Office) -> None:
    carol = carol_gives_kr1_to_ben(growth)
    ben = growth.person("Ben Okoro")

    ben.clicks("Not mine", in_="dm")

    ben.sees("You gave KR1 Password resets back. Carol owns it now and hears about it.", in_="dm")
    carol.sees("Ben says that KR1 Password resets is not theirs, so it is yours now.", in_="dm")
    carol.types("/okr history KR1", channel="growth")
    carol.sees("given back by Ben: owner from Ben to Carol")


def test_an_answer_after_somebody_else_took_over_changes_nothing(growth: Office) -> None:
    carol = carol_gives_kr1_to_ben(growth)
    ben = growth.person("Ben Okoro")
    ben.sees("Carol made you the owner", in_="dm")
    carol.types("/okr edit KR1", channel="growth")
    carol.chooses("Owner", "Ana Diaz")
    carol.submits()
    carol.sees("Changed: KR1", in_="modal")
    before = owner_of_kr1(growth)

    ben.clicks("Not mine", in_="dm")

    ben.sees("has another owner by now: Ana.", in_="dm")
    assert owner_of_kr1(growth) == before


def test_whoever_takes_something_themselves_hears_nothing(growth: Office) -> None:
    carol = growth.person("Carol Kim")
    carol.types("/okr edit KR1", channel="growth")
    carol.chooses("Owner", "Carol Kim")

    carol.submits()

    carol.sees("Changed: KR1", in_="modal")
    kinds = growth.db.read(lambda session: session.exec(select(OutboxRow.kind)).all())
    assert "new_owner" not in kinds


def test_nobody_hears_anything_before_the_workspace_is_live(office: Office) -> None:
    stage_growth(office)

    carol_gives_kr1_to_ben(office)

    assert key_result(office, 1).owner_id is not None
    kinds = office.db.read(lambda session: session.exec(select(OutboxRow.kind)).all())
    assert "new_owner" not in kinds


def test_the_owner_of_a_new_objective_with_key_results_hears_it_once(growth: Office) -> None:
    carol = growth.person("Carol Kim")
    carol.types("/okr new objective Fewer calls", channel="growth")
    carol.chooses("Owner", "Ben Okoro")
    carol.fills("First key result", "Calls from 10 to 5")
    carol.submits()
    carol.sees("Saved: O2 Fewer calls", in_="modal")

    growth.person("Ben Okoro").sees("Carol made you the owner of O2 Fewer calls.", in_="dm")
    kinds = growth.db.read(lambda session: session.exec(select(OutboxRow.kind)).all())
    assert list(kinds).count("new_owner") == 1
