"""Writes goals, initiatives and lives into a script, and notes which of their problems are planted."""

import random
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tests.truth.lives import Life, tend
from tests.truth.script import WEEKS, Aim, Ends, Goal, Item, Measured, Planted, Script, Starts, Work, instant

USUAL_DUE = date(2026, 12, 30)


class Plan:
    """One team's part of a script. Owners take turns."""

    def __init__(self, script: Script, team: str, dice: random.Random) -> None:
        self.script, self.team, self.dice = script, team, dice
        self._turn = 0
        self.aim = self.objective(f"{team} delights its customers")

    def objective(self, title: str, **values: Any) -> Aim:
        """An objective of the team."""
        aim = Aim(title, self.team, self.next_owner(), **values)
        self.script.add(aim)
        return aim

    def next_owner(self) -> str:
        """Whose turn it is to own something."""
        people = self.script.teams[self.team]
        self._turn += 1
        return people[self._turn % len(people)]

    def goal(self, title: str, start: str = "0", target: str = "100", **values: Any) -> Goal:
        """A number from start to target."""
        owner, aim = values.pop("owner", "") or self.next_owner(), values.pop("aim", self.aim)
        goal = Goal(title, aim, owner, Decimal(start), Decimal(target), **values)
        self.script.add(goal)
        return goal

    def steps(self, title: str, count: int, **values: Any) -> Goal:
        """Milestones."""
        goal = Goal(title, self.aim, self.next_owner(), None, None, Measured.STEPS, steps=count, **values)
        self.script.add(goal)
        return goal

    def keep(self, title: str, lower: str | None, upper: str | None, **values: Any) -> Goal:
        """A band, a floor or a ceiling."""
        low, high = (None if each is None else Decimal(each) for each in (lower, upper))
        goal = Goal(title, self.aim, self.next_owner(), None, None, Measured.KEEP, low, high, **values)
        self.script.add(goal)
        return goal

    def lives(self, goal: Goal, **values: Any) -> None:
        """What is said of it through the quarter."""
        Life(goal, **values).play(self.script, self.dice)

    def work(
        self,
        title: str,
        goal: Goal,
        *,
        healths: Mapping[int, str] | None = None,
        silent: Collection[int] = (),
        weeks: range = range(1, WEEKS + 1),
        sure: bool = False,
        **values: Any,
    ) -> Work:
        """An initiative with its weekly reports."""
        work = Work(
            title, goal, values.pop("owner", "") or goal.owner, **{"due_on": USUAL_DUE, "begins": goal.begins, **values}
        )
        self.script.add(work)
        tend(self.script, work, self.dice, healths=healths, silent=silent, weeks=weeks, sure=sure)
        return work

    def plants(self, kind: str, item: Item, week: int, what: str, **values: Any) -> None:
        """A problem that is to be named."""
        self.script.planted.append(Planted(kind, item, week, what, values.pop("team", self.team), **values))


def ordinary(plan: Plan, count: int) -> None:
    """Goals that do well, or honestly less well; half of the initiatives end on the way and are followed by others."""
    dice = plan.dice
    for number in range(1, count + 1):
        start, target = dice.choice((("10", "60"), ("40", "12"), ("0", "200"), ("9.5", "4.5"), ("120", "180")))
        goal = plan.goal(f"{plan.team} measure {number}", start, target)
        ends = dice.choice((None, 5, 7, 8, 10))
        tempo = dice.choice((0.95, 1.0, 1.05, 1.1, 0.6))
        plan.lives(goal, tempo=tempo, sure=() if ends is None else (ends - 1, ends))
        if ends is None:
            plan.work(f"{plan.team} effort {number}", goal)
        else:
            follow(plan, goal, f"{plan.team} effort {number}", ends)


def follow(plan: Plan, goal: Goal, title: str, ends: int) -> Work:
    """An initiative that ends on the Tuesday of a week, which is returned, and one that begins an hour later."""
    first = plan.work(f"{title}a", goal, weeks=range(1, ends + 1))
    second = plan.work(f"{title}b", goal, stage="planned", weeks=range(ends + 1, WEEKS + 1))
    plan.script.add(Ends(instant(ends, 1, 9), item=first), Starts(instant(ends, 1, 10), work=second))
    return first
