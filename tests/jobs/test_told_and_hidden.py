"""What was told in a channel and became private does not stay there, whichever message told it, and whether or not
anybody noted that Slack has it."""

from collections.abc import Callable

import pytest

from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Status, Visibility
from bot.jobs.tick import tick
from bot.usecases.telling.helping import offer_help
from tests.jobs.briefing import actor, chooses
from tests.jobs.conftest import Office, instant
from tests.jobs.growth import Growth
from tests.jobs.test_hiding import key_result
from tests.jobs.test_ideas import Discussed
from tests.pretend_slack.faults import Fault

POST, KR1 = "chat.postMessage", Reference(ItemKind.KEY_RESULT, 1)


def read(office: Office) -> str:
    """Everything that the channel shows."""
    return str([(each.text, each.blocks) for each in office.channel("growth")])


def an_idea(office: Office, growth: Growth) -> None:
    office.slack.faults.next(POST, Fault.drop_after_store())
    Discussed(office, growth).idea("KR1")


def a_decision(office: Office, growth: Growth) -> None:
    found = Discussed(office, growth)
    found.idea("KR1")
    office.slack.faults.next(POST, Fault.drop_after_store())
    found.plans()
    found.waits(4)


def a_heading_of_the_brief(office: Office, growth: Growth) -> None:
    chooses(office)
    office.at("2026-11-20 10:00")
    growth.checks_in("Ana", "4.2", status=Status.ON_TRACK)
    office.clock.move_to(instant("2026-11-26 09:00"))
    tick(office.deps)
    while not any(row.sent_at for row in office.rows("brief")):
        office.delivery.deliver_next()
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.deliver()


def the_brief(office: Office, growth: Growth) -> None:
    chooses(office)
    office.at("2026-11-20 10:00")
    growth.checks_in("Ana", "4.2", status=Status.ON_TRACK)
    office.at("2026-11-26 08:59")
    office.slack.faults.next(POST, Fault.drop_after_store())
    office.at("2026-11-26 09:00")


@pytest.mark.parametrize("tells", [an_idea, a_decision, the_brief, a_heading_of_the_brief])
def test_of_what_nobody_noted(office: Office, growth: Growth, tells: Callable[[Office, Growth], None]) -> None:
    tells(office, growth)
    assert "contracts" in read(office) or "Password resets" in read(office)

    key_result(office, actor(office, growth, "Ana"), Visibility.PRIVATE)
    office.restart()
    Discussed(office, growth).waits(4)  # as long as a post of an idea rests

    assert "contracts" not in read(office)
    assert "Password resets" not in read(office)


def test_of_an_offer_of_help(office: Office, growth: Growth) -> None:
    chooses(office)
    office.at("2026-11-20 10:00")
    office.at("2026-11-26 09:00")
    channel_id = office.slack.workspace.channel_named("growth").id
    offer_help(office.db, actor(office, growth, "Carol"), KR1, 1, channel_id, office.clock.now())
    office.deliver()
    assert "will help with KR1 Password resets" in read(office)

    key_result(office, actor(office, growth, "Ana"), Visibility.PRIVATE)
    office.deliver()

    assert "Password resets" not in read(office)
