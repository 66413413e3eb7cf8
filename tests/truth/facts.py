"""What is true of the quarter at an instant, worked out from the script alone by the words of PRODUCT.md; nothing of
the product is asked."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from tests.truth.script import (
    QUARTER,
    WEEKS,
    Aim,
    Asks,
    Changes,
    Disowns,
    Ends,
    Goal,
    GoesAway,
    Item,
    Leaves,
    Measured,
    Moves,
    Puts,
    Reports,
    Says,
    Script,
    Starts,
    Work,
    instant,
    monday_of,
)

_QUIET = timedelta(days=3)
_YOUNG = timedelta(days=14)
_UNTIL_RESULTS = timedelta(weeks=4)
_BEHIND = Decimal(20)
_FROM_WORST = ("off_track", "at_risk", "on_track")


@dataclass(frozen=True)
class Moment:
    """The end of the period of which a post speaks, and its beginning."""

    at: datetime
    since: datetime


class Facts:
    """Answers questions about a script."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._told: dict[str, list[Says | Reports]] = {}
        for deed in script.of(Says):
            self._told.setdefault(deed.goal.title, []).append(deed)
        for report in script.of(Reports):
            self._told.setdefault(report.work.title, []).append(report)
        self._works = [each for each in script.items if isinstance(each, Work)]

    # ---- what was said ----------------------------------------------------------------------------------------

    def told(self, item: Goal | Work, until: datetime) -> list[Says | Reports]:
        """The check-ins on an item up to an instant, oldest first."""
        return [each for each in self._told.get(item.title, []) if each.at <= until]

    def last(self, goal: Goal, until: datetime) -> Says | None:
        """The newest of a key result."""
        said = [each for each in self.told(goal, until) if isinstance(each, Says)]
        return said[-1] if said else None

    def health(self, work: Work, until: datetime) -> str:
        """What its owner last said of it."""
        said = [each for each in self.told(work, until) if isinstance(each, Reports)]
        return said[-1].health if said else ""

    def is_silent(self, item: Goal | Work, now: datetime) -> bool:
        """Two due dates in a row on which it was asked for and nobody answered."""
        said = self.told(item, now)
        last = said[-1].at if said else None
        asked = [monday_of(week) for week in range(1, WEEKS + 1) if monday_of(week) < now.date()]
        return sum(self._was_asked_in_vain(item, last, due_on) for due_on in asked) >= 2

    def _was_asked_in_vain(self, item: Goal | Work, last: datetime | None, due_on: date) -> bool:
        is_answered = last is not None and last.date() + _QUIET >= due_on
        has_number = not isinstance(item, Goal) or item.rhythm == "weekly" or self._number_is_due(item, due_on)
        is_over = isinstance(item, Work) and self.ended_at(item) is not None
        return (
            not (is_answered or is_over) and has_number and item.begins.date() < due_on and self._is_asked(item, due_on)
        )

    def _number_is_due(self, goal: Goal, due_on: date) -> bool:
        """Of a monthly number: whether one has come since the last was told."""
        if goal.rhythm == "at_end" or goal.next_number_on is None:
            return False
        said = [each.at.date() for each in self.told(goal, instant(WEEKS, 6)) if each.at.date() < due_on]
        scheduled = goal.next_number_on
        while said and scheduled <= said[-1]:
            month = scheduled.month % 12 + 1
            scheduled = scheduled.replace(month=month, year=scheduled.year + (month == 1))
        return scheduled <= due_on

    def _is_asked(self, item: Goal | Work, due_on: date) -> bool:
        """Whoever is away is not, unless somebody stands in."""
        for deed in self._script.of(GoesAway):
            if deed.who == item.owner and deed.at.date() <= due_on <= deed.until:
                return bool(deed.delegate)
        return True

    # ---- numbers ------------------------------------------------------------------------------------------------

    def as_aimed(self, goal: Goal, now: datetime) -> Goal:
        """A key result with the target that it had then."""
        at = goal
        for deed in self._script.of(Changes):
            if deed.goal is goal and deed.at <= now:
                at = replace(
                    at,
                    target=at.target if deed.target is None else deed.target,
                    upper=at.upper if deed.upper is None else deed.upper,
                    due_on=deed.due_on or at.due_on,
                )
        return at

    def way(self, goal: Goal, value: Decimal, now: datetime) -> Decimal | None:
        """How many percent of its way a number is; None for what is kept."""
        at = self.as_aimed(goal, now)
        if at.measured is Measured.STEPS:
            return value * 100 / at.steps
        if at.measured is Measured.KEEP or at.start is None or at.target is None:
            return None
        return (value - at.start) * 100 / (at.target - at.start)

    def is_outside(self, goal: Goal, value: Decimal, now: datetime) -> bool:
        """Whether what is to be kept is not."""
        at = self.as_aimed(goal, now)
        is_below = at.lower is not None and value < at.lower
        return at.measured is Measured.KEEP and (is_below or (at.upper is not None and value > at.upper))

    def step(self, goal: Goal, moment: Moment) -> Decimal | None:
        """By how many points of its way it moved in a period; None where nothing was said."""
        last, before = self.last(goal, moment.at), self.last(goal, moment.since)
        if last is None or last.at <= moment.since:
            return None
        now = self.way(goal, last.value, moment.at)
        was = self.way(goal, before.value, moment.at) if before else Decimal(0)
        return None if now is None or was is None else now - was

    def is_worse_than_start(self, goal: Goal, now: datetime) -> bool:
        """Below zero percent of its way."""
        last = self.last(goal, now)
        way = self.way(goal, last.value, now) if last else None
        return way is not None and way < 0

    def is_behind(self, goal: Goal, now: datetime) -> bool:
        """More than 20 points below the share of its time that has passed."""
        last, at = self.last(goal, now), self.as_aimed(goal, now)
        way = self.way(goal, last.value, now) if last else Decimal(0)
        if way is None or at.measured is Measured.KEEP or at.rhythm == "at_end":
            return False
        first = max(QUARTER[0], at.begins.date())
        passed = Decimal((now.date() - first).days * 100) / (at.due_on - first).days
        return min(passed, Decimal(100)) - max(min(way, Decimal(100)), Decimal(0)) > _BEHIND

    def is_reached(self, goal: Goal, now: datetime) -> bool:
        """At its target, or kept."""
        last = self.last(goal, now)
        if last is None:
            return False
        way = self.way(goal, last.value, now)
        return not self.is_outside(goal, last.value, now) if way is None else way >= 100

    # ---- who and what belongs to what -------------------------------------------------------------------------

    def ended_at(self, item: Goal | Work) -> datetime | None:
        """When it was finished, dropped or closed."""
        return next((deed.at for deed in self._script.of(Ends) if deed.item is item), None)

    def is_active(self, work: Work, now: datetime) -> bool:
        """Whether somebody works on it."""
        ended = self.ended_at(work)
        started = next((deed.at for deed in self._script.of(Starts) if deed.work is work), None)
        has_begun = work.stage == "active" if started is None else started <= now
        return has_begun and work.begins <= now and not (ended is not None and ended <= now)

    def working_on(self, goal: Goal, now: datetime) -> list[Work]:
        """The active initiatives for it."""
        return [each for each in self._works if each.serves is goal and self.is_active(each, now)]

    def is_ownerless(self, item: Item, now: datetime) -> bool:
        """Whether its owner has left, or it has none."""
        has_left = any(deed.who == item.owner and deed.at <= now for deed in self._script.of(Leaves))
        return has_left or any(deed.item is item and deed.at <= now for deed in self._script.of(Disowns))

    def team_of(self, item: Item, now: datetime) -> str:
        """Whose it is by then."""
        goal = item.serves if isinstance(item, Work) else item
        moved = [deed.to.team for deed in self._script.of(Moves) if deed.goal is goal and deed.at <= now]
        return moved[-1] if moved else (goal.team if isinstance(goal, Goal) else item.team)

    def is_open(self, goal: Goal, now: datetime) -> bool:
        """Not closed."""
        ended = self.ended_at(goal)
        return ended is None or ended > now

    def lacks_work(self, goal: Goal, now: datetime) -> bool:
        """Open, not reached, two weeks old, and nobody works on it."""
        is_old = (now.date() - max(QUARTER[0], goal.begins.date())) >= _YOUNG
        return self.is_open(goal, now) and is_old and not self.is_reached(goal, now) and not self.working_on(goal, now)

    def lacks_key_results(self, aim: Aim, now: datetime) -> bool:
        """An objective that is two weeks old and says nowhere how anybody would know."""
        has_any = any(isinstance(each, Goal) and each.aim is aim for each in self._script.items)
        return not has_any and now.date() - aim.begins.date() >= _YOUNG

    def waits_for_verdict(self, work: Work, now: datetime) -> bool:
        """Whether it was to be looked back at two weeks ago: four weeks after it was finished, unless chosen."""
        on = work.look_back_on
        for deed in self._script.of(Ends):
            if deed.item is work and deed.how == "finished" and deed.at <= now:
                on = deed.at.date() + _UNTIL_RESULTS
        return on is not None and now.date() - on >= _YOUNG

    def due_on(self, work: Work, now: datetime) -> date | None:
        """When an initiative is to be ready."""
        put = [deed.due_on for deed in self._script.of(Puts) if deed.work is work and deed.at <= now]
        return put[-1] if put else work.due_on

    def waiting(self, item: Item, moment: Moment) -> bool:
        """An ask about it that is open, or was at the beginning of the period."""
        return any(
            deed.item is item and deed.at <= moment.at and (deed.answered_at is None or deed.answered_at > moment.since)
            for deed in self._script.of(Asks)
        )

    def changed(self, goal: Item, moment: Moment, *, only_eased: bool) -> bool:
        """Whether its target or dates changed in the period."""
        return any(
            deed.goal is goal and moment.since < deed.at <= moment.at and (deed.eases or not only_eased)
            for deed in self._script.of(Changes)
        )

    def went_nowhere(self, work: Work, moment: Moment) -> bool:
        """Whether it is done, and the number that was told next, within the week, is no better than the one before."""
        ended = self.ended_at(work)
        if ended is None or ended > moment.at:
            return False
        goal = work.serves
        said = [each for each in self.told(goal, moment.at + timedelta(days=3)) if isinstance(each, Says)]
        before = [each for each in said if each.at < ended - timedelta(days=3)]
        after = [each for each in said if each.at >= ended - timedelta(days=3)]
        if not before or not after:
            return not after and self.is_silent(goal, moment.at)
        by_now = [each for each in after if each.at <= moment.at]
        newest = by_now[-1] if by_now else after[0]
        was, now = (self.way(goal, each.value, moment.at) for each in (before[-1], newest))
        return was is not None and now is not None and now <= was

    def got_better_reported(self, goal: Goal, moment: Moment) -> bool:
        """A better status beside a worse number."""
        last, before = self.last(goal, moment.at), self.last(goal, moment.since)
        step = self.step(goal, moment)
        if last is None or before is None or step is None or step >= 0:
            return False
        return _FROM_WORST.index(last.status) > _FROM_WORST.index(before.status)
