"""What was posted before its item became private: the channel does not keep it."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Status, Visibility
from bot.jobs.outgoing import Send
from bot.jobs.summaries import render_summary
from bot.usecases.delivery import outbox
from bot.usecases.goals.initiatives import edit_initiative, open_initiative
from bot.usecases.goals.key_results import edit_key_result, open_key_result
from bot.usecases.goals.moves import Aim, move_item
from bot.usecases.goals.objectives import edit_objective, open_objective
from bot.usecases.telling.posting import post_summary
from storage.models import Person, Team
from tests.builders import Company
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth

KR1, O1, I1 = Reference(ItemKind.KEY_RESULT, 1), Reference(ItemKind.OBJECTIVE, 1), Reference(ItemKind.INITIATIVE, 1)
O2, KR3 = Reference(ItemKind.OBJECTIVE, 2), Reference(ItemKind.KEY_RESULT, 3)


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


def acting(office: Office, growth: Growth, name: str) -> Actor:
    return office.build(lambda company: company.actor(company.session.get_one(Person, growth.people[name].key)))


def ana_has_something_private(office: Office, growth: Growth) -> None:
    """O2 and KR3, in the same team."""

    def build(company: Company) -> None:
        ana, team = (company.session.get_one(Person, 1), company.session.get_one(Team, growth.team.key))
        objective = company.objective("Merge with Umbrella", ana, team, visibility=Visibility.PRIVATE)
        company.key_result("Contracts signed", objective, ana)

    office.build(build)


def carol_posts(office: Office, growth: Growth) -> None:
    post_summary(office.db, acting(office, growth, "Carol"), growth.team.key, "", "view:1", office.clock.now())


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


@pytest.mark.parametrize(("item", "to", "hidden"), [(KR1, O2, "Password resets"), (I1, KR3, "Implement SSO")])
def test_what_is_moved_under_something_private_disappears_as_well(
    office: Office, posted: Growth, item: Reference, to: Reference, hidden: str
) -> None:
    ana_has_something_private(office, posted)
    office.at("2026-11-26 10:00")
    posted.checks_in("Ana", "4.1", status=Status.ON_TRACK)  # of what stands in the channel, nothing is the newest

    move_item(office.db, acting(office, posted, "Ana"), item, Aim(to=to), office.clock.now())
    office.deliver()

    assert hidden not in read(office)


@pytest.mark.parametrize("first", ["2026-11-23 08:00", None])
def test_it_disappears_from_what_somebody_posted_before_and_after_the_first_round(
    office: Office, growth: Growth, first: str | None
) -> None:
    if first is not None:
        office.at(first)
    else:
        office.goes_live()
    growth.checks_in("Ana", "4.2", status=Status.ON_TRACK)
    carol_posts(office, growth)
    office.deliver()
    assert "Password resets" in read(office)

    objective(office, acting(office, growth, "Ana"), Visibility.PRIVATE)
    office.deliver()

    assert "Password resets" not in read(office)


def test_what_becomes_private_while_slack_takes_the_post_does_not_stay_there(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    carol_posts(office, growth)
    claimed = outbox.claim(office.db, office.workspace_id, office.clock.now())
    assert claimed is not None
    sending = render_summary(office.deps, claimed)
    assert isinstance(sending, Send)
    posted = office.deps.sender.chat_postMessage(channel=claimed.recipient, text=sending.message.text)
    key_result(office, acting(office, growth, "Ana"), Visibility.PRIVATE)

    channel, ts = str(posted["channel"]), str(posted["ts"])
    outbox.mark_sent(office.db, claimed, channel, ts, sending.standing, office.clock.now())
    office.deliver()

    assert "Proposal to win" in read(office)
    assert "Password resets" not in read(office)
