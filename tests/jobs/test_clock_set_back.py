"""A clock that was weeks ahead is set right: nobody waits for the dates that it made, and nobody is asked twice."""

from datetime import date, timedelta

from bot.jobs.tick import tick
from bot.usecases.delivery.delivery_report import how_delivery_goes
from storage.models import Person, Team
from tests.jobs.briefing import chooses
from tests.jobs.conftest import Office, instant
from tests.jobs.growth import Growth
from tests.pretend_slack.faults import Fault

AHEAD, RIGHT = "2026-12-16 15:00", "2026-11-20 09:00"


def dues_of(office: Office, name: str) -> list[str]:
    """The due dates of the prompts that reached somebody, in the order in which they came."""
    prompts = [row for row in office.rows("prompt") if row.recipient == office.slack_id(name) and row.sent_at]
    return [row.facts["due_on"] for row in sorted(prompts, key=lambda row: row.id or 0)]


def set_right(office: Office) -> None:
    """The clock is set to Friday the 20th, and beats."""
    office.clock.is_set_back_to(instant(RIGHT))
    tick(office.deps)
    office.deliver()


def test_the_weeks_between_are_asked_and_what_was_asked_is_not_asked_again(office: Office, growth: Growth) -> None:
    office.at(AHEAD)
    office.at("2026-12-17 08:00")  # too late for that day: Ana and Ben are asked the next morning
    office.at("2026-12-17 15:00")
    set_right(office)
    for monday in ("2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"):
        office.at(f"{monday} 15:00")
        office.at(f"{date.fromisoformat(monday) + timedelta(days=1)} 15:00")

    assert dues_of(office, "Ana Diaz") == ["2026-12-14", "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-21"]
    assert dues_of(office, "Ben Okoro") == dues_of(office, "Ana Diaz")


def test_what_was_only_put_in_line_is_asked_when_its_day_comes(office: Office, growth: Growth) -> None:
    office.clock.move_to(instant(AHEAD))
    tick(office.deps)
    assert len(office.rows("prompt")) == 2

    set_right(office)
    assert office.rows("prompt") == []

    office.at("2026-11-23 08:00")
    assert dues_of(office, "Ana Diaz") == ["2026-11-23"]


def test_peoples_own_words_leave_at_once(office: Office, growth: Growth) -> None:
    office.clock.move_to(instant(AHEAD))
    tick(office.deps)
    office.tell_carol("is_archived")

    set_right(office)

    assert len(office.dm("Carol Kim")) == 1


def test_the_rounds_between_have_their_summaries(office: Office, growth: Growth) -> None:
    office.at("2026-12-16 11:00")
    assert len([each for each in office.channel("growth") if each.thread_ts is None]) == 1

    set_right(office)
    for moment in ("2026-11-23 06:00", "2026-11-25 10:00", "2026-11-30 06:00", "2026-12-02 10:00"):
        office.at(moment)

    headlines = [each.text.splitlines()[0] for each in office.channel("growth") if each.thread_ts is None]
    assert [each.split(":")[0] for each in headlines[1:]] == ["Growth, week 8 of 13", "Growth, week 9 of 13"]


def test_a_round_whose_summary_was_not_sent_yet_opens_again_on_its_day(office: Office, growth: Growth) -> None:
    office.clock.move_to(instant("2026-12-16 11:00"))
    tick(office.deps)

    set_right(office)
    assert office.channel("growth") == []

    team = office.build(lambda company: company.session.get_one(Team, growth.team.key))
    assert (team.next_round_on, team.next_summary_at) == (date(2026, 11, 23), None)


def test_an_answer_that_comes_late_is_added_though_a_later_round_was_open(office: Office, growth: Growth) -> None:
    office.at("2026-12-16 11:00")
    set_right(office)
    office.at("2026-11-23 06:00")
    office.at("2026-11-25 10:00")
    newest = office.channel("growth")[-1]
    office.clock.move_to(instant("2026-11-25 12:00"))
    growth.checks_in("Ben", "12")

    office.at("2026-11-25 12:01")

    last = office.channel("growth")[-1]
    assert (last.ts > newest.ts, "Late" in last.text or "late" in last.text) == (True, True)


def test_a_message_of_unknown_fate_is_found_though_its_claim_lies_ahead(office: Office, growth: Growth) -> None:
    office.slack.workspace.now = lambda: instant(RIGHT)  # only the bot's clock is wrong
    office.clock.move_to(instant(AHEAD))
    office.slack.faults.next("chat.postMessage", Fault.drop_after_store())
    office.tell_carol("one")
    office.deliver()
    office.clock.is_set_back_to(instant(RIGHT))

    office.restart()

    assert len(office.dm("Carol Kim")) == 1


def test_an_hour_or_a_day_moves_nobody(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 15:00")
    for back in (timedelta(hours=1), timedelta(days=1)):
        office.clock.is_set_back_to(instant("2026-11-23 15:00") - back)
        tick(office.deps)
        office.at("2026-11-23 15:00")

    ana = office.build(lambda company: company.session.get_one(Person, growth.people["Ana"].key))

    assert (ana.last_due_on, ana.next_prompt_on) == (date(2026, 11, 23), date(2026, 11, 30))


def test_the_last_tick_is_the_one_of_the_right_clock(office: Office, growth: Growth) -> None:
    office.at(AHEAD)
    set_right(office)

    report = how_delivery_goes(office.db, office.clock.now())["Acme"]

    assert report.ticked_at is not None
    assert abs(report.ticked_at - instant(RIGHT)) < timedelta(minutes=1)


def test_who_is_due_on_the_very_day_is_asked_on_it(office: Office, growth: Growth) -> None:
    office.at(AHEAD)
    office.clock.is_set_back_to(instant("2026-11-23 07:00"))

    office.at("2026-11-23 08:00")

    assert dues_of(office, "Ana Diaz")[-1] == "2026-11-23"


def test_a_brief_that_was_only_put_in_line_goes_out_when_its_day_comes(office: Office, growth: Growth) -> None:
    chooses(office)
    office.at("2026-11-20 08:00")
    office.clock.move_to(instant(AHEAD))
    tick(office.deps)
    assert office.rows("brief")

    set_right(office)
    assert office.rows("brief") == office.rows("brief_details") == []

    office.at("2026-11-26 09:00")
    assert [row.facts["to"] for row in office.rows("brief") if row.sent_at] == [""]
    assert any("Since 19 Nov" in each.text for each in office.channel("growth"))


def test_a_brief_that_some_have_read_goes_to_the_others_as_well(office: Office, growth: Growth) -> None:
    chooses(office, "growth", "Carol Kim")
    office.at("2026-11-20 08:00")
    office.clock.move_to(instant("2026-12-17 09:30"))
    tick(office.deps)
    while not any(row.sent_at for row in office.rows("brief")):
        office.delivery.deliver_next()

    set_right(office)

    assert [row.sent_at is not None for row in office.rows("brief")] == [True, True]
