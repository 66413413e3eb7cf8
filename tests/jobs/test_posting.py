"""A summary on demand: its leads post it, with a note and its own thread, and the weekly one still comes."""

from html import unescape

import pytest
from sqlmodel import select

from bot.domain.errors import Invalid, NotAllowed
from bot.domain.people import Actor
from bot.domain.vocabulary import AskState, ItemKind, Status
from bot.usecases.checking_in.asks import answer_ask
from bot.usecases.telling.posting import find_summary, post_summary
from storage.models import Ask, Team
from tests.builders import Company
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth

ON_TRACK = {"status": Status.ON_TRACK}


@pytest.fixture
def tuesday(office: Office, growth: Growth) -> Growth:
    """Everybody was asked on Monday, Ana has answered, and it is Tuesday noon."""
    office.at("2026-11-23 08:00")
    office.at("2026-11-23 18:00")
    growth.checks_in("Ana", "4.2", note="SSO live", **ON_TRACK)
    office.at("2026-11-24 12:00")
    return growth


def actor(office: Office, growth: Growth, name: str) -> Actor:
    return office.build(lambda company: company.actor(company.session.merge(growth.people[name])))


def post(office: Office, growth: Growth, note: str = "", cause: str = "view:1", name: str = "Carol") -> None:
    post_summary(office.db, actor(office, growth, name), growth.team.key, note, cause, office.clock.now())
    office.deliver()


def posts(office: Office) -> list[str]:
    return [unescape(each.text) for each in office.channel("growth") if each.thread_ts is None]


def test_it_speaks_of_now_and_has_a_note_on_top(office: Office, tuesday: Growth) -> None:
    post(office, tuesday, "Great start")

    [text] = posts(office)
    headline, note, *others = text.split("\n")
    assert headline == "Growth, week 8 of 13: 0 of 2 people in, 1 partly, 1 still has time"
    assert note == "Carol: Great start"
    assert others[0].startswith("Up: KR1")


def test_its_thread_has_the_table_and_a_reply_for_each_item_with_news(office: Office, tuesday: Growth) -> None:
    post(office, tuesday)

    first, table, item = office.channel("growth")
    assert table.thread_ts == item.thread_ts == first.ts
    assert table.text.startswith("All key results of Growth (2)")
    assert item.text.startswith("KR1 Password resets")


def test_sent_twice_it_is_posted_once(office: Office, tuesday: Growth) -> None:
    post(office, tuesday)
    post(office, tuesday)

    assert len(posts(office)) == 1


def test_the_weekly_one_still_comes_with_its_own_thread(office: Office, tuesday: Growth) -> None:
    post(office, tuesday)
    office.at("2026-11-25 10:00")

    first, second = posts(office)
    assert "Up: KR1" in first
    assert "Up: KR1" in second
    threads = [each.thread_ts for each in office.channel("growth") if each.thread_ts]
    assert len(threads) == 4
    assert len(set(threads)) == 2


def test_a_late_answer_goes_into_the_thread_of_the_weekly_one(office: Office, tuesday: Growth) -> None:
    office.at("2026-11-25 10:00")
    office.at("2026-11-25 12:00")
    post(office, tuesday)
    office.at("2026-11-25 15:00")
    tuesday.checks_in("Ben", "11.5", **ON_TRACK)
    office.at("2026-11-25 15:01")

    weekly = next(each for each in office.channel("growth") if each.thread_ts is None)
    late = [each for each in office.channel("growth") if each.text.startswith("Late")]
    assert [each.thread_ts for each in late] == [weekly.ts]


def test_a_correction_repairs_it_in_place(office: Office, tuesday: Growth) -> None:
    check_in_id = tuesday.checks_in("Ben", "20", **ON_TRACK)
    post(office, tuesday, "Look at this")
    assert "Win: KR2" in posts(office)[0]

    tuesday.corrects(check_in_id, "12")
    office.deliver()

    [text] = posts(office)
    assert "Up: KR2" in text
    assert "Look at this" in text
    assert "Corrected after it was posted" in text


def test_only_leads_and_admins_post_and_members_look(office: Office, tuesday: Growth) -> None:
    ana = actor(office, tuesday, "Ana")
    offer = find_summary(office.db, ana, "growth", "", office.clock.now())

    assert (offer.may_post, offer.summary.team_name) == (False, "Growth")
    with pytest.raises(NotAllowed) as refused:
        post(office, tuesday, name="Ana")
    assert refused.value.who_could == (tuesday.people["Carol"].slack_user_id,)
    assert posts(office) == []


def test_nothing_is_posted_before_going_live_or_without_a_channel(office: Office, tuesday: Growth) -> None:
    office.build(lambda company: setattr(company.session.get_one(Team, tuesday.team.key), "channel_id", None))
    with pytest.raises(Invalid, match="has no channel yet"):
        post(office, tuesday)


def test_without_a_name_it_is_the_team_of_the_channel_or_the_only_one_of_the_person(
    office: Office, tuesday: Growth
) -> None:
    now, ana = office.clock.now(), actor(office, tuesday, "Ana")
    channel_id = office.slack.workspace.channel_named("growth").id

    assert find_summary(office.db, ana, "", channel_id, now).summary.team_name == "Growth"
    assert find_summary(office.db, ana, "", "D1", now).summary.team_name == "Growth"
    with pytest.raises(Invalid, match="I know no team called Grwth"):
        find_summary(office.db, ana, "Grwth", "", now)


def test_a_new_team_is_told_what_to_do_first(office: Office, tuesday: Growth) -> None:
    office.build(lambda company: company.team("Fresh"))

    offer = find_summary(office.db, actor(office, tuesday, "Ana"), "Fresh", "", office.clock.now())
    assert offer.summary.lack == "nobody"
    assert offer.summary.attendance is None


def test_the_button_beside_an_ask_goes_once_it_is_answered(office: Office, tuesday: Growth) -> None:
    def ask(company: Company) -> int:
        company.session.add(
            Ask(
                workspace_id=company.workspace_id,
                item_kind=ItemKind.KEY_RESULT,
                item_id=tuesday.proposals.key,
                from_id=tuesday.people["Ben"].key,
                to_id=tuesday.people["Carol"].key,
                text="approve e-sign by Friday",
                state=AskState.OPEN,
                created_at=company.now,
            )
        )
        company.session.flush()
        return company.session.exec(select(Ask)).one().key

    ask_id = office.build(ask)
    office.at("2026-11-25 10:00")
    assert "answer_ask" in str(office.channel("growth")[0].blocks)

    answer_ask(office.db, actor(office, tuesday, "Carol"), ask_id, "Yes, but not a word", office.clock.now())
    office.deliver()

    post_of_wednesday = office.channel("growth")[0]
    assert "answer_ask" not in str(post_of_wednesday.blocks)
    assert "(Ben, about KR2), answered" in post_of_wednesday.text
    assert "not a word" not in str(office.channel("growth"))
    assert "Corrected" not in post_of_wednesday.text
