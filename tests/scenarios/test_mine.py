"""People look at what is theirs: `/okr`."""

from datetime import date, timedelta

from bot.domain.vocabulary import ItemKind, Status, Visibility
from storage.models import Ask
from tests.builders import Company
from tests.scenarios.conftest import Office


def growth(office: Office) -> None:
    """Ana owns a key result that she owes, with an initiative; Carol asked her something."""

    def build(company: Company) -> None:
        earlier = company.now - timedelta(weeks=6)
        ana = company.person("Ana", office.slack_id("Ana Diaz"))
        carol = company.person("Carol", office.slack_id("Carol Kim"))
        team = company.team("Growth", carol, ana)
        objective = company.objective("Improve the login experience", ana, team)
        resets = company.key_result("Password resets", objective, ana, "10", "1", created_at=earlier)
        company.check_in(resets, ana, "5.5", date(2026, 11, 9), status=Status.ON_TRACK, note="SSO pilot with Sales")
        company.initiative("Implement SSO", resets, ana)
        company.session.add(
            Ask(
                workspace_id=company.workspace_id,
                item_kind=ItemKind.KEY_RESULT,
                item_id=resets.key,
                from_id=carol.key,
                to_id=ana.key,
                text="Which vendor do you choose",
                created_at=company.now,
            )
        )
        hidden = company.objective("Buy a rival", carol, team, visibility=Visibility.PRIVATE)
        company.key_result("Offer accepted", hidden, carol)

    office.build(build)


def test_ana_sees_what_she_owes_and_how_it_stands(office: Office) -> None:
    growth(office)
    ana = office.person("Ana Diaz")

    ana.types("/okr", channel="growth")

    ana.sees("Ana, 1 update, about a minute.")
    ana.sees("5.5% on 9 Nov, 50% of the way (pace 54%), on track")


def test_ana_sees_her_initiatives_and_what_she_is_asked(office: Office) -> None:
    growth(office)
    ana = office.person("Ana Diaz")

    ana.types("/okr", channel="growth")

    ana.sees("I1 Implement SSO (for KR1)")
    ana.sees("Ask from Carol: Which vendor do you choose (KR1 Password resets)")


def test_somebody_without_anything_is_told_how_to_start(office: Office) -> None:
    dan = office.person("Dan Roth")

    dan.types("/okr", channel="general")

    dan.sees("You own no key result or initiative yet.")
    dan.sees("New objective")
