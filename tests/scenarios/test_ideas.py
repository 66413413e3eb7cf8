"""From an idea to a decision: put forward, talked about, scored, planned or declined."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.domain.vocabulary import ItemState, Stage
from storage.models import Initiative, KeyResult
from tests.pretend_slack.faults import Fault
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


def test_without_words_a_small_form_asks_which_team_too_where_nobody_knows(growth: Office) -> None:
    dan = types(growth, "/okr idea", "Dan Roth", "general")
    assert dan.value("Which team should talk about it?") == ""
    assert dan.suggestions("Which team should talk about it?", "gro") == ["Growth"]
    dan.fills("What is the idea?", "Offer annual contracts")
    dan.chooses("Which team should talk about it?", "Growth")
    dan.submits()

    growth.person("Ben Okoro").message("Idea by Dan", in_="growth")


def test_of_three_thousand_letters_none_is_lost(growth: Office) -> None:
    words = ("Offer annual contracts to everybody who asks " * 67)[:3_000].strip()
    types(growth, f"/okr idea {words}").sees("Saved: I2 Offer annual contracts")

    item = the_idea(growth)
    assert (len(item.title) <= 250, item.scope) == (True, words)
    types(growth, f"/okr idea {words} and more {words}").sees("This is longer than 3000 letters. Shorten it.")


@pytest.mark.parametrize("ticked", [False, True])
def test_a_private_message_leaves_no_words_and_is_linked_only_if_that_is_ticked(growth: Office, ticked: bool) -> None:
    growth.slack.workspace.add_channel("board", members=["Ana Diaz"], private=True)
    ana = types(growth, "Buy the competitor", channel="board")
    ana.uses_shortcut("Turn into an initiative", ana.channel_messages("board")[-1])
    assert ana.value("What is the idea?") == ""
    ana.fills("What is the idea?", "Grow by buying")
    if ticked:
        ana.ticks("Where it came from", "Link the message that it came from")
    ana.submits()
    ana.sees("Saved: I2 Grow by buying", in_="modal")

    assert bool(the_idea(growth).source_link) is ticked
    post = growth.person("Ben Okoro").message("Idea by Ana", in_="growth")
    assert "competitor" not in str(post.blocks)


def test_a_message_that_is_deleted_meanwhile_leaves_the_idea_without_a_link(growth: Office) -> None:
    ana = types(growth, "Offer annual contracts")
    ana.uses_shortcut("Turn into an initiative", ana.channel_messages("growth")[-1])
    growth.slack.faults.next("chat.getPermalink", Fault.error("message_not_found"))
    ana.submits()

    ana.sees("Saved: I2 Offer annual contracts", in_="modal")
    ana.sees("It has no link: the message was deleted, or I cannot see it.", in_="modal")


def test_where_a_lead_must_agree_a_member_is_told_who_could(growth: Office) -> None:
    carol = types(growth, "/okr team Growth", "Carol Kim")
    carol.ticks("Ideas", "Only a lead plans or declines an idea")
    carol.submits()
    has_an_idea(growth)
    ben = growth.person("Ben Okoro")
    ben.clicks("Plan it", in_="growth", beside="I2 Offer annual contracts")

    ben.sees("You cannot decide on I2.")
    ben.sees("Carol")
    ben.sees_no_modal()


def test_whoever_decides_second_is_told_and_keeps_what_they_typed(growth: Office) -> None:
    has_an_idea(growth)
    carol = plans(growth)
    ben = growth.person("Ben Okoro")
    ben.clicks("Decline", in_="growth", beside="I2 Offer annual contracts")
    ben.fills("Why not?", "Too dear")
    ben.submits()
    ben.sees("Declined: I2 Offer annual contracts", in_="modal")
    carol.submits()

    assert 'I2 is dropped already. Ben decided it: "Too dear".' in carol.modal.errors["Why do we do it?"]
    assert carol.value("Why do we do it?") == "Two customers asked"


def test_a_key_result_that_is_closed_meanwhile_is_said_beside_its_field(growth: Office) -> None:
    has_an_idea(growth)
    carol = plans(growth)
    growth.build(lambda company: setattr(company.session.get_one(KeyResult, 1), "state", ItemState.CLOSED))
    carol.submits()

    assert "KR1 is closed" in carol.modal.errors["Which key result should it move?"]
    assert carol.value("Why do we do it?") == "Two customers asked"
    assert the_idea(growth).stage is Stage.IDEA


def test_a_prediction_that_runs_the_wrong_way_is_asked_about(growth: Office) -> None:
    has_an_idea(growth)
    carol = plans(growth)
    carol.fills("What do you predict?", "KR1 from 3% to 9%")
    carol.submits()

    carol.sees("Planned: I2 Offer annual contracts", in_="modal")
    carol.sees("Are the two numbers the wrong way round?", in_="modal")


def test_what_reads_like_a_task_is_named_as_one_once_it_is_planned(growth: Office) -> None:
    has_an_idea(growth)
    carol = plans(growth)
    carol.fills("What will you do?", "Email a prospect back")
    carol.submits()

    carol.sees("Planned: I2 Email a prospect back", in_="modal")
    carol.sees("This reads like a task", in_="modal")


def test_what_an_initiative_is_opens_on_top_of_the_form_that_plans_one(growth: Office) -> None:
    has_an_idea(growth)
    carol = types(growth, "/okr plan I2 two customers asked", "Carol Kim")
    carol.clicks("What is an initiative?")
    carol.sees("in order to move one key result")
    carol.cancels()

    assert carol.value("Why do we do it?") == "two customers asked"


def test_where_slack_takes_no_table_the_corners_are_said_in_words(growth: Office) -> None:
    has_an_idea(growth)
    scores(growth, "Ben Okoro", "5, very much", "4")
    growth.slack.workspace.refuses_blocks.add("table")

    types(growth, "/okr ideas").sees("High value. Much effort: Big rocks: I2 Offer annual contracts. Little effort:")


def test_markup_and_mentions_are_shown_as_they_were_typed(growth: Office) -> None:
    types(growth, "/okr idea *Ship* `it` :tada: <!channel> & @Ben <b>").sees("Saved: I2")

    post = growth.person("Ben Okoro").message("Idea by Ana", in_="growth")
    assert "I2 *Ship* `it` :tada: <!channel> & @Ben" in post.text
    assert not [each for each in post.blocks if "mrkdwn" in str(each)]


def test_a_reference_is_looked_at_and_a_command_word_is_asked_about_before_an_idea_is_made(growth: Office) -> None:
    has_an_idea(growth)
    types(growth, "/okr idea I2").sees("I2 Offer annual contracts")
    ana = types(growth, "/okr idea ideas")
    assert ana.value("What is the idea?") == "ideas"
    types(growth, "/okr ideas").sees("Ideas (1)")


def test_the_ideas_of_one_person_are_listed_by_a_mention(growth: Office) -> None:
    has_an_idea(growth)
    ana, ben = growth.slack_id("Ana Diaz"), growth.slack_id("Ben Okoro")
    types(growth, f"/okr ideas <@{ana}|ana>").sees("Ideas: Ana (1)")
    types(growth, f"/okr initiatives <@{ana}|ana> ideas").sees("Ideas: Ana (1)")
    types(growth, f"/okr ideas <@{ben}|ben>").sees("Ideas: Ben (0)")


def the_idea(office: Office) -> Initiative:
    return office.db.read(lambda session: session.exec(select(Initiative).where(Initiative.number == 2)).one())


def test_ideas_are_scored_planned_and_declined_by_command_too(growth: Office) -> None:
    has_an_idea(growth)
    types(growth, "/okr score I2 4 2", "Ben Okoro").sees("Saved: you give I2")
    ben = types(growth, "/okr score I2", "Ben Okoro")
    assert (ben.value("What would it bring?"), ben.value("How much effort would it take?")) == ("4", "2")
    ben.closes_all()

    carol = types(growth, "/okr plan I2 two customers asked", "Carol Kim")
    assert carol.value("Why do we do it?") == "two customers asked"
    carol.closes_all()
    types(growth, "/okr decline I2", "Carol Kim").closes_all()
    types(growth, "/okr decline I2 too few ask for it", "Carol Kim").sees("Declined: I2 Offer annual contracts")
    assert the_idea(growth).closing_note == "too few ask for it"


@pytest.mark.parametrize(("word", "done"), [("plan", "planned or declined"), ("score", "scored as ideas")])
def test_a_key_result_is_no_idea(growth: Office, word: str, done: str) -> None:
    types(growth, f"/okr {word} KR1").sees(f"KR1 is a key result, and only initiatives are {done}.")
