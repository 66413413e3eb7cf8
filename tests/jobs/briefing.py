"""What tests of the executive brief do and look at."""

from datetime import time
from html import unescape

from sqlmodel import select

from bot.domain.people import Actor
from bot.domain.vocabulary import Status
from bot.jobs.tick import tick
from storage.models import Person, Team, Workspace
from storage.models.delivery import OutboxState
from tests.builders import Company
from tests.jobs.conftest import Office, instant
from tests.jobs.growth import Growth

ON_TRACK = {"status": Status.ON_TRACK}


def chooses(office: Office, channel: str = "growth", *people: str, weekday: int | None = 3, at: time = time(9)) -> None:
    """The company chose a channel and people; Thursday is 3."""

    def choose(company: Company) -> None:
        workspace = company.session.get_one(Workspace, office.workspace_id)
        workspace.brief_channel_id = office.slack.workspace.channel_named(channel).id if channel else None
        workspace.brief_weekday, workspace.brief_time, workspace.next_brief_at = weekday, at, None
        for name in people:
            person = company.session.exec(select(Person).where(Person.slack_user_id == office.slack_id(name))).one()
            person.reads_brief = True

    office.build(choose)


def brief_leaves(office: Office, text: str) -> None:
    """It becomes this instant (UTC), and what is due leaves up to the brief. The replies in its thread come later."""
    office.clock.move_to(instant(text))
    tick(office.deps)
    while any(row.state is OutboxState.DUE for row in office.rows("brief")) and office.delivery.deliver_next() == 0:
        pass


def posts(office: Office) -> list[str]:
    return [unescape(each.text) for each in office.channel("growth") if each.text.startswith("Executive brief")]


def headings(office: Office) -> list[str]:
    [first] = [each for each in office.channel("growth") if each.text.startswith("Executive brief")]
    return [unescape(each.text).split("\n")[0] for each in office.channel("growth") if each.thread_ts == first.ts]


def lines(text: str) -> dict[str, str]:
    """By heading."""
    return dict(line.split(": ", 1) for line in text.split("\n")[1:])


def actor(office: Office, growth: Growth, name: str) -> Actor:
    return office.build(lambda company: company.actor(company.session.get_one(Person, growth.people[name].key)))


def becomes(office: Office, growth: Growth, name: str, **values: bool) -> None:
    """Something is true of somebody from now on."""

    def change(company: Company) -> None:
        for key, value in values.items():
            setattr(company.session.get_one(Person, growth.people[name].key), key, value)

    office.build(change)


def briefs_to(office: Office, name: str) -> list[str]:
    return [unescape(each.text) for each in office.dm(name) if each.text.startswith("Executive brief")]


def without_channel(office: Office, growth: Growth) -> Growth:
    """The team posts no summaries."""
    office.build(lambda company: setattr(company.session.get_one(Team, growth.team.key), "channel_id", None))
    return growth
