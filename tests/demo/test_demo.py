"""The demo is the shop window: it starts, walks through the main job, and ends; a second start works."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.benchmarks.ports import free_port
from tests.demo.__main__ import Demo, running
from tests.demo.company import HEADQUARTERS

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=HEADQUARTERS)
WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=HEADQUARTERS)
THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=HEADQUARTERS)


@pytest.fixture
def demo() -> Iterator[Demo]:
    """One to do something in."""
    with _running() as demo:
        yield demo


@pytest.fixture(scope="module")
def opening() -> Iterator[Demo]:
    """One in which it stays the first morning, to look at."""
    with _running() as demo:
        yield demo


@pytest.fixture(scope="module")
def week() -> Iterator[Demo]:
    """One in which only time passes, to look at; each test moves it on to the day that it is about."""
    with _running() as demo:
        yield demo


@contextmanager
def _running() -> Iterator[Demo]:
    with running(0, is_empty=False) as demo:
        demo.slack.be_patient(30)
        yield demo


def test_ctrl_c_ends_it_and_a_second_start_works() -> None:
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    for filled in ("--empty",), ():
        command = [sys.executable, "-m", "tests.demo", "--port", str(port), *filled]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as process:
            assert process.stdout is not None
            address = next(line for line in process.stdout if "http" in line)
            assert re.search(rf"http://127\.0\.0\.1:{port}\b", address)
            process.send_signal(signal.SIGINT)
            rest = process.stdout.read()
        assert process.returncode == 0, rest
        assert "Traceback" not in rest


def test_a_stranger_walks_through_the_main_job(demo: Demo) -> None:
    ana = demo.slack.person("Ana Diaz")

    ana.types("/okr", channel="product")
    ana.sees("KR1 Reduce password resets 10% -> 1%")

    ana.types("/okr update KR1 4.2 SSO live for Sales and Support", channel="product")
    ana.sees("Saved: KR1 Reduce password resets, 5.5% -> 4.2%")

    demo.move(MONDAY)
    ana.opens("dm")
    ana.sees("Ana, 3 updates, about a minute.")
    ana.clicks("No change", beside="KR1 Reduce")
    ana.sees("2 of 3 updates left")

    demo.move(WEDNESDAY)
    ana.opens("product")
    ana.sees("Product, week 8 of 13")
    ana.sees("KR1 Reduce password resets 5.5% -> 4.2%")
    assert demo.slack.traffic.refusals() == []


def test_a_preview_counts_nobody_in_who_gave_no_news_and_speaks_of_today_like_the_overview(opening: Demo) -> None:
    ana = opening.slack.person("Ana Diaz")

    ana.types("/okr summary Growth preview", channel="growth")
    ana.sees("Growth, week 8 of 13: 2 of 3 people in, 1 partly")
    ana.sees("No news since 2 Nov: KR2")

    ana.types("/okr overview", channel="growth")
    ana.sees("Q4 2026, week 8 of 13")


def test_the_example_triples_are_its_goals(opening: Demo) -> None:
    carol = opening.slack.person("Carol Kim")

    carol.types("/okr show O1", channel="general")

    carol.sees("Improve the login experience")
    carol.sees("Implement SSO")


def test_a_visitor_finds_an_idea_a_bet_that_paid_one_that_did_not_a_gap_and_an_ask(opening: Demo) -> None:
    carol = opening.slack.person("Carol Kim")

    carol.types("/okr ideas", channel="growth")
    carol.sees("Quick wins: I17 Show prices before the sign-up form")
    carol.sees("3 scores, middle value 4, middle effort 2")
    carol.sees("Two of three callers ask for the price first.")  # in the idea's thread
    carol.types("/okr learnings", channel="growth")
    carol.sees("1 of 2 moved the number, 1 did not")
    carol.sees('it moved the number · "People asked twice because the first link was dead"')
    carol.types("/okr learnings price", channel="growth")  # as the README has it
    carol.sees("0 of 1 moved the number, 1 did not: initiatives with price")
    carol.types("/okr show I3", channel="growth")
    carol.sees("at risk, due 4 Dec")
    carol.types("/okr summary Product preview", channel="growth")
    carol.sees("No initiative: KR4 Reduce churn")
    carol.opens_home()
    carol.sees("Ask from Dana: Let Sales listen in on two demo calls")
    assert opening.slack.traffic.refusals() == []


def test_a_preview_of_the_brief_says_what_paid_off_and_what_did_not(opening: Demo) -> None:
    carol = opening.slack.person("Carol Kim")

    carol.types("/okr brief preview", channel="growth")

    carol.sees("Paid off: I15 Reset links that live for a day")
    carol.sees("Did not pay off: I16 Discounts for signing early")


def test_a_jump_to_madrids_monday_leaves_nobodys_own_nine_oclock_out(week: Demo) -> None:
    week.move(MONDAY)

    for name, zone in (("Carol Kim", "Asia/Seoul"), ("Priya Nair", "Asia/Kolkata"), ("Mia Walker", "Pacific/Auckland")):
        person = week.slack.person(name)
        prompt = person.message("about a minute")
        there = datetime.fromtimestamp(float(prompt.ts), ZoneInfo(zone))
        assert (there.date(), there.hour) == (MONDAY.date(), 9), name


def test_while_the_clock_moves_the_others_answer_too(week: Demo) -> None:
    ana = week.slack.person("Ana Diaz")

    week.move(WEDNESDAY)

    ana.opens("product")
    ana.sees("Win: KR5 Get 10 BETA users")
    ana.sees("Question: KR4 Reduce churn went from at risk to on track")
    ana.sees('Target changed: KR4 Reduce churn 2% -> 5%, "annual contracts first"')
    ana.opens("growth")
    ana.sees("No news since 2 Nov: KR2")
    ana.sees('Question: "Launch new website" is done and KR2 is flat. What do we try next?')


def test_leadership_reads_the_brief_and_what_contradicts_itself(week: Demo) -> None:
    carol = week.slack.person("Carol Kim")
    week.move(THURSDAY)

    carol.opens("leadership")
    carol.sees("Paid off: I15 Reset links that live for a day")
    carol.sees("Decide: Carol, Let Sales listen in on two demo calls")
    carol.sees("Blocked: I3 Implement digital proposal system (for KR3), by Legal")
    carol.sees("Done, but no better (1)")  # the heading of a reply
    assert week.slack.traffic.refusals() == []


def test_the_clock_only_moves_forward(week: Demo) -> None:
    with pytest.raises(ValueError, match="forward"):
        week.clock.move_to(week.clock.now() - timedelta(hours=1))
