"""The demo's company as rows: the example triples, three teams, and eight weeks of check-ins."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.examples import SHELVES, examples
from bot.domain.outcomes import OutcomeTarget, read_outcome_target
from bot.domain.vocabulary import Health, Indicator, Stage, Status, Visibility
from storage.models import Initiative, KeyResult, Objective, Person, Team, Workspace
from tests.builders import Company
from tests.demo.cast import CAST, CHANNELS

HEADQUARTERS = ZoneInfo("Europe/Madrid")  # where the teams' summaries are posted at ten
OPENING = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)  # a Thursday, week 8 of 13
KICK_OFF = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)  # when the goals were set
MONDAYS = [date(2026, 10, 5) + timedelta(weeks=week) for week in range(7)]
_GOOD, _RISK, _OFF = Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK


@dataclass(frozen=True, slots=True)
class Story:
    """How one example triple has been going. `values` are the weekly numbers, the first on the kick-off day."""

    owner: str
    team: str
    values: tuple[str, ...]
    start: str = "0"
    status: Status | None = _GOOD
    notes: dict[int, str] = field(default_factory=dict)  # week -> note
    health: Health = Health.ON_TRACK
    stage: Stage = Stage.ACTIVE
    initiative_owner: str = ""
    contributors: tuple[str, ...] = ()
    prediction: tuple[str, str] | None = None
    indicator: Indicator = Indicator.LEADING


STORIES = {
    "Get in shape": Story("Ben Okoro", "", ("188", "187", "186.5", "185", "185.5", "184", "183", "182"), "188"),
    "Become debt free": Story(
        "Dana Silva", "", ("8400", "8400", "7900", "7900", "7400", "6800", "6800", "6100"), "8400", _RISK
    ),
    "Launch a side hustle": Story("Kai Akana", "", ("0", "0", "0", "12", "18", "18", "40", "64")),
    "Healthcare for all": Story(
        "Priya Nair",
        "impact",
        ("0", "400000", "900000", "1500000", "2300000", "3100000", "4000000", "5200000"),
        notes={7: "Two more regions joined"},
        initiative_owner="Mia Walker",
    ),
    "Lead electric vehicle revolution": Story(
        "Kai Akana",
        "impact",
        ("18", "18.4", "19", "19.2", "20.1", "20.5", "21", "21.3"),
        "18",
        _RISK,
        {7: "Permits take longer than planned"},
        Health.BLOCKED,
    ),
    "Slow down global warming": Story(
        "Mia Walker", "impact", ("98.6", "98.6", "98.7", "98.7"), "98.6", _OFF, indicator=Indicator.LAGGING
    ),
    "Ensure water for all": Story(
        "Priya Nair",
        "impact",
        ("0", "150000", "310000", "520000", "800000", "1050000", "1400000", "1750000"),
        notes={6: "120 wells running", 7: "150 wells running"},
        initiative_owner="Priya Nair",
    ),
    "Improve the login experience": Story(
        "Ana Diaz",
        "product",
        ("10", "9.2", "8.4", "7.9", "7.1", "6.6", "6.1", "5.5"),
        "10",
        notes={6: "Pilot with two teams", 7: "SSO pilot with Sales"},
        initiative_owner="Ana Diaz",
        contributors=("Emil Novak",),
        prediction=("5.5", "2"),
    ),
    "Generate more prospect engagement": Story(
        "Dana Silva",
        "growth",
        ("2", "2.1", "2.3", "2.6", "2.9", "3.1"),
        "2",
        notes={5: "Traffic is up, forms are not"},
    ),
    "Streamline the buying process": Story(
        "Ana Diaz",
        "growth",
        ("10", "10.4", "10.6", "10.9", "10.8", "10.5", "10.3", "10.1"),
        "10",
        notes={7: "Waiting for e-sign"},
        health=Health.AT_RISK,
        initiative_owner="Carol Kim",
    ),
    "Be more customer-centric": Story(
        "Tom Becker",
        "product",
        ("10", "9.8", "9.5", "9.5", "9.3", "9.3", "9.1", "9.1"),
        "10",
        _RISK,
        indicator=Indicator.LAGGING,
        stage=Stage.PLANNED,
    ),
    "Launch an MVP": Story(
        "Ben Okoro",
        "product",
        ("0", "0", "1", "2", "3", "5", "6", "8"),
        notes={7: "Two from the waiting list"},
        stage=Stage.DONE,
        contributors=("Tom Becker",),
    ),
    "Grow the website's yield": Story(
        "Ben Okoro",
        "growth",
        ("2", "2.2", "2.3", "2.5", "2.7", "3", "3.2", "3.4"),
        "2",
        notes={7: "Test 3 won by a mile"},
        contributors=("Dana Silva",),
    ),
}


def settle_in(company: Company, slack_ids: dict[str, str], channels: dict[str, str], admins: set[str]) -> None:
    """Fill an empty workspace. `slack_ids` and `channels` map names to Slack's ids."""
    company.keeps_time_of(HEADQUARTERS.key)
    people = {
        part.name: company.person(
            part.name.partition(" ")[0],
            slack_ids[part.name],
            zone=part.zone or None,
            locale=part.locale,
            is_okr_admin=part.name in admins,
        )
        for part in CAST
    }
    leads = {"growth": "Carol Kim", "product": "Emil Novak", "impact": "Priya Nair"}
    teams = {
        name: company.team(
            name.capitalize(),
            people[lead],
            *(people[member] for member in CHANNELS[name] if member != lead),
            channel_id=channels[name],
        )
        for name, lead in leads.items()
    }
    workspace = company.session.get_one(Workspace, company.workspace_id)
    workspace.brief_channel_id, workspace.brief_weekday, workspace.brief_time = channels["leadership"], 3, time(9)
    _tell_stories(company, people, teams)
    for name, team in teams.items():
        owners = {story.owner for story in STORIES.values() if story.team == name}
        for monday in MONDAYS:
            company.round(team, monday, *(people[owner] for owner in sorted(owners)))
    company.goes_live()


def _tell_stories(company: Company, people: dict[str, Person], teams: dict[str, Team]) -> None:
    objectives: dict[str, Objective] = {}
    key_results: dict[tuple[str, str], KeyResult] = {}
    for triple in (each for shelf in SHELVES for each in examples(shelf)):
        title, outcome = triple.objective, triple.key_result
        story = STORIES[title]
        owner = people[story.owner]
        if title not in objectives:
            private = Visibility.WORKSPACE if story.team else Visibility.PRIVATE
            objectives[title] = company.objective(
                title, owner, teams.get(story.team), visibility=private, created_at=KICK_OFF
            )
        if (title, outcome) not in key_results:
            key_results[title, outcome] = _key_result(company, story, outcome, objectives[title], owner)
            _check_ins(company, story, key_results[title, outcome], owner)
        _initiative(company, story, triple.initiative, key_results[title, outcome], people)


def _key_result(company: Company, story: Story, outcome: str, objective: Objective, owner: Person) -> KeyResult:
    read = read_outcome_target(outcome)
    assert read is not None
    start, target = _from_to(story, read)
    title = read.before if read.start is not None else outcome
    return company.key_result(
        title,
        objective,
        owner,
        start,
        target,
        unit_kind=read.unit.kind,
        unit_label=read.unit.label,
        indicator=story.indicator,
        created_at=KICK_OFF,
    )


def _from_to(story: Story, read: OutcomeTarget) -> tuple[str, str]:
    """ "Lose 10 lbs" names a distance; every other example names where to arrive."""
    if read.before == "Lose":
        return story.start, str(Decimal(story.start) - read.target)
    return (story.start if read.start is None else str(read.start)), str(read.target)


def _check_ins(company: Company, story: Story, key_result: KeyResult, owner: Person) -> None:
    for week, (value, on) in enumerate(zip(story.values, [KICK_OFF.date(), *MONDAYS], strict=False)):
        company.check_in(key_result, owner, value, on, status=story.status, note=story.notes.get(week, ""))


def _initiative(
    company: Company, story: Story, title: str, key_result: KeyResult, people: dict[str, Person]
) -> Initiative:
    owner = people[story.initiative_owner or story.owner]
    initiative = company.initiative(
        title,
        key_result,
        owner,
        stage=story.stage,
        created_at=KICK_OFF,
        starts_on=date(2026, 10, 12),
        due_on=date(2026, 12, 4),
        ended_on=date(2026, 11, 13) if story.stage is Stage.DONE else None,
        effort_weeks=Decimal(6),
        predicted_from=Decimal(story.prediction[0]) if story.prediction else None,
        predicted_to=Decimal(story.prediction[1]) if story.prediction else None,
    )
    if story.stage is Stage.ACTIVE:
        company.effort_check_in(initiative, owner, story.health, MONDAYS[-1])
    for name in story.contributors:
        company.contributes(people[name], initiative)
    return initiative
