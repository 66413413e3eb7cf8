"""People type a command without saying for which item."""

import pytest

from tests.scenarios.cast import add_key_result, stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    stage_growth(office)
    return office


def test_edit_alone_offers_what_is_mine_and_a_click_opens_its_form(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr edit", channel="growth")
    ana.sees("Which one do you want to edit?")

    ana.clicks("Edit", beside="KR1 Password resets")

    assert ana.value("How will you know?") == "Password resets"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("show", "I1 Implement SSO"),
        ("close", "O1 Improve the login experience"),
        ("move", "KR1 Password resets"),
        ("duplicate", "KR1 Password resets"),
        ("history", "Which history do you want to see?"),
        ("delete", "Which check-in do you want to delete?"),
        ("reopen", "You own nothing that this can be done with."),
    ],
)
def test_every_command_for_one_item_offers_those_that_it_can_be_used_for(growth: Office, typed: str, seen: str) -> None:
    ana = growth.person("Ana Diaz")

    ana.types(f"/okr {typed}", channel="growth")

    ana.sees(seen)


@pytest.mark.parametrize("typed", ["show login", "list login", "show the login"])
def test_words_of_a_title_offer_what_has_them(growth: Office, typed: str) -> None:
    ana = growth.person("Ana Diaz")
    ana.types(f"/okr {typed}", channel="growth")
    ana.sees("Which one do you want to show?")

    ana.clicks("Show", beside="O1 Improve the login experience")

    ana.sees("New key result")


def test_words_that_no_title_and_nobody_has_are_refused(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr show pricing", channel="growth")

    ana.sees("I know nobody, no team and no cycle called pricing.")


def test_an_update_by_words_opens_the_form_of_what_has_them(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update password resets 4.2", channel="growth")

    ana.clicks("Update", beside="KR1 Password resets")

    assert ana.value("Value now (%)") == "5.5"


def test_only_what_was_checked_in_is_offered_for_a_correction(growth: Office) -> None:
    add_key_result(growth, "Proposal to win")
    ana = growth.person("Ana Diaz")

    ana.types("/okr correct", channel="growth")

    ana.sees("KR1 Password resets")
    ana.sees_not("Proposal to win")


def test_words_of_a_title_find_what_belongs_to_somebody_else(growth: Office) -> None:
    dan = growth.person("Dan Roth")
    dan.types("/okr history password", channel="general")

    dan.clicks("History", beside="KR1 Password resets")

    dan.sees("SSO pilot with Sales")


def test_new_alone_offers_every_kind(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr new", channel="growth")
    ana.sees("What do you want to write down?")

    ana.clicks("Initiative")

    ana.sees("Scope", in_="modal")
