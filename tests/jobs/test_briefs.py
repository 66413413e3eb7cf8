"""The executive brief: when it goes out, to whom, and that it speaks of its own instant whenever it is rendered."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.errors import Invalid, NotAllowed, NotFound
from bot.domain.references import Reference
from bot.domain.vocabulary import AskState, BriefHeading, Health, ItemKind, Stage, Status, Verdict, Visibility
from bot.jobs.tick import tick
from bot.usecases.checking_in.asks import answer_ask
from bot.usecases.goals.goal_steps import assign, differences
from bot.usecases.telling.announcing import brief_replies
from bot.usecases.telling.briefs import facts_of_reply, post_brief
from bot.usecases.telling.helping import offer_help, see_brief
from storage.models import Ask, Initiative, KeyResult, Objective, Person
from storage.repositories.trail import Trail
from tests.builders import Company
from tests.jobs.briefing import (
    ON_TRACK,
    actor,
    becomes,
    brief_leaves,
    briefs_to,
    chooses,
    headings,
    lines,
    posts,
    without_channel,
)
from tests.jobs.conftest import Office, instant
from tests.jobs.growth import Growth
from tests.pretend_slack.faults import Fault


@pytest.fixture
def growth(office: Office, growth: Growth) -> Growth:
    """Its team has no channel of its own: its summaries are the work of other tests."""
    return without_channel(office, growth)


@pytest.fixture
def company(office: Office, growth: Growth) -> Growth:
    """The brief goes to the channel on Thursdays at 9; it is Friday, and the team has worked for a day."""
    chooses(office)
    office.at("2026-11-20 10:00")
    return growth


def test_it_goes_out_on_the_chosen_day_at_the_chosen_hour(office: Office, company: Growth) -> None:
    office.at("2026-11-26 08:59")
    assert posts(office) == []

    office.at("2026-11-26 09:00")
    [text] = posts(office)
    assert text.startswith("Executive brief, 26 Nov\nSince 19 Nov: 2 key results")


def test_it_is_posted_once_however_often_the_clock_beats(office: Office, company: Growth) -> None:
    office.at("2026-11-26 09:00")
    office.at("2026-11-26 09:01")
    office.at("2026-11-26 19:00")

    assert len(posts(office)) == 1


def test_nothing_is_sent_before_anybody_chose(office: Office, growth: Growth) -> None:
    office.at("2026-11-26 09:00")

    assert posts(office) == []


def test_of_two_that_were_missed_only_the_newest_goes_out_and_not_at_night(office: Office, company: Growth) -> None:
    office.at("2026-12-03 22:30")
    assert posts(office) == []

    office.at("2026-12-04 07:00")
    assert len(posts(office)) == 1


def test_it_says_what_moved_and_names_the_initiative_that_did_it(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", note="more", **ON_TRACK)
    company.checks_in("Ben", "9.4", **ON_TRACK)
    brief_leaves(office, "2026-11-26 09:00")

    said = lines(posts(office)[0])
    assert said["Moved"] == "KR1 Password resets: 5.5%\u00a0-\u2060>\u00a04.2% (Implement SSO)"
    assert said["Worse than where it began"] == "KR2 Proposal to win: 10.1%\u00a0-\u2060>\u00a09.4%"


def test_it_says_that_a_number_fell_and_credits_nothing_that_is_blocked(office: Office, company: Growth) -> None:
    company.checks_in("Ben", "16", **ON_TRACK)
    company.says_of_sso(Health.BLOCKED, blocked_by="Legal")
    brief_leaves(office, "2026-11-26 09:00")
    company.checks_in("Ana", "4.2", **ON_TRACK)
    company.checks_in("Ben", "15", **ON_TRACK)
    brief_leaves(office, "2026-12-03 09:00")

    moved = lines(posts(office)[1])["Moved"]
    assert "KR2 Proposal to win: 16%\u00a0-\u2060>\u00a015%, worse" in moved
    assert "Implement SSO" not in moved


def test_its_thread_has_one_reply_for_each_heading(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", **ON_TRACK)
    company.checks_in("Ben", "9.4", **ON_TRACK)
    office.at("2026-11-26 09:00")

    assert headings(office) == ["Moved (1)", "Worse than where it began (1)"]


def test_people_get_it_as_a_message_with_its_thread(office: Office, growth: Growth) -> None:
    chooses(office, "", "Carol Kim")
    office.at("2026-11-20 10:00")
    growth.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 09:00")

    first, reply = [each for each in office.dm("Carol Kim") if each.text.startswith(("Executive brief", "Moved"))]
    assert reply.thread_ts == first.ts
    assert posts(office) == []


def test_what_is_said_later_changes_nothing_of_it_but_a_correction_does(office: Office, company: Growth) -> None:
    check_in_id = company.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 09:00")
    company.checks_in("Ben", "15", **ON_TRACK)
    company.corrects(check_in_id, "3.9")
    office.deliver()

    [text] = posts(office)
    assert "5.5%\u00a0-\u2060>\u00a03.9%" in text
    assert "KR2" not in text


def test_the_next_one_says_only_what_is_new(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", **ON_TRACK)
    brief_leaves(office, "2026-11-26 09:00")
    brief_leaves(office, "2026-12-03 09:00")

    first, second = posts(office)
    assert "Moved" in first
    assert second.split("\n")[1].startswith("Since 26 Nov")
    assert "Moved" not in second


def test_what_becomes_private_disappears_from_it(office: Office, company: Growth) -> None:
    from bot.usecases.goals.objectives import edit_objective, open_objective

    company.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 09:00")
    assert "Password resets" in str(office.channel("growth"))

    ana, o1, now = actor(office, company, "Ana"), Reference(ItemKind.OBJECTIVE, 1), office.clock.now()
    opened = open_objective(office.db, ana, o1, now)
    entered = replace(opened.entered, visibility=Visibility.PRIVATE)
    edit_objective(office.db, ana, o1, opened.version, entered, now)
    office.deliver()

    texts = [each for each in office.channel("growth") if "Password resets" in each.text]
    assert texts == []


def test_ben_sees_nothing_private_of_others_and_ana_hers(office: Office, growth: Growth) -> None:
    chooses(office, "", "Ana Diaz", "Ben Okoro")
    office.build(lambda company: setattr(company.session.get_one(Objective, 1), "visibility", Visibility.PRIVATE))
    office.at("2026-11-20 10:00")
    growth.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 09:00")

    assert any(
        "Password resets" in each.text for each in office.dm("Ana Diaz") if each.text.startswith("Executive brief")
    )
    assert not any(
        "Password resets" in each.text for each in office.dm("Ben Okoro") if each.text.startswith("Executive brief")
    )


def test_an_open_ask_waits_for_a_decision_until_it_is_answered(office: Office, company: Growth) -> None:
    def ask(build: Company) -> None:
        build.session.add(
            Ask(
                workspace_id=build.workspace_id,
                item_kind=ItemKind.KEY_RESULT,
                item_id=company.proposals.key,
                from_id=company.people["Ben"].key,
                to_id=company.people["Carol"].key,
                text="approve e-sign by Friday",
                state=AskState.OPEN,
                created_at=build.now,
            )
        )

    office.build(ask)
    office.at("2026-11-26 09:00")
    said = lines(posts(office)[0])
    assert said["Decide"] == "Carol, approve e-sign by Friday (Ben, about KR2), asked 20 Nov"

    answer_ask(office.db, actor(office, company, "Carol"), 1, "Done", office.clock.now())
    office.deliver()
    assert "about KR2), answered" in lines(posts(office)[0])["Decide"]
    office.at("2026-12-03 09:00")
    assert "Decide" not in posts(office)[1]


def test_only_admins_and_leads_of_the_company_post_it(office: Office, company: Growth) -> None:
    with pytest.raises(NotAllowed):
        post_brief(office.db, actor(office, company, "Ana"), "c", office.clock.now())

    becomes(office, company, "Ana", is_okr_admin=True)
    post_brief(office.db, actor(office, company, "Ana"), "c", office.clock.now())
    post_brief(office.db, actor(office, company, "Ana"), "c", office.clock.now())
    office.deliver()
    assert len(posts(office)) == 1


def test_it_is_not_posted_where_nobody_reads_it(office: Office, growth: Growth) -> None:
    becomes(office, growth, "Ana", is_okr_admin=True)
    with pytest.raises(Invalid, match="Nobody reads the brief yet"):
        post_brief(office.db, actor(office, growth, "Ana"), "c", office.clock.now())


def test_the_weekly_one_looks_back_to_the_weekly_one_before(office: Office, company: Growth) -> None:
    becomes(office, company, "Ana", is_okr_admin=True)
    company.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-24 12:00")
    post_brief(office.db, actor(office, company, "Ana"), "c", office.clock.now())
    office.deliver()
    office.at("2026-11-26 09:00")

    on_demand, weekly = posts(office)
    assert "Moved: KR1" in on_demand
    assert "Moved: KR1" in weekly


def test_somebody_who_left_is_named_and_stays_so_only_from_then_on(office: Office, company: Growth) -> None:
    brief_leaves(office, "2026-11-26 09:00")
    becomes(office, company, "Ben", is_deactivated=True)
    check_in_id = company.checks_in("Ana", "4.2", **ON_TRACK)
    company.corrects(check_in_id, "4.1")
    brief_leaves(office, "2026-12-03 09:00")

    first, second = posts(office)
    assert "Ben left" not in first
    assert lines(second)["Nobody answers for it"] == "KR2 Proposal to win, Ben left"


def test_people_who_left_and_guests_get_none(office: Office, growth: Growth) -> None:
    chooses(office, "", "Ben Okoro", "Carol Kim")
    becomes(office, growth, "Ben", is_deactivated=True)
    office.at("2026-11-20 10:00")
    office.at("2026-11-26 09:00")

    assert [each.recipient for each in office.rows("brief")] == [office.slack_id("Carol Kim")]


def test_it_counts_key_results_as_they_stood(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", status=Status.AT_RISK)
    brief_leaves(office, "2026-11-26 09:00")

    assert posts(office)[0].split("\n")[1] == "Since 19 Nov: 2 key results, 1 on track, 1 at risk"


def test_an_initiative_that_began_is_named_with_what_it_is_meant_to_do(office: Office, company: Growth) -> None:
    def begin(build: Company) -> None:
        resets = build.session.get_one(KeyResult, company.resets.key)
        ana = build.session.get_one(Person, company.people["Ana"].key)
        build.initiative("Passkeys for all", resets, ana, predicted_from=5, predicted_to=2)

    office.build(begin)
    brief_leaves(office, "2026-11-26 09:00")

    assert lines(posts(office)[0])["Started"] == "I2 Passkeys for all, KR1 from 5% to 2%"


def test_a_key_result_that_nobody_touches_is_named(office: Office, company: Growth) -> None:
    for on in ("2026-11-23 00:00", "2026-11-25 10:00", "2026-11-30 00:00", "2026-12-02 10:00"):
        office.at(on)
    brief_leaves(office, "2026-12-03 09:00")

    said = lines(posts(office)[-1])
    assert "KR1 Password resets: 5.5% (said: on track), Ana, last news 16 Nov" in said["Untouched for two weeks"]


def changes_sso(office: Office, verb: str, **values: Any) -> None:
    """Something becomes of the initiative, with its trace."""

    def change(company: Company) -> None:
        sso = company.session.get_one(Initiative, 1)
        before, after = differences(sso, values)
        assign(sso, values)
        Trail(company.session, company.workspace_id).record(
            company.now, 1, verb, ItemKind.INITIATIVE, 1, before=before, after=after
        )

    office.build(change)


def test_what_is_done_is_flat_where_its_number_did_not_move(office: Office, company: Growth) -> None:
    changes_sso(office, "close", stage=Stage.DONE, ended_on=date(2026, 11, 20))
    company.checks_in("Ana", "5.5", **ON_TRACK)
    brief_leaves(office, "2026-11-26 09:00")

    assert lines(posts(office)[0])["Done, but no better"] == "KR1 Password resets, though I1 Implement SSO is done"


def test_what_is_done_is_only_said_to_be_done_where_its_number_moved(office: Office, company: Growth) -> None:
    changes_sso(office, "close", stage=Stage.DONE, ended_on=date(2026, 11, 20))
    company.checks_in("Ana", "4.2", **ON_TRACK)
    brief_leaves(office, "2026-11-26 09:00")

    assert lines(posts(office)[0])["Done"] == "I1 Implement SSO (for KR1), Ana"
    assert "Paid off" not in posts(office)[0]


def test_it_paid_off_when_its_owner_says_so_and_that_is_told_once(office: Office, company: Growth) -> None:
    changes_sso(office, "close", stage=Stage.DONE, ended_on=date(2026, 11, 20))
    brief_leaves(office, "2026-11-26 09:00")
    brief_leaves(office, "2026-12-01 09:00")
    values = {"verdict": Verdict.MOVED, "learning": "Pilots convince", "judged_on": date(2026, 12, 1)}
    changes_sso(office, "verdict", **values)
    brief_leaves(office, "2026-12-03 09:00")
    brief_leaves(office, "2026-12-10 09:00")

    before, told, after = posts(office)
    assert lines(told)["Paid off"] == 'I1 Implement SSO (for KR1), Ana · "Pilots convince"'
    assert "Paid off" not in before + after


def test_a_key_result_that_lost_its_only_initiative_is_named_once(office: Office, company: Growth) -> None:
    changes_sso(office, "close", stage=Stage.DROPPED, ended_on=date(2026, 11, 20))
    brief_leaves(office, "2026-11-26 09:00")
    brief_leaves(office, "2026-12-03 09:00")

    first, second = posts(office)
    assert lines(first)["No initiative"] == "KR1 Password resets: 5.5%"
    assert "No initiative" not in second


def test_a_target_that_was_eased_is_named_and_one_that_was_raised_is_not(office: Office, company: Growth) -> None:
    def retarget(build: Company) -> None:
        for key_result_id, target in ((company.resets.key, Decimal(4)), (company.proposals.key, Decimal(30))):
            row = build.session.get_one(KeyResult, key_result_id)
            before, after = differences(row, {"target": target})
            row.target = target
            Trail(build.session, build.workspace_id).record(
                build.now, 1, "retarget", ItemKind.KEY_RESULT, row.key, before=before, after=after, reason="contracts"
            )

    office.build(retarget)
    brief_leaves(office, "2026-11-26 09:00")

    eased = lines(posts(office)[0])["Target eased"]
    assert eased.startswith("KR1 Password resets")
    assert '"contracts"' in eased
    assert "KR2" not in posts(office)[0]


def test_a_key_result_that_is_now_off_track_is_named_as_such(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", status=Status.OFF_TRACK)
    brief_leaves(office, "2026-11-26 09:00")
    brief_leaves(office, "2026-12-03 09:00")

    first, second = posts(office)
    assert lines(first)["Now off track"] == "KR1 Password resets: 5.5%\u00a0-\u2060>\u00a04.2% (Implement SSO)"
    assert "Now off track" not in lines(second)


def test_a_blocked_initiative_is_named_until_it_is_not(office: Office, company: Growth) -> None:
    company.says_of_sso(Health.BLOCKED, blocked_by="Legal")
    brief_leaves(office, "2026-11-26 09:00")
    company.says_of_sso(Health.ON_TRACK)
    brief_leaves(office, "2026-12-03 09:00")

    first, second = posts(office)
    assert lines(first)["Blocked"] == "I1 Implement SSO (for KR1), by Legal, Ana"
    assert "Blocked" not in second


def test_said_on_track_against_its_number_is_named_when_it_begins(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "9", **ON_TRACK)
    brief_leaves(office, "2026-11-26 09:00")

    said = lines(posts(office)[0])
    assert said["Said on track, but is not"] == "KR1 Password resets: 9%, 11% of the way (pace 62%)"


def test_a_report_that_its_number_falls_behind_is_named_in_the_week_in_which_it_does(
    office: Office, company: Growth
) -> None:
    for thursday in ("2026-11-26", "2026-12-03", "2026-12-10"):
        office.at(f"{thursday} 08:00")
        company.checks_in("Ana", "5.5", **ON_TRACK)
        brief_leaves(office, f"{thursday} 09:00")

    behind = ["Said on track, but is not" in each for each in posts(office)]
    assert behind == [False, False, True]


def test_who_saw_it_is_shown_at_most_every_three_seconds(office: Office, company: Growth) -> None:
    office.at("2026-11-26 09:00")
    at_nine = office.clock.now()
    for seconds, name in ((10, "Ana"), (11, "Ben"), (12, "Carol")):
        see_brief(office.db, actor(office, company, name), 1, at_nine + timedelta(seconds=seconds))
        office.clock.move_to(at_nine + timedelta(seconds=seconds))
        office.deliver()
    assert posts(office)[0].endswith("Seen by Ana")

    office.clock.move_to(at_nine + timedelta(seconds=14))
    office.deliver()
    assert posts(office)[0].endswith("Seen by Ana, Ben, Carol")


def test_a_guest_can_neither_say_that_they_saw_it_nor_offer_help(office: Office, company: Growth) -> None:
    office.at("2026-11-26 09:00")
    guest = replace(actor(office, company, "Ben"), is_guest=True)

    with pytest.raises(NotFound):
        see_brief(office.db, guest, 1, office.clock.now())
    with pytest.raises(NotAllowed):
        offer_help(office.db, guest, Reference(ItemKind.KEY_RESULT, 1), 1, "C1", office.clock.now())


def test_help_with_what_became_private_is_told_to_nobody_in_the_channel(office: Office, company: Growth) -> None:
    office.at("2026-11-26 09:00")
    channel_id, kr1 = office.slack.workspace.channel_named("growth").id, Reference(ItemKind.KEY_RESULT, 1)
    offer_help(office.db, actor(office, company, "Carol"), kr1, 1, channel_id, office.clock.now())
    office.build(lambda build: setattr(build.session.get_one(Objective, 1), "visibility", Visibility.PRIVATE))
    office.deliver()

    assert not any("will help with KR1" in each.text for each in office.channel("growth"))
    assert any("will help with KR1" in each.text for each in office.dm("Ana Diaz"))


def test_the_company_is_read_for_no_heading_that_has_nothing(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 09:00")

    [post] = office.rows("brief")
    moved, eased = (
        facts_of_reply(office.db, office.workspace_id, {**post.facts, "heading": heading})
        for heading in ("moved", "eased")
    )
    assert moved is not None
    assert eased is None
    assert [row.facts["heading"] for row in office.rows("brief_details") if row.sent_at] == ["moved"]


def test_only_headings_that_have_something_get_a_row(office: Office, company: Growth) -> None:
    company.checks_in("Ben", "9.4", **ON_TRACK)
    company.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 09:00")

    assert [row.facts["heading"] for row in office.rows("brief_details")] == ["moved", "worse"]


def test_a_heading_that_a_correction_adds_gets_its_reply(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", **ON_TRACK)
    check_in_id = company.checks_in("Ben", "10.1", **ON_TRACK)
    office.at("2026-11-26 09:00")
    assert headings(office) == ["Moved (1)"]

    for value in ("9.4", "9.3"):
        company.corrects(check_in_id, value)
        office.deliver()
        check_in_id += 1
    assert headings(office) == ["Moved (1)", "Worse than where it began (1)"]


def test_a_heading_that_a_correction_adds_wakes_nobody(office: Office, growth: Growth) -> None:
    chooses(office, "", "Carol Kim")
    office.at("2026-11-20 10:00")
    check_in_id = growth.checks_in("Ben", "10.1", **ON_TRACK)
    office.at("2026-11-26 09:00")
    office.clock.move_to(instant("2026-11-26 23:00"))
    growth.corrects(check_in_id, "9.4")
    office.deliver()

    [brief] = briefs_to(office, "Carol Kim")
    assert "Worse than where it began" in brief
    assert office.rows("brief_details") == []


def test_a_brief_that_was_found_again_in_slack_has_its_thread(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 08:59")
    office.slack.faults.next("chat.postMessage", Fault.drop_after_store())
    office.at("2026-11-26 09:00")
    assert headings(office) == []

    office.restart()
    assert len(posts(office)) == 1
    assert headings(office) == ["Moved (1)"]


def test_replies_that_an_earlier_version_put_into_the_outbox_are_sent_once(office: Office, company: Growth) -> None:
    company.checks_in("Ana", "4.2", **ON_TRACK)
    office.clock.move_to(instant("2026-11-26 09:00"))
    tick(office.deps)
    [row] = office.rows("brief")

    def put_in_line(build: Company) -> None:
        for reply in brief_replies(row.facts, row.recipient, BriefHeading):
            Trail(build.session, build.workspace_id).send(
                build.now, reply.kind, reply.dedupe_key, row.recipient, dict(reply.facts), priority=row.priority + 1
            )

    office.build(put_in_line)
    office.deliver()

    assert headings(office) == ["Moved (1)"]
    assert len(office.rows("brief_details")) == len(BriefHeading)
