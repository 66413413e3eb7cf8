"""The form of an objective and its columns, in both directions. Shared steps; they take the session."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col

from bot.domain.cycles import quarter_of
from bot.domain.entered import JUST_ME, NOTHING, THIS_QUARTER, Choice, ObjectiveEntered, row_id_of
from bot.domain.people import Actor, Stake
from bot.domain.permissions import Verb, may
from bot.domain.problems import Problems
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole
from bot.usecases.checking_in.stating import local_date
from bot.usecases.goals.goal_steps import Named, check_length, is_closed, people_of, read_title, refuse_unless_may
from bot.usecases.goals.stakes import Stakes
from storage.models import Objective, Team
from storage.repositories.goals import Goals, ObjectiveRow
from storage.repositories.teams import Cycles, Teams

_JUST_ME = Choice(JUST_ME, "Just me")


def teams_to_create_for(session: Session, actor: Actor) -> list[Team]:
    """The teams that the actor may write objectives for; besides, everybody but guests may for themselves."""
    teams = Teams(session, actor.workspace_id).all()
    return [team for team in teams if may(actor, Verb.CREATE, Stake(None, team.key, team.is_company))]


def objective_choice(item: Objective) -> Choice:
    """An objective as a select shows it."""
    reference = Reference(ItemKind.OBJECTIVE, item.number)
    return Choice(str(reference), f"{reference} {item.title}")


def team_choice(team: Team | None) -> Choice:
    """A team as a select shows it; None is the person alone."""
    return Choice(str(team.key), team.name) if team else _JUST_ME


class ObjectiveFields:
    """Reads and fills the form for one actor at one time. `problems` collects what cannot be taken as it is."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self.problems = Problems()
        self._session, self._actor, self._now = session, actor, now
        self._today = local_date(actor, now)
        self._goals = Goals(session, actor)
        self._teams, self._cycles = Teams(session, actor.workspace_id), Cycles(session, actor.workspace_id)

    def cycles(self) -> tuple[Choice, ...]:
        """What can be chosen: this quarter where nobody has made a cycle for today, then open cycles, newest first."""
        running = [each for each in self._cycles.all() if not is_closed(each, self._today)]
        found = tuple(Choice(str(each.key), each.name) for each in running)
        current = self.current_cycle()
        return found if current in found else (current, *found)

    def current_cycle(self) -> Choice:
        """The cycle that new objectives are for unless somebody says otherwise."""
        cycle = self._cycles.covering(self._today)
        if cycle is None:
            return Choice(THIS_QUARTER, quarter_of(self._today).name)
        return Choice(str(cycle.key), cycle.name)

    def of(self, row: ObjectiveRow) -> ObjectiveEntered:
        """The form of an objective as it stands."""
        item = row.objective
        owner, named = people_of(self._session, self._actor, item)
        parent = self._goals.objectives(col(Objective.id) == item.parent_id, limit=1) if item.parent_id else ()
        return ObjectiveEntered(
            title=item.title,
            team=team_choice(row.team),
            owner=owner,
            cycle=Choice(str(row.cycle.key), row.cycle.name),
            visibility=item.visibility,
            description=item.description,
            parent=objective_choice(parent[0].objective) if parent else NOTHING,
            readers=named[ItemRole.READER],
        )

    def read(self, entered: ObjectiveEntered, row: ObjectiveRow | None = None) -> tuple[dict[str, Any], frozenset[int]]:
        """The columns that the form stands for, and the readers; `row` is the objective as it stands, if there is one.

        Raises NotAllowed for a team that the actor may not write for; the rest is noted in `problems`.
        """
        named = Named(self._session, self._actor, entered.owner, *entered.readers)
        owner_id = named.one(entered.owner, "owner", self.problems)
        if not entered.owner and row is None:
            self.problems.add("owner", "Choose who answers for it.")
        check_length(entered.description, "description", self.problems)
        values = {
            "title": read_title(entered.title, self.problems),
            "description": entered.description.strip(),
            "team_id": self._team_id(entered.team.value, owner_id, row),
            "owner_id": owner_id,
            "cycle_id": self._cycle_id(entered.cycle.value, row),
            "parent_id": self._parent_id(entered.parent.value, row),
            "visibility": entered.visibility,
        }
        return values, named.all(entered.readers, "readers", self.problems)

    def read_cycle(self, chosen: str) -> int:
        """The row id of an open cycle; else 0, and a problem."""
        return self._cycle_id(chosen, None)

    def _team_id(self, chosen: str, owner_id: int | None, row: ObjectiveRow | None) -> int | None:
        if row is not None and chosen == team_choice(row.team).value:
            return row.objective.team_id
        team = self._teams.get(row_id_of(chosen)) if chosen != JUST_ME else None
        if chosen != JUST_ME and (team is None or team.archived_at is not None):
            self.problems.add("team", "Choose a team, or Just me.")
            return None
        stakes = Stakes(self._session, self._actor, self._today)
        is_mine = team is not None or owner_id == self._actor.person_id
        stake = stakes.of_team(team, None if is_mine else owner_id)
        refuse_unless_may(stakes, self._actor, Verb.CREATE, f"objectives of {team.name}" if team else "this", stake)
        return team.id if team else None

    def _cycle_id(self, chosen: str, row: ObjectiveRow | None) -> int:
        if row is not None and chosen == str(row.cycle.key):
            return row.cycle.key
        if chosen == THIS_QUARTER:
            return self._cycles.current(self._today, self._now).key
        cycle = self._cycles.get(row_id_of(chosen))
        if cycle is None or is_closed(cycle, self._today):
            self.problems.add("cycle", "This cycle is closed. Choose one that still runs.")
            return 0
        return cycle.key

    def _parent_id(self, chosen: str, row: ObjectiveRow | None) -> int | None:
        reference = Reference.parse(chosen)
        if reference is None:
            return self._hidden_parent_id(row)
        parent = self._goals.objective(reference.number)
        if parent is None:
            self.problems.add("parent", f"I cannot find {reference}. Choose another objective.")
            return None
        if row is not None and self._is_below(parent.objective, row.objective.key):
            self.problems.add("parent", f"{reference} already supports this one. Choose another objective.")
        return parent.objective.key

    def _hidden_parent_id(self, row: ObjectiveRow | None) -> int | None:
        """What it supports, where the form could not show it; else None."""
        parent_id = row.objective.parent_id if row else None
        return parent_id if parent_id and self._goals.objective_of_id(parent_id) is None else None

    def _is_below(self, objective: Objective | None, above_id: int) -> bool:
        """Whether an objective is, or supports through others, the one above; chains that storage holds may loop."""
        seen: set[int] = set()
        while objective is not None and objective.key not in seen:
            if objective.key == above_id:
                return True
            seen.add(objective.key)
            objective = self._session.get(Objective, objective.parent_id) if objective.parent_id else None
        return False
