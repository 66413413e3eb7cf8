"""What the cast did before the demo opens: ideas and what others think of them, what two initiatives brought, an ask
that waits. Everything goes through the use cases, as if people had typed it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from sqlmodel import col, select

from bot.deps import Deps
from bot.domain.entered import Choice
from bot.domain.ideas import IdeaEntered, Score
from bot.domain.look_backs import VerdictEntered
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Stage, Verdict
from bot.usecases.bets.ideas import create_idea, score_idea
from bot.usecases.bets.verdicts import give_verdict
from storage.models import Initiative, KeyResult, Objective, Person, Team
from tests.builders import Company
from tests.demo.week import Stage as Cast
from tests.pretend_slack import PretendSlack

KICK_OFF = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
LATELY = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)  # the day before
THIS_MORNING = datetime(2026, 11, 19, 8, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Bet:
    """An initiative that is over. `start` is where its key result stood when it began."""

    title: str
    owner: str
    objective: str
    start: str
    predicted: str
    ended_on: date
    verdict: Verdict
    learning: str


@dataclass(frozen=True, slots=True)
class Thought:
    """An idea, by whom, and how others score it: value and effort."""

    by: str
    title: str
    scope: str
    scores: tuple[tuple[str, int, int], ...]
    discussion: tuple[tuple[str, str], ...] = ()


BETS = (
    Bet(
        "Reset links that live for a day", "Emil", "Improve the login experience", "9.2", "8",
        date(2026, 10, 19), Verdict.MOVED, "People asked twice because the first link was dead",
    ),
    Bet(
        "Discounts for signing early", "Ben", "Streamline the buying process", "10.4", "14",
        date(2026, 10, 20), Verdict.NOT_MOVED, "Price was not what held them back",
    ),
)  # fmt: skip
IDEAS = (
    Thought(
        "Dana", "Show prices before the sign-up form", "The three plans, without the calculator",
        (("Ana", 5, 2), ("Ben", 4, 2), ("Carol", 4, 3)),
        (
            ("Ben Okoro", "Two of three callers ask for the price first."),
            ("Carol Kim", "Legal has to see the small print."),
        ),
    ),
    Thought(
        "Carol", "Rebuild the website around customer stories", "", (("Ben", 5, 5), ("Dana", 4, 4)),
    ),
    Thought("Ben", "Ask every new customer how they found us", "", (("Ana", 2, 1),)),
)  # fmt: skip


def play_earlier(deps: Deps) -> None:
    """Everything, at the instants at which it happened."""
    cast = Cast(deps)
    for bet in BETS:
        _take_stock(deps, cast, bet)
    for number, idea in enumerate(IDEAS, start=1):
        _put_forward(deps, cast, idea, number)
    cast.asks("Dana", "Generate more prospect engagement", "Carol", "Let Sales listen in on two demo calls", LATELY)


def discuss(slack: PretendSlack) -> None:
    """In the threads of the ideas, once they are posted."""
    for idea in IDEAS:
        for name, words in idea.discussion:
            person = slack.person(name)
            person.replies(words, person.message(idea.title, in_="growth"))


def _take_stock(deps: Deps, cast: Cast, bet: Bet) -> None:
    """A row of an import, as the history of its key result is; its verdict is given by its owner."""

    def write(company: Company) -> int:
        session = company.session
        owner = session.exec(select(Person).where(col(Person.name).startswith(bet.owner))).one()
        under = select(KeyResult).join(Objective, col(Objective.id) == KeyResult.objective_id)
        key_result = session.exec(under.where(Objective.title == bet.objective)).one()
        made = company.initiative(
            bet.title,
            key_result,
            owner,
            stage=Stage.DONE,
            starts_on=KICK_OFF.date(),
            ended_on=bet.ended_on,
            due_on=bet.ended_on,
            effort_weeks=Decimal(3),
            value_at_start=Decimal(bet.start),
            predicted_from=Decimal(bet.start),
            predicted_to=Decimal(bet.predicted),
        )
        return made.number

    number = deps.db.write(lambda session: write(Company(session, deps.installation.workspace_id, KICK_OFF)))
    reference, said = Reference(ItemKind.INITIATIVE, number), VerdictEntered(bet.verdict, bet.learning)
    give_verdict(deps.db, cast.actor(bet.owner, THIS_MORNING), reference, said, THIS_MORNING)


def _put_forward(deps: Deps, cast: Cast, idea: Thought, number: int) -> None:
    growth = deps.db.read(lambda session: session.exec(select(Team).where(Team.name == "Growth")).one().key)
    entered = IdeaEntered(idea.title, idea.scope, Choice(str(growth), "Growth"))
    create_idea(deps.db, cast.actor(idea.by, LATELY), entered, f"demo:{number}", LATELY)
    found = select(Initiative).where(Initiative.title == idea.title)
    reference = Reference(ItemKind.INITIATIVE, deps.db.read(lambda session: session.exec(found).one().number))
    for name, value, effort in idea.scores:
        score_idea(deps.db, cast.actor(name, LATELY), reference, Score(value, effort), LATELY)
