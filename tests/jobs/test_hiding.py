"""What was posted before its item became private: the channel does not keep it."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Status, Visibility
from bot.usecases.initiatives import edit_initiative, open_initiative
from bot.usecases.key_results import edit_key_result, open_key_result
from bot.usecases.objectives import edit_objective, open_objective
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth

KR1, O1, I1 = Reference(ItemKind.KEY_RESULT, 1), Reference(ItemKind.OBJECTIVE, 1), Reference(ItemKind.INITIATIVE, 1)


@pytest.fixture
def posted(office: Office, growth: Growth) -> Growth:
    """Wednesday's summary stands, with its thread, in which KR1 has a reply."""
    office.at("2026-11-23 08:00")
    growth.checks_in("Ana", "4.2", status=Status.ON_TRACK, note="SSO live")
    office.at("2026-11-25 10:00")
    office.at("2026-11-25 10:01")
    assert "Password resets" in read(office)
    assert "Implement SSO" in read(office)
    return growth


def read(office: Office) -> str:
    """Everything that the channel shows."""
    return unescape(" ".join(f"{each.text} {each.blocks}" for each in office.channel("growth")))


def key_result(office: Office, actor: Actor, visibility: Visibility) -> None:
    opened = open_key_result(office.db, actor, KR1, office.clock.now())
    entered = replace(opened.entered, visibility=visibility)
    edit_key_result(office.db, actor, KR1, opened.version, entered, office.clock.now())


def objective(office: Office, actor: Actor, visibility: Visibility) -> None:
    opened = open_objective(office.db, actor, O1, office.clock.now())
    entered = replace(opened.entered, visibility=visibility)
    edit_objective(office.db, actor, O1, opened.version, entered, office.clock.now())


def initiative(office: Office, actor: Actor, visibility: Visibility) -> None:
    opened = open_initiative(office.db, actor, I1, office.clock.now())
    entered = replace(opened.entered, visibility=visibility)
    edit_initiative(office.db, actor, I1, opened.version, entered, office.clock.now())


@pytest.mark.parametrize(
    ("change", "hidden"),
    [(key_result, "Password resets"), (objective, "Password resets"), (initiative, "Implement SSO")],
)
def test_what_becomes_private_disappears_from_what_was_posted(
    office: Office, posted: Growth, change: Callable[[Office, Actor, Visibility], None], hidden: str
) -> None:
    ana = office.build(lambda company: company.actor(posted.people["Ana"]))

    change(office, ana, Visibility.PRIVATE)
    office.deliver()

    assert hidden not in read(office)


def test_a_reply_of_which_nothing_may_be_read_says_so_and_comes_back(office: Office, posted: Growth) -> None:
    ana = office.build(lambda company: company.actor(posted.people["Ana"]))
    key_result(office, ana, Visibility.PRIVATE)
    office.deliver()
    assert "not for this channel any more" in read(office)
    assert "SSO live" not in read(office)

    key_result(office, ana, Visibility.WORKSPACE)
    office.deliver()

    assert "SSO live" in read(office)
