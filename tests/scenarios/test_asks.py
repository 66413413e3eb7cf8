"""People see what they were asked and what they asked, answer it and take it back."""

import pytest
from sqlmodel import Session, select

from bot.domain.errors import Invalid, NotFound
from bot.domain.people import Actor
from bot.domain.vocabulary import Visibility
from bot.usecases.checking_in.asks import ask_to_answer
from bot.usecases.company.workspaces import actor_of
from storage.models import Ask, AuditEvent, Objective
from storage.models import Person as PersonRow
from tests.builders import Company
from tests.pretend_slack.people import Person
from tests.scenarios.cast import stage_growth
from tests.scenarios.conftest import THURSDAY, Office


@pytest.fixture
def asked(office: Office) -> Office:
    """Ana asks Carol in her check-in."""
    stage_growth(office)
    ana = office.person("Ana Diaz")
    ana.types("/okr check in", channel="growth")
    ana.fills("Help or a decision?", "Approve e-sign by Friday")
    ana.chooses("About", "KR1 Password resets")
    ana.chooses("From", "Carol Kim")
    ana.submits()
    ana.sees("Carol hears about it now", in_="modal")
    ana.closes_all()
    office.person("Carol Kim").sees("Ana asks you: Approve e-sign by Friday", in_="dm")
    return office


def types(office: Office, text: str, name: str) -> Person:
    person = office.person(name)
    person.types(text, channel="growth")
    return person


def test_an_ask_is_answered_from_the_list(asked: Office) -> None:
    carol = types(asked, "/okr asks", "Carol Kim")
    carol.sees("1 ask waits for your answer.", in_="growth")
    carol.clicks("Answer", in_="growth")
    carol.fills("Your answer", "Approved, go ahead")

    carol.submits()

    asked.person("Ana Diaz").sees("Carol answered: Approved, go ahead", in_="dm")


def test_the_message_that_asked_shows_its_answer(asked: Office) -> None:
    carol = types(asked, "/okr asks", "Carol Kim")
    carol.clicks("Answer", in_="growth")
    carol.fills("Your answer", "Approved, go ahead")
    carol.submits()

    carol.sees("You answered: Approved, go ahead", in_="dm")
    carol.sees_no_more("[Answer]", in_="dm")
    assert len(carol.dm()) == 1


def test_ana_takes_her_ask_back_and_the_message_says_so(asked: Office) -> None:
    ana = types(asked, "/okr asks", "Ana Diaz")
    ana.sees("You asked Carol: Approve e-sign by Friday (about KR1 Password resets, 19 Nov)")

    ana.clicks("Withdraw")

    ana.sees("Ana asked Carol: Approve e-sign by Friday Withdrawn.")
    carol = asked.person("Carol Kim")
    carol.sees("Ana took this back: nothing waits for you here.", in_="dm")
    verbs = asked.db.read(lambda session: session.exec(select(AuditEvent.verb)).all())
    assert verbs[-2:] == ["ask", "withdraw an ask"]


def test_whoever_writes_an_answer_meanwhile_hears_that_it_was_taken_back(asked: Office) -> None:
    carol = types(asked, "/okr asks", "Carol Kim")
    carol.clicks("Answer", in_="growth")
    carol.fills("Your answer", "Approved, go ahead")
    ana = types(asked, "/okr asks", "Ana Diaz")
    ana.clicks("Withdraw")
    ana.sees("Withdrawn.")

    carol.submits()

    assert "withdrawn meanwhile" in carol.modal.errors["Your answer"]


def test_only_the_one_who_asked_sees_withdraw(asked: Office) -> None:
    carol = types(asked, "/okr asks", "Carol Kim")

    carol.sees("1 ask waits for your answer.")
    carol.sees_not("Withdraw")


def test_a_stranger_has_no_asks(asked: Office) -> None:
    dan = asked.person("Dan Roth")

    dan.types("/okr asks", channel="general")

    dan.sees("No ask is open.")


def test_whoever_sees_the_ask_is_told_who_can_answer_it(asked: Office) -> None:
    ben = asked.db.read(lambda session: _actor(session, "Ben"))

    with pytest.raises(Invalid, match="Only Carol can answer this"):
        ask_to_answer(asked.db, ben, 1)


def test_whoever_cannot_see_the_item_learns_of_no_ask(asked: Office) -> None:
    asked.build(lambda company: setattr(company.session.get_one(Objective, 1), "visibility", Visibility.PRIVATE))
    dan = asked.db.read(lambda session: _actor(session, "Dan"))

    with pytest.raises(NotFound):
        ask_to_answer(asked.db, dan, 1)


def _actor(session: Session, name: str) -> Actor:
    person = session.exec(select(PersonRow).where(PersonRow.name == name)).one()
    return actor_of(session, person, THURSDAY)


def test_what_does_not_fit_on_a_page_is_one_click_away(asked: Office) -> None:
    def build(company: Company) -> None:
        first = company.session.exec(select(Ask)).one()
        for at in range(2, 13):
            again = first.model_dump(exclude={"id"}) | {"text": f"Ask {at}", "created_at": company.now}
            company.session.add(Ask(**again))

    asked.build(build)
    ana = types(asked, "/okr asks", "Ana Diaz")
    ana.sees("You wait for 12 answers.")
    ana.sees("And 2 more")

    ana.clicks("Show more")

    ana.sees("You asked Carol: Ask 12")
