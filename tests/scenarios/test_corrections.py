"""People repair what was said: both values stay in the history."""

from datetime import date

import pytest
from sqlmodel import col, select

from storage.models import CheckIn, KeyResult, OutboxRow, Person, Post, PostedCheckIn
from tests.builders import Company
from tests.scenarios.cast import add_milestones, key_result, stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    stage_growth(office)
    return office


def history(office: Office) -> list[tuple[str, bool]]:
    """Each value that was ever said of KR1, and whether it stands."""
    check_ins = select(CheckIn).order_by(col(CheckIn.id))
    rows = office.db.read(lambda session: list(session.exec(check_ins)))
    return [(str(row.value), row.withdrawn_at is None) for row in rows]


def test_a_correction_takes_the_place_of_the_wrong_value_and_both_stay(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr correct KR1 6.5", channel="growth")

    ana.sees("Corrected: KR1 Password resets, 5.5% is now 6.5%")
    assert history(growth) == [("5.5", False), ("6.5", True)]
    assert str(key_result(growth, 1).current) == "6.5"
    assert key_result(growth, 1).last_note == "SSO pilot with Sales"


def test_a_correction_keeps_its_moment_in_time(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr correct KR1 6.5", channel="growth")

    ana.sees("Corrected")
    old, new = growth.db.read(lambda session: list(session.exec(select(CheckIn).order_by(col(CheckIn.id)))))
    assert (new.at, new.on, new.corrects_id) == (old.at, old.on, old.id)


def test_correct_beside_what_was_saved_opens_the_form(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr KR1 55 took the wrong column", channel="growth")
    ana.clicks("Correct")
    assert ana.value("Value now (%)") == "55"
    ana.fills("Value now (%)", "4.2")

    ana.submits()

    ana.sees("55% is now 4.2%", in_="modal")
    assert history(growth) == [("5.5", True), ("55", False), ("4.2", True)]


def test_a_correction_that_changes_nothing_is_refused(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr correct KR1", channel="growth")

    ana.submits()

    assert ana.modal.errors == {"Value now (%)": "That is what the check-in says already. Type what it should say."}


def test_an_older_check_in_is_corrected_in_the_history_and_the_newest_value_stays(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr KR1 4.2", channel="growth")
    ana.types("/okr correct KR1", channel="growth")
    ana.clicks("An older one")
    ana.clicks("Correct", beside="9 Nov 5.5%")
    ana.fills("Value now (%)", "6.5")

    ana.submits()

    ana.sees("5.5% is now 6.5%", in_="modal")
    assert str(key_result(growth, 1).current) == "4.2"


def test_deleting_the_newest_brings_the_one_before_back(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr KR1 55", channel="growth")

    ana.types("/okr delete KR1", channel="growth")
    ana.sees("Delete this check-in of KR1 Password resets? Ana said: 19 Nov 55%")
    assert str(key_result(growth, 1).current) == "55"
    ana.clicks("Delete it")

    ana.sees("Deleted: the check-in of KR1 Password resets that said 55%")
    ana.sees("It stands at 5.5%")
    assert str(key_result(growth, 1).current) == "5.5"
    assert history(growth) == [("5.5", True), ("55", False)]


def test_the_question_whether_to_delete_names_the_check_in_that_it_would_take_back(growth: Office) -> None:
    ana, carol = growth.person("Ana Diaz"), growth.person("Carol Kim")
    ana.types("/okr delete KR1", channel="growth")
    carol.types("/okr KR1 6.1 counted again", channel="growth")
    carol.sees("Saved for Ana")

    ana.clicks("Delete it")

    ana.sees("It stands at 6.1%")
    assert history(growth) == [("5.5", False), ("6.1", True)]


def test_whoever_only_mistyped_corrects_instead(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr delete KR1", channel="growth")
    ana.clicks("Correct it instead")
    ana.fills("Value now (%)", "6.5")

    ana.submits()

    ana.sees("5.5% is now 6.5%", in_="modal")


def test_a_stranger_is_not_even_asked_whether_to_delete(growth: Office) -> None:
    dan = growth.person("Dan Roth")

    dan.types("/okr delete KR1", channel="general")

    dan.sees("You cannot update KR1")


def test_more_check_ins_than_fit_are_a_click_away(growth: Office) -> None:
    def weeks(company: Company) -> None:
        item = company.session.get_one(KeyResult, 1)
        owner = company.session.get_one(Person, item.owner_id)
        for day in range(1, 14):
            company.check_in(item, owner, f"6.{day:02}", date(2026, 11, day))

    growth.build(weeks)
    ana = growth.person("Ana Diaz")
    ana.types("/okr correct KR1", channel="growth")
    ana.clicks("An older one")
    ana.sees("And 2 older ones", in_="modal")

    ana.clicks("Show older ones", in_="modal")

    ana.sees("1 Nov 6.01%", in_="modal")
    ana.sees_no_more("12 Nov 6.12%", in_="modal")


def test_deleting_an_older_one_asks_back_and_shows_it_as_taken_back(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr correct KR1", channel="growth")
    ana.clicks("An older one")

    ana.clicks("Delete", confirms="Delete")

    ana.sees("taken back, kept for the record", in_="modal")
    assert key_result(growth, 1).current is None


def test_a_stranger_cannot_correct(growth: Office) -> None:
    dan = growth.person("Dan Roth")

    dan.types("/okr correct KR1 6.5", channel="general")

    dan.sees("You cannot update KR1")
    assert history(growth) == [("5.5", True)]


def test_two_corrections_at_once_do_not_both_count(growth: Office) -> None:
    ana, carol = growth.person("Ana Diaz"), growth.person("Carol Kim")
    ana.types("/okr correct KR1", channel="growth")
    carol.types("/okr correct KR1 6.5", channel="growth")
    carol.sees("Corrected")
    ana.fills("Value now (%)", "4.2")

    ana.submits()

    ana.sees("KR1 was changed while you were writing", in_="modal")
    assert history(growth) == [("5.5", False), ("6.5", True)]


def test_steps_are_brought_back_when_a_check_in_is_deleted(growth: Office) -> None:
    add_milestones(growth, "Designed", "Built")
    ana = growth.person("Ana Diaz")
    ana.types("/okr KR2 1", channel="growth")
    ana.types("/okr KR2 2", channel="growth")
    ana.sees("2 of 2 steps")

    ana.types("/okr delete KR2", channel="growth")
    ana.clicks("Delete it")

    ana.sees("It stands at 1 of 2 steps")


def test_steps_are_corrected_one_by_one(growth: Office) -> None:
    add_milestones(growth, "Designed", "Built")
    ana = growth.person("Ana Diaz")
    ana.types("/okr KR2 1", channel="growth")
    ana.types("/okr correct KR2", channel="growth")
    ana.unticks("Steps that are done", "Designed")
    ana.ticks("Steps that are done", "Built")

    ana.submits()

    ana.sees("Corrected: KR2 Launch", in_="modal")


def test_posts_that_showed_the_wrong_value_are_repaired_and_marked(growth: Office) -> None:
    def post(company: Company) -> None:
        shown = company._add(
            Post(
                workspace_id=company.workspace_id,
                kind="summary",
                slack_channel="C1",
                slack_ts="1.1",
                posted_at=company.now,
            )
        )
        company._add(PostedCheckIn(workspace_id=company.workspace_id, post_id=shown.key, check_in_id=1))

    growth.build(post)
    ana = growth.person("Ana Diaz")

    ana.types("/okr correct KR1 6.5", channel="growth")

    ana.sees("Corrected")
    marked = growth.db.read(lambda session: session.get_one(Post, 1).corrected_at)
    repairs = growth.db.read(lambda session: session.exec(select(OutboxRow.post_id)).all())
    assert marked is not None
    assert list(repairs) == [1]
