"""Where a team's items stood at an instant, as its channel may read it. Shared steps; they take the session.

A post speaks of one instant and can be rendered again at any time: what was said later is left out, and a correction,
which keeps the instant of what it corrects, takes its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import or_
from sqlmodel import Session, col

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.measures import Measure, MilestoneMeasure, NumberMeasure
from bot.domain.pace import is_behind
from bot.domain.people import Actor
from bot.domain.progress import is_reached, progress_of
from bot.domain.vocabulary import ItemState, Stage
from bot.usecases.cards import CardMaker
from storage.models import CheckIn, Initiative, KeyResult, Objective, Round, Team, Workspace
from storage.repositories.due import runs_on
from storage.repositories.goals import Goals
from storage.repositories.rounds import Rounds


@dataclass(frozen=True, slots=True)
class KeyResultThen:
    """A key result at the end of a period. `before` is its value at the beginning, `check_in_id` the check-in that its
    card shows; `is_news` says that it came within the period."""

    id: int
    card: KeyResultCard
    before: Decimal | None
    check_in_id: int | None
    is_news: bool

    @property
    def is_win(self) -> bool:
        """Whether it reached its target within the period."""
        now, then = self.card, self.before
        return (
            self.is_news
            and is_reached(now.measure, now.current)
            and not is_reached(measure_with(now.measure, then), then)
        )

    @property
    def direction(self) -> int:
        """1 for better, -1 for worse, 0 where it did not move or nobody can tell."""
        if not self.is_news or self.before is None or self.card.current is None:
            return 0
        now = self.card.progress.raw
        then = progress_of(measure_with(self.card.measure, self.before), self.before).raw
        return 0 if now is None or then is None else (now > then) - (now < then)


@dataclass(frozen=True, slots=True)
class Standings:
    """A team's public items at the end of a period: key results, and the initiatives that are active or were done
    within it, by row id."""

    key_results: tuple[KeyResultThen, ...]
    initiatives: Mapping[int, InitiativeCard]

    @property
    def active(self) -> tuple[InitiativeCard, ...]:
        """What is being worked on."""
        return tuple(card for card in self.initiatives.values() if card.stage is Stage.ACTIVE)

    @property
    def finished(self) -> tuple[InitiativeCard, ...]:
        """What was done within the period."""
        return tuple(card for card in self.initiatives.values() if card.stage is Stage.DONE)

    @property
    def check_in_ids(self) -> tuple[int, ...]:
        """The check-ins that the cards show."""
        told = [then.check_in_id for then in self.key_results if then.check_in_id]
        said = [card.last_check_in.id for card in self.active if card.last_check_in]
        return (*told, *said)


def standings_of(session: Session, team: Team, zone: str, since: datetime, as_of: datetime) -> Standings:
    """Where the team's public items stood at `as_of`, beside `since`; `zone` says which day that was."""
    today = as_of.astimezone(ZoneInfo(zone)).date()
    reader = channel_reader(team.workspace_id)
    goals, maker = Goals(session, reader), CardMaker(session, reader, today)
    rounds = Rounds(session, team.workspace_id)
    of_team = (col(Objective.team_id) == team.key, *runs_on(today))
    rows = goals.key_results(col(KeyResult.state) == ItemState.OPEN, *of_team)
    ids = [row.key_result.key for row in rows]
    now = _by_key_result(rounds.check_ins_as_of(ids, (), as_of))
    then = _by_key_result(rounds.check_ins_as_of(ids, (), since))
    key_results = [
        _then(row.key_result.key, card, now.get(row.key_result.key), then.get(row.key_result.key), since)
        for row, card in zip(rows, maker.key_results(rows), strict=True)
    ]
    ended_since = since.astimezone(ZoneInfo(zone)).date()
    finished = (col(Initiative.stage) == Stage.DONE) & (col(Initiative.ended_on) > ended_since)
    initiatives = goals.initiatives(or_(col(Initiative.stage) == Stage.ACTIVE, finished), *of_team)
    initiative_ids = [row.initiative.key for row in initiatives]
    return Standings(tuple(key_results), dict(zip(initiative_ids, maker.initiatives(initiatives), strict=True)))


def items_with_news(session: Session, workspace: Workspace, team: Team, ended: Round) -> list[int]:
    """The key results, by row id, of which something was said in a round."""
    since, as_of = period_of(session, team, ended)
    standings = standings_of(session, team, zone_of(team, workspace), since, as_of)
    return [then.id for then in standings.key_results if then.is_news]


def period_of(session: Session, team: Team, ended: Round) -> tuple[datetime, datetime]:
    """What a round's summary speaks of: the time from the summary before it, or the week, up to its own instant."""
    earlier = [
        each
        for each in Rounds(session, team.workspace_id).of_team(team.key)
        if each.due_on < ended.due_on and each.summarised_at is not None
    ]
    as_of = ended.summarised_at or ended.opened_at
    since = earlier[0].summarised_at if earlier else None
    return since or as_of - timedelta(days=7), as_of


def zone_of(team: Team, workspace: Workspace) -> str:
    """Where a team's days begin."""
    return team.zone or workspace.zone


def channel_reader(workspace_id: int) -> Actor:
    """Whoever reads a channel: owns nothing, leads nothing, and so sees nothing that is private."""
    return Actor(workspace_id, person_id=0, slack_user_id="", name="")


def measure_with(measure: Measure, value: Decimal | None) -> Measure:
    """A measure at another value: milestones carry their count themselves."""
    return replace(measure, done=int(value or 0)) if isinstance(measure, MilestoneMeasure) else measure


def card_at(card: KeyResultCard, check_in: CheckIn | None) -> KeyResultCard:
    """A card as it was when a check-in was its newest."""
    if check_in is None and not card.check_ins:
        return card  # nobody has ever checked in, so that nothing is later than it should be
    value = check_in.value if check_in else None
    measure = measure_with(card.measure, value)
    progress = progress_of(measure, value)
    status = replace(card.status, said=check_in.status) if check_in else card.status
    return replace(
        card,
        measure=measure,
        current=value,
        current_on=check_in.on if check_in else None,
        progress=progress,
        is_behind=is_behind(progress.percent, card.pace),
        status=status,
        check_ins=tuple(line for line in card.check_ins if check_in and line.id <= check_in.key),
    )


def value_before(card: KeyResultCard, earlier: CheckIn | None) -> Decimal | None:
    """The value that a change counts from: the check-in before, else the start."""
    if earlier is not None:
        return earlier.value
    return card.measure.start if isinstance(card.measure, NumberMeasure) else None


def _then(
    key_result_id: int, card: KeyResultCard, now: CheckIn | None, then: CheckIn | None, since: datetime
) -> KeyResultThen:
    return KeyResultThen(
        id=key_result_id,
        card=card_at(card, now),
        before=value_before(card, then),
        check_in_id=now.key if now else None,
        is_news=now is not None and now.at > since,
    )


def _by_key_result(check_ins: Sequence[CheckIn]) -> Mapping[int, CheckIn]:
    return {each.key_result_id: each for each in check_ins if each.key_result_id is not None}
