"""What a filter of a list means, as conditions of a query. Shared steps; they take the session."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlmodel import Session, col

from bot.domain.filters import Filter, FilterBy
from bot.domain.measures import Measure
from bot.domain.pace import is_behind, pace_of
from bot.domain.people import Actor
from bot.domain.progress import is_reached, progress_of
from bot.domain.vocabulary import Health, ItemState, MeasureKind, NumberRhythm, Stage, Status
from bot.usecases.company.naming import Named, Names
from bot.usecases.reading.measuring import measure_of, steps_by_key_result
from bot.usecases.reading.silence import Silence
from storage.models import Cycle, HelpingTeam, Initiative, KeyResult, Objective
from storage.repositories.due import runs_on
from storage.repositories.goals import Goals
from storage.repositories.people import People
from storage.repositories.teams import Teams

Condition = ColumnElement[bool]
_MOST_LOOKED_AT = 5_000  # key results whose pace is computed to find those that are behind


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`name` is that of the people, team or cycle that was meant, "" for the other filters.

    An objective is listed when `of_objective` holds, or when a key result under it is listed; a key result when
    `of_key_result` holds. `of_initiative` stands for itself. With `only_open`, closed objectives and dropped key
    results are left out.
    """

    name: str
    cycles: tuple[Condition, ...]
    of_objective: Condition | None
    of_key_result: Condition | None
    of_initiative: Condition | None
    only_open: bool = True


class Narrower:
    """Reads filters for one actor on one local date."""

    def __init__(self, session: Session, actor: Actor, today: date) -> None:
        self._session, self._actor, self._today = session, actor, today
        self._goals = Goals(session, actor)
        self._running = runs_on(today)

    def read(self, chosen: Filter) -> Narrowing:  # noqa: PLR0911 - one line a filter
        """Raises Invalid for a name that nobody has."""
        names = Names(self._session, self._actor, self._today)
        match chosen.by:
            case FilterBy.MINE:
                return self._of_people(Named("", person_ids=(self._actor.person_id,)))
            case FilterBy.PERSON:
                return self._of_people(self._mentioned(chosen.slack_id))
            case FilterBy.COMPANY:
                company = Teams(self._session, self._actor.workspace_id).company()
                return self._of_teams(Named(company.name, team_ids=(company.key,)))
            case FilterBy.TEAM:
                return self._of_teams(self._channel(chosen.slack_id) if chosen.slack_id else names.team(chosen.name))
            case FilterBy.CYCLE:
                return self._of_cycles(names.cycle(chosen.name))
            case FilterBy.NAMED:
                return self._of_named(names.anything(chosen.name))
            case _:
                return self._by_state(chosen.by)

    def of_team(self, team_id: int) -> Narrowing:
        """A team by row id, as a button carries it; an unknown one owns nothing."""
        team = Teams(self._session, self._actor.workspace_id).get(team_id)
        hidden = team is None or (self._actor.is_guest and team_id not in self._actor.member_of)
        return self._of_teams(Named("" if team is None or hidden else team.name, team_ids=(team_id,)))

    def _of_named(self, named: Named) -> Narrowing:
        if named.team_ids:
            return self._of_teams(named)
        return self._of_cycles(named) if named.cycle_ids else self._of_people(named)

    def _of_people(self, named: Named) -> Narrowing:
        ids = named.person_ids
        owned = col(Objective.owner_id).in_(ids)
        mine = col(KeyResult.owner_id).in_(ids)
        return Narrowing(named.name, self._running, owned, or_(mine, owned), col(Initiative.owner_id).in_(ids))

    def _of_teams(self, named: Named) -> Narrowing:
        helps = select(col(HelpingTeam.initiative_id)).where(
            col(HelpingTeam.workspace_id) == self._actor.workspace_id, col(HelpingTeam.team_id).in_(named.team_ids)
        )
        belongs = col(Objective.team_id).in_(named.team_ids)
        is_idea = and_(col(Objective.id).is_(None), col(Initiative.team_id).in_(named.team_ids))
        of_initiative = or_(belongs, is_idea, col(Initiative.id).in_(helps))
        return Narrowing(named.name, self._running, belongs, None, of_initiative)

    def _of_cycles(self, named: Named) -> Narrowing:
        return Narrowing(named.name, (col(Cycle.id).in_(named.cycle_ids),), None, None, None, only_open=False)

    def _by_state(self, by: FilterBy) -> Narrowing:
        """Filters that look at how things stand: only what is open, and only the key results that are meant."""
        if by is FilterBy.ALL:
            return Narrowing("", self._running, None, None, None)
        if by is FilterBy.CLOSED:
            return self._closed()
        of_key_result, of_initiative = self._standing(by)
        is_open = and_(col(KeyResult.state) == ItemState.OPEN, of_key_result)
        is_active = and_(col(Initiative.stage) == Stage.ACTIVE, of_initiative)
        return Narrowing("", self._running, false(), is_open, is_active)

    def _closed(self) -> Narrowing:
        """What was closed, done or dropped in the running cycles."""
        objective, key_result = (col(each.state) == ItemState.CLOSED for each in (Objective, KeyResult))
        initiative = col(Initiative.stage).in_((Stage.DONE, Stage.DROPPED))
        return Narrowing("", self._running, objective, key_result, initiative, only_open=False)

    def _standing(self, by: FilterBy) -> tuple[Condition, Condition]:
        """Of a key result, and of an initiative."""
        if by is FilterBy.AT_RISK:
            in_trouble = col(KeyResult.status).in_((Status.AT_RISK, Status.OFF_TRACK))
            return in_trouble, col(Initiative.health).in_((Health.AT_RISK, Health.BLOCKED))
        if by is FilterBy.BEHIND:
            return col(KeyResult.id).in_(self._behind()), col(Initiative.due_on) < self._today
        if by is FilterBy.NO_NEWS:
            silence = Silence(self._session, self._actor.workspace_id, self._today)
            return silence.of_key_results(), silence.of_initiatives()
        return col(KeyResult.id).in_(self._unserved()), false()

    def _unserved(self) -> list[int]:
        """Nobody works on them, and there is still something to reach."""
        measured = self._measured(~self._goals.has_active_initiative())
        return [item.key for item, measure in measured if not is_reached(measure, item.current)]

    def _behind(self) -> list[int]:
        """The pace is computed in exact fractions, so it is no work for the database."""
        measured = self._measured(
            col(KeyResult.measure_kind) != MeasureKind.KEEP, col(KeyResult.number_rhythm) != NumberRhythm.AT_END
        )
        return [
            item.key
            for item, measure in measured
            if is_behind(progress_of(measure, item.current).percent, pace_of(item.starts_on, item.due_on, self._today))
        ]

    def _measured(self, *conditions: Condition) -> list[tuple[KeyResult, Measure]]:
        """The open key results of running cycles for which these hold, each with its measure."""
        rows = self._goals.key_results(
            *self._running, col(KeyResult.state) == ItemState.OPEN, *conditions, limit=_MOST_LOOKED_AT
        )
        items = [row.key_result for row in rows]
        in_steps = [item.key for item in items if item.measure_kind is MeasureKind.MILESTONES]
        steps = steps_by_key_result(self._goals.milestones(in_steps))
        return [(item, measure_of(item, steps.get(item.key, []))) for item in items]

    def _mentioned(self, slack_user_id: str) -> Named:
        person = People(self._session, self._actor.workspace_id).of_slack(slack_user_id)
        return Named(person.name, person_ids=(person.key,)) if person else Named("this person")

    def _channel(self, channel_id: str) -> Named:
        team = Teams(self._session, self._actor.workspace_id).of_channel(channel_id)
        if team is None or (self._actor.is_guest and team.key not in self._actor.member_of):
            return Named("this channel")  # guests learn of no team but their own
        return Named(team.name, team_ids=(team.key,))
