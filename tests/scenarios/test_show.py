"""People look at one item: `/okr KR1`, its history, and what hangs on it."""

from datetime import date, timedelta
from typing import Any

from sqlmodel import select

from bot.domain.vocabulary import ItemKind, Status, Visibility
from storage.models import AuditEvent, Objective, Person, Post
from tests.builders import Company
from tests.scenarios.cast import key_result, stage_growth
from tests.scenarios.conftest import Office


def growth(office: Office, visibility: Visibility = Visibility.WORKSPACE) -> None:
    """O1 with KR1, three check-ins of which one was corrected and one taken back, and I1 for it."""

    def build(company: Company) -> None:
        ana = company.person("Ana", office.slack_id("Ana Diaz"))
        carol = company.person("Carol", office.slack_id("Carol Kim"))
        team = company.team("Growth", carol, ana)
        objective = company.objective("Improve the login experience", ana, team, visibility=visibility)
        resets = company.key_result("Password resets", objective, ana, "10", "1")
        gone = {"withdrawn_at": company.now, "withdrawn_by_id": ana.key}
        wrong = company.check_in(resets, ana, "61", date(2026, 11, 2), note="Read it wrong", **gone)
        company.check_in(resets, ana, "6.1", date(2026, 11, 2), note="Read again", corrects_id=wrong.key)
        company.check_in(resets, ana, "5", date(2026, 11, 9), note="By mistake", **gone)
        company.check_in(resets, ana, "5.5", date(2026, 11, 16), status=Status.ON_TRACK, note="SSO pilot with Sales")
        company.initiative("Implement SSO", resets, ana)
        company.session.add(
            AuditEvent(
                workspace_id=company.workspace_id,
                at=company.now - timedelta(days=1),
                actor_id=carol.key,
                verb="edit",
                item_kind=ItemKind.KEY_RESULT,
                item_id=resets.key,
                before={"target": "2", "owner_id": 1},
                after={"target": "1", "owner_id": 2},
                reason="The pilot went well",
            )
        )

    office.build(build)


def test_a_key_result_is_shown_with_its_objective_its_news_and_its_initiatives(office: Office) -> None:
    growth(office)
    ben = office.person("Ben Okoro")

    ben.types("/okr KR1", channel="growth")

    ben.sees("5.5% on 16 Nov, 50% of the way (pace 54%), on track")
    ben.sees("O1 Improve the login experience · Ana · Growth")
    ben.sees("I1 Implement SSO")
    ben.sees_not("By mistake")


def test_the_newest_check_in_comes_first(office: Office) -> None:
    growth(office)
    ben = office.person("Ben Okoro")

    ben.types("/okr history KR1", channel="growth")

    ben.sees('16 Nov 5.5%, on track · "SSO pilot with Sales" (Ana) 9 Nov 5%')


def test_more_key_results_than_fit_are_a_click_away(office: Office) -> None:
    growth(office)

    def eleven_more(company: Company) -> None:
        objective = company.session.get_one(Objective, 1)
        ana = company.session.get_one(Person, objective.owner_id)
        for number in range(2, 13):
            company.key_result(f"Outcome {number}", objective, ana, "0", "10")

    office.build(eleven_more)
    ben = office.person("Ben Okoro")
    ben.types("/okr O1", channel="growth")
    ben.sees("And 2 more")

    ben.clicks("Show more")

    ben.sees("KR12 Outcome 12")
    ben.sees_no_more("KR1 Password resets")


def test_the_history_says_what_was_corrected_and_taken_back(office: Office) -> None:
    growth(office)
    ben = office.person("Ben Okoro")
    ben.types("/okr KR1", channel="growth")

    ben.clicks("History")

    ben.sees('2 Nov 61% · "Read it wrong" (Ana, replaced by a correction)')
    ben.sees('9 Nov 5% · "By mistake" (Ana, taken back)')
    ben.sees('18 Nov changed by Carol: owner from Ana to Carol, target from 2 to 1 · "The pilot went well"')


def test_an_objective_leads_to_its_key_results(office: Office) -> None:
    growth(office)
    ben = office.person("Ben Okoro")
    ben.types("/okr show o1", channel="growth")
    ben.sees("50% of the way (pace 54%)")

    ben.clicks("Open", beside="KR1 Password resets")

    ben.sees("Start an initiative")


def test_what_is_private_cannot_be_told_from_what_does_not_exist(office: Office) -> None:
    growth(office, Visibility.PRIVATE)
    dan = office.person("Dan Roth")

    dan.types("/okr show KR1", channel="general")
    dan.sees("I cannot find KR1. It may have another number, or be private.")
    dan.types("/okr history KR2", channel="general")

    dan.sees("I cannot find KR2. It may have another number, or be private.")


def another_objective(company: Company, slack_user_id: str, title: str, **values: Any) -> Objective:
    """Of the same person, without a team."""
    owner = company.session.exec(select(Person).where(Person.slack_user_id == slack_user_id)).one()
    return company.objective(title, owner, **values)


def test_the_history_says_in_plain_words_from_where_to_where_it_was_moved(office: Office) -> None:
    stage_growth(office)
    ana = office.person("Ana Diaz")
    office.build(lambda company: another_objective(company, ana.id, "Fewer calls"))
    ana.types("/okr move KR1 to O2", channel="growth")
    ana.sees("Moved: KR1")

    ana.types("/okr history KR1", channel="growth")

    ana.sees("19 Nov moved by Ana: objective from O1 Improve the login experience to O2 Fewer calls")


def test_an_objective_that_the_reader_may_not_see_is_not_named_in_the_history(office: Office) -> None:
    stage_growth(office)
    ana, dan = office.person("Ana Diaz"), office.person("Dan Roth")
    office.build(lambda company: another_objective(company, ana.id, "Zebra", visibility=Visibility.PRIVATE))
    ana.types("/okr move KR1 to O2", channel="growth")
    ana.types("/okr move KR1 to O1", channel="growth")
    ana.sees("Moved: KR1")

    dan.types("/okr history KR1", channel="general")

    dan.sees("objective from something private to O1 Improve the login experience")
    dan.sees_not("Zebra")


def test_a_key_result_links_to_where_people_talk_about_it(office: Office) -> None:
    stage_growth(office)
    channel = office.slack.workspace.channel_named("growth")
    sent = office.bot.deps.sender.chat_postMessage(channel=channel.id, text="KR1 Password resets")

    def post(company: Company) -> None:
        facts = {"key_result_id": key_result(office, 1).key}
        place = {"slack_channel": channel.id, "slack_ts": sent["ts"], "posted_at": company.now}
        company.session.add(Post(workspace_id=company.workspace_id, kind="item_reply", facts=facts, **place))

    office.build(post)
    ana = office.person("Ana Diaz")

    ana.types("/okr KR1", channel="growth")

    ana.sees("[Discussion]")
    shown = ana.message("[Discussion]", in_="growth")
    links = [each.get("url") for block in shown.blocks for each in block.get("elements", [])]
    assert f"https://acme.slack.com/archives/{channel.id}/p{sent['ts'].replace('.', '')}" in links


def test_nobody_is_offered_what_would_refuse_them(office: Office) -> None:
    stage_growth(office)
    dan = office.person("Dan Roth")

    for ref in ("KR1", "I1", "O1"):
        dan.types(f"/okr {ref}", channel="general")
        dan.sees("[History]")

    for label in ("Update", "Edit", "Close", "Move", "Duplicate", "New key result"):
        dan.sees_not(f"[{label}]")


def test_the_owner_is_offered_all_of_it(office: Office) -> None:
    stage_growth(office)
    ana = office.person("Ana Diaz")

    ana.types("/okr KR1", channel="growth")

    for label in ("Update", "Edit", "Close", "Move", "Duplicate", "Start an initiative"):
        ana.sees(f"[{label}]")
