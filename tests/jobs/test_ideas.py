"""An idea in its team's channel: the post, how often it changes, what its thread hears, and who may read it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import unescape
from itertools import pairwise

import pytest

from bot.domain.cards import InitiativeCard
from bot.domain.closing_forms import ClosingEntered
from bot.domain.entered import Choice
from bot.domain.ideas import IdeaEntered, PlanEntered, Score
from bot.domain.look_backs import VerdictEntered
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind, Verdict, Visibility
from bot.usecases.bets.deciding import decline_idea, look_at_planning, plan_idea
from bot.usecases.bets.ideas import create_idea, score_idea
from bot.usecases.bets.running import start_initiative
from bot.usecases.bets.verdicts import give_verdict
from bot.usecases.goals.closings import close_item, reopen_item
from bot.usecases.goals.initiatives import edit_initiative, open_initiative
from bot.usecases.goals.key_results import edit_key_result, open_key_result
from storage.models import Post, Team
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth

I2, KR1 = Reference(ItemKind.INITIATIVE, 2), Reference(ItemKind.KEY_RESULT, 1)


@dataclass
class Discussed:
    """Ana's idea, I2, as it stands in Growth's channel."""

    office: Office
    growth: Growth

    def acts(self, name: str) -> Actor:
        """One of the cast."""
        person = self.growth.people[name]
        return self.office.build(lambda company: company.actor(company.session.merge(person)))

    def idea(self, key_result: str = "") -> None:
        """Ana has it."""
        team, serves = Choice(str(self.growth.team.key), "Growth"), Choice(key_result, key_result)
        entered = IdeaEntered("Offer annual contracts", "In: new customers", team, serves)
        create_idea(self.office.db, self.acts("Ana"), entered, "form:1", self.office.clock.now())
        self.office.deliver()

    def scores(self, name: str, value: int, effort: int) -> None:
        score_idea(self.office.db, self.acts(name), I2, Score(value, effort), self.office.clock.now())
        self.office.deliver()

    def plans(self, name: str = "Carol", reason: str = "Two customers asked") -> InitiativeCard:
        now = self.office.clock.now()
        opened = look_at_planning(self.office.db, self.acts(name), I2, now)
        entered = PlanEntered(replace(opened.entered, key_result=Choice("KR1", "KR1")), reason)
        return plan_idea(self.office.db, self.acts(name), I2, opened.version, entered, now)

    def waits(self, seconds: float) -> None:
        """Time passes, and what is due leaves."""
        self.office.clock.move_to(self.office.clock.now() + timedelta(seconds=seconds))
        self.office.deliver()

    def read(self) -> list[str]:
        """What the channel shows, thread replies too."""
        return [unescape(each.text) for each in self.office.channel("growth")]

    def changed_at(self) -> list[datetime]:
        """When the post was changed."""
        return [row.claimed_at for row in self.office.rows("idea") if row.post_id is not None and row.claimed_at]


@pytest.fixture
def discussed(office: Office, growth: Growth) -> Discussed:
    found = Discussed(office, growth)
    found.idea()
    return found


def test_its_team_reads_it_with_the_way_to_score_it(discussed: Discussed) -> None:
    [text] = discussed.read()
    assert text.startswith("Idea by Ana: I2 Offer annual contracts. No score yet")


def test_the_post_shows_the_count_and_the_middle(discussed: Discussed) -> None:
    discussed.scores("Ana", 5, 4)
    discussed.scores("Ben", 4, 3)
    discussed.waits(4)

    assert "2 scores, middle value 4.5, middle effort 3.5" in discussed.read()[0]


def test_it_changes_at_most_every_three_seconds(discussed: Discussed) -> None:
    for value in (1, 2, 3, 4, 5) * 3:
        discussed.scores("Ben", value, 3)
        discussed.waits(0.5)
    discussed.waits(4)

    changes = discussed.changed_at()
    assert len(changes) > 1
    assert all(later - earlier >= timedelta(seconds=3) for earlier, later in pairwise(changes))
    assert "1 score: value 5, effort 3" in discussed.read()[0]


def test_once_it_shows_the_newest_it_is_left_alone(discussed: Discussed) -> None:
    discussed.scores("Ben", 5, 3)
    discussed.waits(4)
    before = discussed.changed_at()
    discussed.waits(60)
    assert discussed.changed_at() == before


def test_a_clock_that_was_ahead_makes_no_rest_longer(discussed: Discussed) -> None:
    ahead = discussed.office.clock.now() + timedelta(days=2)
    discussed.office.build(lambda company: setattr(company.session.get_one(Post, 1), "renewed_at", ahead))
    discussed.scores("Ben", 4, 3)
    discussed.waits(4)

    assert "1 score" in discussed.read()[0]


def test_a_decision_is_told_in_the_thread_and_takes_the_place_of_the_buttons(discussed: Discussed) -> None:
    discussed.plans()
    discussed.waits(4)

    post, reply = discussed.office.channel("growth")
    assert reply.thread_ts == post.ts
    assert 'Planned by Carol on 19 Nov: "Two customers asked"' in unescape(reply.text)
    assert 'Planned by Carol on 19 Nov: "Two customers asked"' in unescape(post.text)
    assert "Talk about it" not in post.text
    assert not [block for block in post.blocks if block["type"] == "actions"]


def test_days_are_those_of_the_team(discussed: Discussed) -> None:
    team_id = discussed.growth.team.key
    discussed.office.build(
        lambda company: setattr(company.session.get_one(Team, team_id), "zone", "Pacific/Kiritimati")
    )
    discussed.waits(3 * 3_600)  # past noon in UTC, and so tomorrow at UTC+14
    discussed.plans()
    discussed.waits(4)

    assert all("Planned by Carol on 20 Nov" in text for text in discussed.read())


def test_declining_and_taking_up_again_are_both_told(discussed: Discussed) -> None:
    decline_idea(discussed.office.db, discussed.acts("Ben"), I2, "Too dear", discussed.office.clock.now())
    discussed.waits(4)
    reopen_item(discussed.office.db, discussed.acts("Ana"), I2, discussed.office.clock.now())
    discussed.waits(4)

    post, *replies = discussed.read()
    assert [each.split(": ", 1)[1] for each in replies] == [
        'Declined by Ben on 19 Nov: "Too dear"',
        "Taken up again by Ana on 19 Nov",
    ]
    assert post.endswith("Talk about it in this thread.")


def test_what_its_owner_changes_is_changed_in_the_post(discussed: Discussed) -> None:
    ana, now = discussed.acts("Ana"), discussed.office.clock.now()
    opened = open_initiative(discussed.office.db, ana, I2, now)
    edit_initiative(
        discussed.office.db, ana, I2, opened.version, replace(opened.entered, title="Sell by the year"), now
    )
    discussed.waits(4)

    assert "Sell by the year" in discussed.read()[0]


def test_a_decision_before_the_idea_is_posted_waits_for_it(office: Office, growth: Growth) -> None:
    found = Discussed(office, growth)
    team = Choice(str(growth.team.key), "Growth")
    create_idea(office.db, found.acts("Ana"), IdeaEntered("Offer contracts", "", team), "form:1", office.clock.now())
    found.plans()
    found.waits(1)
    found.waits(6)

    post, reply = office.channel("growth")
    assert reply.thread_ts == post.ts


@pytest.mark.parametrize("when", ["idea", "planned"])
def test_an_idea_whose_key_result_became_private_disappears_and_comes_back(
    office: Office, growth: Growth, when: str
) -> None:
    found = Discussed(office, growth)
    found.idea("KR1")
    if when == "planned":
        found.plans()
        found.waits(4)
    assert "Offer annual contracts" in " ".join(found.read())

    shows_key_result(found, Visibility.PRIVATE)
    assert "contracts" not in " ".join(found.read())
    assert "customers" not in str([each.blocks for each in office.channel("growth")])
    assert "not for this channel any more" in found.read()[0]

    shows_key_result(found, Visibility.WORKSPACE)
    assert "Offer annual contracts" in found.read()[0]


def replies(found: Discussed) -> list[str]:
    """What its thread heard after it was planned."""
    found.waits(4)
    return [each.split(": ", 1)[1] for each in found.read()[2:]]


def finishes(found: Discussed, outcome: ClosingOutcome = ClosingOutcome.FINISHED, reason: str = "") -> None:
    ended = ClosingEntered(outcome, reason=reason)
    close_item(found.office.db, found.acts("Ana"), I2, ended, found.office.clock.now())


def test_its_thread_hears_that_it_began_ended_and_what_came_of_it(discussed: Discussed) -> None:
    discussed.plans()
    ana, db = discussed.acts("Ana"), discussed.office.db
    start_initiative(db, ana, I2, discussed.office.clock.now())
    discussed.waits(60)
    finishes(discussed)
    discussed.waits(60)
    verdict = VerdictEntered(Verdict.LESS, learning="Start with the loyal ones")
    give_verdict(db, ana, I2, verdict, discussed.office.clock.now())

    assert replies(discussed) == [
        "Started by Ana on 19 Nov",
        "Finished by Ana on 19 Nov",
        'Looked back at by Ana on 19 Nov: less than we thought · "Start with the loyal ones"',
    ]
    post, *threaded = discussed.office.channel("growth")
    assert {each.thread_ts for each in threaded} == {post.ts}


def test_its_thread_hears_why_it_was_dropped_and_that_it_was_taken_up_again(discussed: Discussed) -> None:
    discussed.plans()
    finishes(discussed, ClosingOutcome.DROPPED, "Nobody asked")
    discussed.waits(60)
    reopen_item(discussed.office.db, discussed.acts("Ana"), I2, discussed.office.clock.now())

    assert replies(discussed) == ['Dropped by Ana on 19 Nov: "Nobody asked"', "Taken up again by Ana on 19 Nov"]


def test_its_thread_hears_nothing_of_what_says_nothing_of_its_life(discussed: Discussed) -> None:
    discussed.plans()
    ana, now = discussed.acts("Ana"), discussed.office.clock.now()
    opened = open_initiative(discussed.office.db, ana, I2, now)
    edited = replace(opened.entered, title="Sell by the year")
    edit_initiative(discussed.office.db, ana, I2, opened.version, edited, now)
    finishes(discussed)
    discussed.waits(60)
    give_verdict(discussed.office.db, ana, I2, VerdictEntered(Verdict.MOVED), discussed.office.clock.now())
    discussed.waits(60)
    learned = VerdictEntered(Verdict.MOVED, learning="later")
    give_verdict(discussed.office.db, ana, I2, learned, discussed.office.clock.now())

    assert replies(discussed) == ["Finished by Ana on 19 Nov", "Looked back at by Ana on 19 Nov: it moved the number"]


def test_an_initiative_that_was_no_idea_of_a_channel_is_told_nowhere(office: Office, growth: Growth) -> None:
    found = Discussed(office, growth)
    close_item(office.db, found.acts("Ana"), Reference(ItemKind.INITIATIVE, 1), ClosingEntered(), office.clock.now())

    assert office.rows("idea_step") == []


def test_the_thread_hears_nothing_once_its_key_result_is_private_and_what_it_heard_is_hidden(
    discussed: Discussed,
) -> None:
    discussed.plans()
    start_initiative(discussed.office.db, discussed.acts("Ana"), I2, discussed.office.clock.now())
    assert replies(discussed) == ["Started by Ana on 19 Nov"]

    shows_key_result(discussed, Visibility.PRIVATE)
    finishes(discussed)
    discussed.waits(4)
    assert "Started" not in " ".join(discussed.read())
    assert "Finished" not in " ".join(discussed.read())

    shows_key_result(discussed, Visibility.WORKSPACE)
    assert "Started by Ana on 19 Nov" in " ".join(discussed.read())


def shows_key_result(found: Discussed, visibility: Visibility) -> None:
    ana, now = found.acts("Ana"), found.office.clock.now()
    opened = open_key_result(found.office.db, ana, KR1, now)
    entered = replace(opened.entered, visibility=visibility)
    edit_key_result(found.office.db, ana, KR1, opened.version, entered, now)
    found.waits(4)
