"""response_url: five uses, thirty minutes, and what each may do."""

import json
from typing import Any

import pytest

from tests.pretend_slack import PretendSlack
from tests.pretend_slack.tests.asking import Answer, ask


@pytest.fixture
def url(slack: PretendSlack) -> str:
    growth = slack.workspace.channel_named("growth")
    return slack.response_urls.issue("U0ANA0001", growth.id, kind="commands")


def use(url: str, **body: Any) -> Answer:
    return ask(url, json.dumps(body).encode(), {"Content-Type": "application/json"})


def test_an_answer_is_for_the_person_alone_by_default(slack: PretendSlack, url: str) -> None:
    assert use(url, text="Just for you") == Answer(200, "ok")

    slack.person("Ana Diaz").sees("Just for you")
    slack.person("Ben Okoro").sees_not("Just for you")


def test_an_answer_can_be_for_the_channel(slack: PretendSlack, url: str) -> None:
    use(url, text="For all", response_type="in_channel")

    slack.person("Ben Okoro").sees("For all")


def test_the_sixth_use_is_refused(url: str) -> None:
    answers = [use(url, text=str(number)).status for number in range(6)]

    assert answers == [200] * 5 + [404]
    assert use(url, text="7").text == "used_url"


def test_after_thirty_minutes_it_has_expired(slack: PretendSlack) -> None:
    age = [0.0]
    slack.workspace.monotonic = lambda: age[0]
    url = slack.response_urls.issue("U0ANA0001", slack.workspace.channel_named("growth").id, kind="commands")
    age[0] = 1801.0

    assert use(url, text="late") == Answer(404, "expired_url")


def test_bad_blocks_are_refused(slack: PretendSlack, url: str) -> None:
    assert use(url, text="x", blocks=[{"type": "nonsense"}]).status == 400
    assert slack.traffic.refusals()
