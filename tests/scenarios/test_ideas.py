"""From an idea to a decision: put forward, talked about, scored, planned or declined."""

from datetime import timedelta

import pytest

from tests.pretend_slack.people import Person
from tests.pretend_slack.shown import ShownMessage
from tests.scenarios.cast import stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    stage_growth(office)
    return office


def types(office: Office, typed: str, name: str = "Ana Diaz", channel: str = "growth") -> Person:
    person = office.person(name)
    person.types(typed, channel=channel)
    return person


def has_an_idea(office: Office, title: str = "Offer annual contracts") -> ShownMessage:
    """Ana's, as Ben reads it in the channel."""
    types(office, f"/okr idea {title}").sees("Saved: I2")
    return office.person("Ben Okoro").message("Idea by Ana", in_="growth")


def scores(office: Office, name: str, value: str, effort: str) -> Person:
    office.clock.move_to(office.clock.now() + timedelta(seconds=4))  # the post has rested
    person = office.person(name)
    person.clicks("Score", in_="growth", beside="I2 Offer annual contracts")
    person.chooses("What would it bring?", value)
    person.chooses("How much effort would it take?", effort)
    person.submits()
    person.sees("Saved: you give I2", in_="modal")
    person.closes_all()
    return person


def plans(office: Office, name: str = "Carol Kim", reason: str = "Two customers asked") -> Person:
    person = office.person(name)
    person.clicks("Plan it", in_="growth", beside="I2 Offer annual contracts")
    person.fills("Why do we do it?", reason)
    person.chooses("Which key result should it move?", "KR1 Password resets")
    return person


def test_a_message_becomes_an_idea_that_is_scored_planned_and_told(growth: Office) -> None:
    ana = types(growth, "Offer annual contracts")
    ana.uses_shortcut("Turn into an initiative", ana.channel_messages("growth")[-1])
    assert ana.value("What is the idea?") == "Offer annual contracts"
    assert ana.value("Which team should talk about it?") == "Growth"
    ana.submits()
    ana.sees("Growth reads it in its channel", in_="modal")
    ana.closes_all()
    ben, carol = growth.person("Ben Okoro"), growth.person("Carol Kim")
    post = ben.message("Idea by Ana", in_="growth")
    ben.sees("Where it came from", in_="growth")

    scores(growth, "Ben Okoro", "5, very much", "4")
    scores(growth, "Carol Kim", "4", "3, some")
    ben.sees("2 scores, middle value 4.5, middle effort 3.5", in_="growth")
    types(growth, "/okr ideas", "Ben Okoro").sees("Big rocks: I2 Offer annual contracts")
    plans(growth).submits()
    carol.sees("Planned: I2 Offer annual contracts", in_="modal")
    carol.closes_all()

    ben.sees('Planned by Carol on 19 Nov: "Two customers asked"', in_="growth")
    told = next(each for each in ben.channel_messages("growth") if each.ts == post.ts)
    assert any("Two customers asked" in reply.text for reply in told.replies)
    types(growth, "/okr ideas", "Ben Okoro").sees("No open idea yet.")
    types(growth, "/okr show I2", "Ben Okoro").sees('Planned by Carol on 19 Nov: "Two customers asked"')
