"""A team's channel takes no messages any more: its lead hears once, with what to do, and it goes on afterwards."""

import pytest

from bot.commands.changes import channel_lost
from bot.payloads import Event
from storage.models.delivery import OutboxState
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth

WEDNESDAYS = ("2026-11-25 10:00", "2026-12-02 10:00", "2026-12-09 10:00", "2026-12-16 10:00")


def told(office: Office) -> list[str]:
    """What Carol, who leads, heard of the channel."""
    return [each.text for each in office.dm("Carol Kim") if "weekly summary in its channel" in each.text]


def summaries(office: Office) -> int:
    return len([each for each in office.channel("growth") if each.thread_ts is None])


def happens(office: Office, event: str) -> None:
    channel_id = office.slack.workspace.channel_named("growth").id
    channel_lost(office.deps, Event("Ev1", event, "", channel_id, {"type": event, "channel": channel_id}))
    office.deliver()


def test_the_lead_hears_once_that_the_bot_was_removed(office: Office, growth: Growth) -> None:
    members = office.slack.workspace.channel_named("growth").members
    members.remove(office.slack.workspace.app.bot_user_id)
    office.at(WEDNESDAYS[0])
    office.at(WEDNESDAYS[1])

    assert len(told(office)) == 1
    assert "invite me there with /invite" in told(office)[0]
    assert {row.state for row in office.rows("summary")} == {OutboxState.DEAD}


def test_it_works_again_after_an_invitation_and_is_told_anew_the_next_time(office: Office, growth: Growth) -> None:
    members, bot = office.slack.workspace.channel_named("growth").members, office.slack.workspace.app.bot_user_id
    members.remove(bot)
    office.at(WEDNESDAYS[0])
    members.append(bot)
    office.at(WEDNESDAYS[1])
    assert (summaries(office), len(told(office))) == (1, 1)

    members.remove(bot)
    office.at(WEDNESDAYS[2])

    assert (summaries(office), len(told(office))) == (1, 2)


def test_a_channel_that_vanished_between_the_opening_and_the_summary_is_told_of_once(
    office: Office, growth: Growth
) -> None:
    office.at("2026-11-23 06:00")
    workspace = office.slack.workspace
    del workspace.conversations[workspace.channel_named("growth").id]
    office.at(WEDNESDAYS[0])
    office.at(WEDNESDAYS[1])

    assert ["I am not in it, or it is gone" in each for each in told(office)] == [True]
    assert {row.state for row in office.rows("summary")} == {OutboxState.DEAD}


def test_an_archived_channel_is_told_of_as_such(office: Office, growth: Growth) -> None:
    office.slack.workspace.channel_named("growth").archived = True
    office.at(WEDNESDAYS[0])

    assert ["The channel is archived" in each for each in told(office)] == [True]


@pytest.mark.parametrize(
    ("event", "advice"),
    [
        ("channel_left", "invite me there with /invite"),
        ("group_left", "invite me there with /invite"),
        ("channel_archive", "unarchive it and invite me again"),
        ("channel_deleted", "choose another channel"),
    ],
)
def test_slack_says_it_before_anything_is_posted(office: Office, growth: Growth, event: str, advice: str) -> None:
    happens(office, event)
    happens(office, event)

    assert [advice in each for each in told(office)] == [True]


def test_what_was_told_by_the_event_is_not_told_by_the_refusal(office: Office, growth: Growth) -> None:
    office.slack.workspace.channel_named("growth").archived = True
    happens(office, "channel_archive")
    office.at(WEDNESDAYS[0])

    assert len(told(office)) == 1


def test_a_channel_of_no_team_concerns_nobody(office: Office, growth: Growth) -> None:
    channel_lost(office.deps, Event("Ev1", "channel_left", "", "C0OTHER01", {}))
    office.deliver()

    assert told(office) == []


def test_nobody_is_told_before_go_live(office: Office) -> None:
    Growth(office)
    happens(office, "channel_left")

    assert told(office) == []
