"""One team and what it wants, for the tests of the clock."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.domain.vocabulary import Health, Status
from storage.models import CheckIn, Initiative, KeyResult, Person, Team
from tests.builders import Company
from tests.jobs.conftest import Office


class Growth:
    """Carol leads Ana, who owns KR1 (password resets) with I1, and Ben, who owns KR2 (proposals)."""

    def __init__(self, office: Office) -> None:
        self.office = office
        office.build(self._build)

    def _build(self, company: Company) -> None:
        self.people = {
            name.split()[0]: company.person(name.split()[0], office_id, zone=zone)
            for name, office_id, zone in (
                ("Ana Diaz", self.office.slack_id("Ana Diaz"), "Europe/Madrid"),
                ("Ben Okoro", self.office.slack_id("Ben Okoro"), "America/New_York"),
                ("Carol Kim", self.office.slack_id("Carol Kim"), "Europe/London"),
            )
        }
        ana, ben, carol = (self.people[name] for name in ("Ana", "Ben", "Carol"))
        channel = self.office.slack.workspace.channel_named("growth").id
        self.team: Team = company.team("Growth", carol, ana, ben, channel_id=channel, zone="Europe/London")
        earlier = company.now - timedelta(weeks=6)
        objective = company.objective("Improve the login experience", ana, self.team)
        self.resets: KeyResult = company.key_result("Password resets", objective, ana, "10", "1", created_at=earlier)
        self.proposals: KeyResult = company.key_result(
            "Proposal to win", objective, ben, "10", "20", created_at=earlier
        )
        company.initiative("Implement SSO", self.resets, ana, created_at=earlier)
        company.check_in(
            self.resets, ana, "5.5", date(2026, 11, 16), status=Status.ON_TRACK, note="SSO pilot with Sales"
        )
        company.check_in(self.proposals, ben, "10.1", date(2026, 11, 16), status=Status.ON_TRACK)

    def checks_in(self, name: str, value: str, which: str | None = None, **values: Any) -> int:
        """Somebody says how their key result stands, now."""
        mine = which or {"Ana": "resets", "Ben": "proposals"}[name]
        now: datetime = self.office.clock.now()

        def write(company: Company) -> int:
            key_result = company.session.get_one(KeyResult, getattr(self, mine).key)
            person = company.session.get_one(Person, self.people[name].key)
            check_in = company.check_in(key_result, person, value, now.date(), at=now, recorded_at=now, **values)
            return check_in.key

        return self.office.db.write(
            lambda session: write(Company(session, self.office.workspace_id, self.office.clock.now()))
        )

    def confirms(self, name: str, value: str) -> int:
        """Somebody says that nothing changed since their last check-in, now."""
        key_result = {"Ana": self.resets, "Ben": self.proposals}[name]
        return self.checks_in(name, value, confirms_id=key_result.last_check_in_id, status=Status.ON_TRACK)

    def says_of_sso(self, health: Health, **values: Any) -> None:
        """Ana says how her initiative stands, now."""
        now: datetime = self.office.clock.now()

        def write(company: Company) -> None:
            sso = company.session.get_one(Initiative, 1)
            ana = company.session.get_one(Person, self.people["Ana"].key)
            company.effort_check_in(sso, ana, health, now.date(), at=now, recorded_at=now, **values)

        self.office.db.write(lambda session: write(Company(session, self.office.workspace_id, now)))

    def corrects(self, check_in_id: int, value: str) -> None:
        """A check-in is corrected as the use case does it: withdrawn, and replaced by one with the same instant."""
        from storage.repositories.trail import Trail

        def write(company: Company) -> None:
            old = company.session.get_one(CheckIn, check_in_id)
            old.withdrawn_at = company.now
            company.session.add(
                CheckIn(
                    workspace_id=old.workspace_id,
                    key_result_id=old.key_result_id,
                    by_id=old.by_id,
                    at=old.at,
                    on=old.on,
                    recorded_at=company.now,
                    value=Decimal(value),
                    status=old.status,
                    corrects_id=old.id,
                )
            )
            Trail(company.session, old.workspace_id).repair_posts_showing(company.now, [check_in_id])

        self.office.build(write)
