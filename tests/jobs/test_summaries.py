"""The Wednesday summary: what the channel reads, and what comes later."""

from datetime import date, timedelta
from html import unescape

import pytest
from sqlmodel import col, select

from bot.domain.references import Reference
from bot.domain.vocabulary import AskState, Health, ItemKind, Stage, Status, Visibility
from bot.usecases.looking.show import look_at_item
from storage.models import Ask, Initiative, Round, Team
from storage.models.delivery import OutboxState
from tests.builders import Company
from tests.jobs.conftest import MONDAY, Office, instant
from tests.jobs.growth import Growth

ON_TRACK = {"status": Status.ON_TRACK}


def as_read(text: str) -> str:
    """A message's text as people read it: what keeps a line from breaking is not seen."""
    return unescape(text).replace("\u2060", "").replace("\u00a0", " ")


def summary(office: Office) -> str:
    """The text of the post, without its thread."""
    posts = [each for each in office.channel("growth") if each.thread_ts is None]
    assert len(posts) == 1, [each.text for each in posts]
    return as_read(posts[0].text)


def replies(office: Office) -> list[str]:
    return [as_read(each.text) for each in office.channel("growth") if each.thread_ts is not None]


@pytest.fixture
def asked(office: Office, growth: Growth) -> Growth:
    """It is Monday evening, and everybody has been asked."""
    office.at("2026-11-23 08:00")
    office.at("2026-11-23 18:00")
    return growth


def test_the_summary_comes_at_the_hour_of_the_teams_zone(office: Office, asked: Growth) -> None:
    office.at("2026-11-25 09:59")
    assert not office.channel("growth")

    office.at("2026-11-25 10:00")
    assert summary(office).startswith("Growth, week 8 of 13: 0 of 2 people in, 2 missing")


def test_it_says_who_is_in_and_what_went_up(office: Office, asked: Growth) -> None:
    asked.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-25 10:00")

    assert "Up: KR1 Password resets 5.5% -> 4.2%" in summary(office)
    assert "1 partly, 1 missing" in summary(office)


def test_what_got_worse_is_down(office: Office, asked: Growth) -> None:
    asked.checks_in("Ben", "9.4", **ON_TRACK)
    office.at("2026-11-25 10:00")

    assert "Down: KR2 Proposal to win 10.1% -> 9.4%, worse than where it began" in summary(office)
    assert "1 of 2 people in" in summary(office)


def test_what_reached_its_target_is_a_win(office: Office, asked: Growth) -> None:
    asked.checks_in("Ben", "20", **ON_TRACK)
    office.at("2026-11-25 10:00")

    assert "Win: KR2" in summary(office)
    assert "Up: KR2" not in summary(office)


def test_whoever_was_away_counts_as_away(office: Office, growth: Growth) -> None:
    def away(company: Company) -> None:
        ben = company.session.merge(growth.people["Ben"])
        ben.away_from = ben.away_until = MONDAY

    office.build(away)
    office.at("2026-11-23 08:00")
    office.at("2026-11-25 10:00")

    assert "0 of 2 people in, 1 away, 1 missing" in summary(office)


def test_whoever_still_has_time_is_not_missing(office: Office, asked: Growth) -> None:
    def on_tuesday(company: Company) -> None:
        company.session.get_one(Team, asked.team.key).next_summary_at = company.now + timedelta(hours=14)

    office.build(on_tuesday)
    office.at("2026-11-24 10:00")

    assert "missing" not in summary(office)


def test_nothing_private_reaches_the_channel(office: Office, growth: Growth) -> None:
    def hide(company: Company) -> None:
        company.session.merge(growth.proposals).visibility = Visibility.PRIVATE

    office.build(hide)
    office.at("2026-11-23 18:00")
    growth.checks_in("Ben", "9.4", **ON_TRACK)
    office.at("2026-11-25 10:00")

    assert not any("Proposal" in each.text or "Proposal" in str(each.blocks) for each in office.channel("growth"))


def test_a_team_without_a_channel_gets_no_summary(office: Office, growth: Growth) -> None:
    def leave(company: Company) -> None:
        company.session.merge(growth.team).channel_id = None

    office.build(leave)
    office.at("2026-11-25 10:00")

    assert not office.rows("summary")


def test_an_open_ask_stands_in_the_summary(office: Office, asked: Growth) -> None:
    def ask(company: Company) -> None:
        company.session.add(
            Ask(
                workspace_id=company.workspace_id,
                item_kind=ItemKind.KEY_RESULT,
                item_id=asked.proposals.key,
                from_id=asked.people["Ben"].key,
                to_id=asked.people["Carol"].key,
                text="approve e-sign by Friday",
                state=AskState.OPEN,
                created_at=company.now,
            )
        )

    office.build(ask)
    office.at("2026-11-25 10:00")

    assert "Ask: Carol, approve e-sign by Friday" in summary(office)


def test_an_initiative_that_is_done_while_its_number_is_flat_is_a_question(office: Office, asked: Growth) -> None:
    def finish(company: Company) -> None:
        initiative = company.session.get_one(Initiative, 1)
        initiative.stage, initiative.ended_on = Stage.DONE, date(2026, 11, 24)

    office.build(finish)
    asked.checks_in("Ana", "5.5", **ON_TRACK)
    office.at("2026-11-25 10:00")

    assert 'Question: "Implement SSO" is done and KR1 is flat. What do we try next?' in summary(office)


def test_each_item_with_news_gets_one_reply(office: Office, asked: Growth) -> None:
    asked.checks_in("Ana", "4.2", note="SSO live for Sales", **ON_TRACK)
    office.at("2026-11-25 10:00")

    assert sum("KR1" in each and "KR2" not in each for each in replies(office)) == 1
    assert sum("KR1" in each and "KR2" in each for each in replies(office)) == 1  # the table


def test_the_replies_stand_in_the_thread_of_the_summary(office: Office, asked: Growth) -> None:
    asked.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-25 10:00")

    first, *others = office.channel("growth")
    assert {each.thread_ts for each in others} == {first.ts}


def test_a_second_tick_posts_nothing_twice(office: Office, asked: Growth) -> None:
    asked.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-25 10:00")
    before = len(office.channel("growth"))
    office.at("2026-11-25 10:01")

    assert len(office.channel("growth")) == before


def test_a_late_answer_is_added_and_the_headline_stays(office: Office, asked: Growth) -> None:
    office.at("2026-11-25 10:00")
    headline = summary(office)
    office.at("2026-11-25 15:00")
    asked.checks_in("Ben", "11.5", **ON_TRACK)
    office.at("2026-11-25 15:01")
    office.at("2026-11-25 15:02")

    assert [each for each in replies(office) if each.startswith("Late")] == [
        "Late, from Ben: KR2 Proposal to win 10.1% -> 11.5%, 15% of the way (pace 60%)"
    ]
    assert summary(office) == headline


def test_a_late_answer_is_added_in_the_hours_before_the_next_round_opens(office: Office, asked: Growth) -> None:
    """On Sunday it is Monday already in the far east, and every tick looks whether a round opens."""
    office.at("2026-11-25 10:00")
    office.clock.move_to(instant("2026-11-29 11:00"))
    asked.checks_in("Ben", "12", **ON_TRACK)

    office.at("2026-11-29 11:01")

    assert [row.state for row in office.rows("late_reply")] == [OutboxState.SENT]


def test_a_late_answer_on_an_initiative_is_added_too(office: Office, asked: Growth) -> None:
    office.at("2026-11-25 10:00")
    office.at("2026-11-25 15:00")
    asked.says_of_sso(health=Health.BLOCKED, note="waiting for legal")
    office.at("2026-11-25 15:01")
    office.at("2026-11-25 15:02")

    assert [each for each in replies(office) if each.startswith("Late")] == [
        'Late, from Ana: I1 Implement SSO: blocked, due 17 Dec · "waiting for legal"'
    ]


def test_that_nothing_changed_is_added_when_it_comes_late(office: Office, asked: Growth) -> None:
    office.at("2026-11-25 10:00")
    office.at("2026-11-25 15:00")
    asked.confirms("Ben", "10.1")
    office.at("2026-11-25 15:01")
    office.at("2026-11-25 15:02")

    assert [each for each in replies(office) if each.startswith("Late")] == [
        "Late, from Ben: KR2 Proposal to win: no change, 10.1%, 1% of the way (pace 60%), on track, behind"
    ]


def test_a_correction_repairs_the_post_in_place_and_marks_it(office: Office, asked: Growth) -> None:
    check_in_id = asked.checks_in("Ana", "2.4", **ON_TRACK)
    office.at("2026-11-25 10:00")
    assert "5.5% -> 2.4%" in summary(office)

    asked.corrects(check_in_id, "4.2")
    office.deliver()

    assert "5.5% -> 4.2%" in summary(office)
    assert "Corrected after it was posted" in summary(office)
    assert not any("2.4%" in each for each in replies(office))


def test_a_correction_does_not_bring_later_answers_into_the_headline(office: Office, asked: Growth) -> None:
    check_in_id = asked.checks_in("Ana", "2.4", **ON_TRACK)
    office.at("2026-11-25 10:00")
    office.at("2026-11-25 15:00")
    asked.checks_in("Ben", "11.5", **ON_TRACK)
    asked.corrects(check_in_id, "4.2")
    office.deliver()

    assert "4.2%" in summary(office)
    assert "11.5" not in summary(office)


def test_only_the_newest_summary_is_posted_and_names_what_it_skips(office: Office, asked: Growth) -> None:
    office.at("2026-11-25 10:00")
    office.at("2026-12-16 10:00")

    posts = [each.text for each in office.channel("growth") if each.thread_ts is None]
    assert len(posts) == 2
    assert "Not posted for 30 Nov, 7 Dec: I was not running then." in posts[1]


def test_the_round_opens_when_its_date_begins_furthest_east(office: Office, growth: Growth) -> None:
    def due_dates() -> list[date]:
        return office.db.read(lambda session: list(session.exec(select(col(Round.due_on))).all()))

    office.at("2026-11-22 22:59")
    assert not due_dates()

    office.at("2026-11-22 23:00")  # midnight in Madrid
    assert due_dates() == [MONDAY]


def test_the_roster_is_frozen_when_the_round_opens(office: Office, asked: Growth) -> None:
    office.build(lambda company: setattr(company.session.merge(asked.proposals), "owner_id", asked.people["Ana"].id))
    office.at("2026-11-25 10:00")

    assert "of 2 people in" in summary(office)


def test_what_nobody_can_post_is_settled_and_the_lead_is_told_once(office: Office, asked: Growth) -> None:
    office.slack.workspace.channel_named("growth").archived = True
    office.at("2026-11-25 10:00")

    assert {row.state for row in office.rows("summary")} == {OutboxState.DEAD}
    assert {row.state for row in office.rows("summary_table")} == {OutboxState.NOT_NEEDED}
    assert [each.text.split(".")[0] for each in office.dm("Carol Kim")] == [
        "I cannot post your team's weekly summary in its channel any more"
    ]


def test_a_key_result_leads_to_its_newest_reply_and_others_lead_nowhere(office: Office, asked: Growth) -> None:
    asked.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-25 10:00")
    office.at("2026-11-25 10:01")
    ana = office.build(lambda company: company.actor(asked.people["Ana"]))

    first, second = (
        look_at_item(office.db, ana, Reference(ItemKind.KEY_RESULT, number), office.clock.now()) for number in (1, 2)
    )

    [reply] = [each for each in office.channel("growth") if each.thread_ts and each.text.startswith("KR1")]
    assert first.reply == (reply.channel, reply.ts)
    assert second.reply is None
