"""People talk to the bot, and Slack tells it of people."""

import pytest
from sqlmodel import select

from bot.forms.quoted import as_command
from storage.models import CheckIn, Person
from tests.scenarios.conftest import Office
from tests.scenarios.test_home import ana_owns


def test_a_command_written_to_the_bot_is_done_once(office: Office) -> None:
    ana_owns(office, 1)
    ana = office.person("Ana Diaz")
    ana.says("KR1 45")
    ana.sees("Saved: KR1 Result 1", in_="dm")

    office.slack.outside.deliver_again("message")
    ana.says("KR1")

    ana.sees("45% on 19 Nov", in_="dm")
    assert office.count(CheckIn) == 1


def test_what_is_written_is_kept_as_it_was_typed(office: Office) -> None:
    ana_owns(office, 1)
    ana = office.person("Ana Diaz")

    ana.says("update KR1 12 R&D says a < b > c")

    ana.sees('"R&D says a < b > c"', in_="dm")
    notes = office.db.read(lambda session: session.exec(select(CheckIn.note)).all())
    assert notes == ["R&D says a < b > c"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("update KR1 5 see <https://example.org/a?b=1&amp;c=2>", "update KR1 5 see https://example.org/a?b=1&c=2"),
        ("update KR1 5 see <http://example.org|example.org>", "update KR1 5 see example.org"),
        ("list <@U0BEN0001> &amp;lt;", "list <@U0BEN0001> &lt;"),
    ],
)
def test_a_message_reads_like_a_slash_command(written: str, meant: str) -> None:
    assert as_command(written) == meant


def test_anything_else_is_answered_with_what_can_be_written(office: Office) -> None:
    ana = office.person("Ana Diaz")

    ana.says("hello there, robot")

    ana.sees("You can write to me as you would after /okr", in_="dm")


def test_a_form_is_opened_by_a_button(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.says("new objective Better logins")

    ana.clicks("Do that", in_="dm")

    assert "Better logins" in str(ana.modal.values)


def test_a_mention_is_answered_to_that_person_alone(office: Office) -> None:
    ana, ben = office.person("Ana Diaz"), office.person("Ben Okoro")

    ana.mentions("overview", channel="growth")

    ana.sees("To do that, type /okr overview", in_="growth")
    ben.sees_not("To do that", in_="growth")


def test_a_new_zone_counts_at_once_for_whoever_we_know(office: Office) -> None:
    ana_owns(office, 1)

    office.slack.outside.change_person("Ana Diaz", tz="Asia/Tokyo")

    def zone() -> str | None:
        return office.db.read(lambda session: session.exec(select(Person.zone)).one())

    assert office.slack.workspace.wait_until(lambda: zone() == "Asia/Tokyo", 5)
