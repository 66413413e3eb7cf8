"""How ordinary people tend their goals: numbers that follow time more or less, honest reports, some of them late, early
or left out, initiatives that are finished and followed by the next."""

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from tests.truth.script import QUARTER, WEEKS, Goal, Measured, Reports, Says, Script, Work, instant

_TENTH = Decimal("0.1")
_BEHIND = 0.2  # of the way below the share of time that has passed: then an honest owner says "at risk"
_HABITS = ("monday", "tuesday", "late", "early", "skip")
_HOW_OFTEN = (52, 28, 8, 4, 8)
_DAYS = {"monday": 0, "tuesday": 1, "late": 3, "early": -3}


def pace_at(week: int, goal: Goal | None = None) -> float:
    """Which share of a key result's time has passed on the Tuesday of a week."""
    first, last = (max(QUARTER[0], goal.begins.date()), goal.due_on) if goal else QUARTER
    passed = (instant(week, 1).date() - first).days
    return min(max(passed, 0) / (last - first).days, 1)


def value_at(goal: Goal, share: float) -> Decimal:
    """The number that stands for a share of the way; below 0 it is worse than the start."""
    part = Decimal(str(round(share, 4)))
    if goal.measured is Measured.STEPS:
        return (goal.steps * part).quantize(Decimal(1), ROUND_DOWN)
    if goal.start is None or goal.target is None:
        raise ValueError(f"{goal.title} has no way to go")
    return (goal.start + (goal.target - goal.start) * part).quantize(_TENTH, ROUND_HALF_UP)


@dataclass
class Life:
    """A goal through the quarter. `shares` and `values` say where it stands in some weeks, `statuses` what is said of
    it then; `silent` are weeks without a word, `sure` those in which it is told on the Monday whatever the dice say."""

    goal: Goal
    tempo: float = 1.0
    shares: Mapping[int, float] = field(default_factory=dict)
    values: Mapping[int, str] = field(default_factory=dict)
    statuses: Mapping[int, str] = field(default_factory=dict)
    silent: Collection[int] = ()
    sure: Collection[int] = ()
    days: Mapping[int, int] = field(default_factory=dict)
    until: int = WEEKS
    tellers: Mapping[int, str] = field(default_factory=dict)  # who else tells it in a week

    def play(self, script: Script, dice: random.Random) -> None:
        """Write what is said of it."""
        highest, skipped = 0.0, False
        for week in range(1, self.until + 1):
            share = self._share(week, dice, highest)
            highest = max(highest, share)
            habit = "monday" if week in self._fixed else dice.choices(_HABITS, _HOW_OFTEN)[0]
            is_skip = habit == "skip" and not skipped and self.goal.rhythm == "weekly"
            day = self.days.get(week, _DAYS.get(habit, 0))
            at = instant(week, day, 13 + day % 2)
            skipped = is_skip
            if week in self.silent or is_skip or not self._has_number(week, at):
                continue
            value = Decimal(self.values[week]) if week in self.values else self._ordinary(share, dice)
            status = self.statuses.get(week) or self._honest(share, week)
            script.add(Says(at, goal=self.goal, value=value, status=status, by=self.tellers.get(week, "")))

    @property
    def _fixed(self) -> set[int]:
        return {*self.shares, *self.values, *self.statuses, *self.sure, *self.days}

    def _share(self, week: int, dice: random.Random, highest: float) -> float:
        if week in self.shares:
            return self.shares[week]
        share = pace_at(week, self.goal) * self.tempo + dice.uniform(-0.03, 0.03)
        return max(highest, min(share, 0.97), 0.01)

    def _ordinary(self, share: float, dice: random.Random) -> Decimal:
        if self.goal.measured is not Measured.KEEP:
            return value_at(self.goal, share)
        low = self.goal.lower if self.goal.lower is not None else (self.goal.upper or 0) - 5
        high = self.goal.upper if self.goal.upper is not None else low + 5
        return Decimal(dice.choice((low, high, (Decimal(low) + Decimal(high)) / 2)))

    def _honest(self, share: float, week: int) -> str:
        is_late = self.goal.measured is not Measured.KEEP and pace_at(week, self.goal) - share > _BEHIND
        if self.goal.measured is Measured.STEPS:
            done = value_at(self.goal, share)
            is_late = pace_at(week, self.goal) - float(done) / self.goal.steps > _BEHIND
        return "at_risk" if is_late else "on_track"

    def _has_number(self, week: int, at: datetime) -> bool:
        """What is not measured every week is told in the weeks that are named alone."""
        return self.goal.begins < at and (self.goal.rhythm == "weekly" or week in self._fixed)


def tend(
    script: Script,
    work: Work,
    dice: random.Random,
    *,
    healths: Mapping[int, str] | None = None,
    silent: Collection[int] = (),
    weeks: range = range(1, WEEKS + 1),
    sure: bool = False,
) -> None:
    """The weekly reports on an initiative; `healths` says what is reported in some weeks."""
    said, skipped = dict(healths or {}), False
    for week in weeks:
        at = instant(week, 0, 15)
        skipped = not (sure or week in said or skipped) and dice.random() < 0.07
        if week in silent or skipped or work.begins >= at:
            continue
        health = said.get(week, "on_track")
        script.add(Reports(at, work=work, health=health, blocked_by="Legal" if health == "blocked" else ""))
