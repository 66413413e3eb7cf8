"""Items at the end of a period, beside its beginning, as facts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.measures import NumberMeasure
from bot.domain.posts import TargetChange
from bot.domain.progress import Progress, is_reached, progress_of
from bot.domain.vocabulary import Stage, Status
from bot.usecases.reading.measuring import measure_with
from storage.models import Initiative, KeyResult


@dataclass(frozen=True)  # without slots, so that what is worked out is kept
class KeyResultThen:
    """A key result at the end of a period. `before` and `said_before` are its value and status at the beginning;
    `check_in_ids` are the check-ins that these and its card show; `is_news` says that it was checked in within the
    period; `told_before` when it had been before, None where it had not; `change` is what became of its target within
    it. `row` stays within the transaction."""

    row: KeyResult
    card: KeyResultCard
    before: Decimal | None
    said_before: Status | None
    check_in_ids: tuple[int, ...]
    is_news: bool
    change: TargetChange | None = None
    told_before: datetime | None = None

    @property
    def id(self) -> int:
        """Its row id."""
        return self.row.key

    @property
    def is_win(self) -> bool:
        """Whether it reached its target within the period."""
        now, then = self.card, self.before
        return (
            self.is_news
            and is_reached(now.measure, now.current)
            and not is_reached(measure_with(now.measure, then), then)
        )

    @cached_property
    def progress_before(self) -> Progress:
        """How far it had come at the beginning, by the measure of the end."""
        return progress_of(measure_with(self.card.measure, self.before), self.before)

    @cached_property
    def direction(self) -> int:
        """1 for better, -1 for worse, 0 where it did not move or nobody can tell. Without a baseline it is better to be
        nearer to the target."""
        measure, now, then = self.card.measure, self.card.current, self.before
        if not self.is_news or now is None or then is None or now == then:
            return 0
        if isinstance(measure, NumberMeasure) and measure.start is None:
            further, was = abs(measure.target - now), abs(measure.target - then)
            return (further < was) - (further > was)
        raw, was_raw = self.card.progress.raw, self.progress_before.raw
        return 0 if raw is None or was_raw is None else (raw > was_raw) - (raw < was_raw)

    @property
    def is_first(self) -> bool:
        """Whether this was its first number, and nothing stood before it to count from."""
        return self.is_news and self.told_before is None and self.before is None and self.card.current is not None


@dataclass(frozen=True, slots=True)
class InitiativeThen:
    """An initiative at the end of a period, active or done within it; or with `was_done` not long before it. `is_news`
    says that something was said of it, or that it was done, within the period; `cycle_ends_on` is the last day of its
    key result's cycle. `row` does not leave the transaction."""

    row: Initiative
    card: InitiativeCard
    check_in_ids: tuple[int, ...]
    is_news: bool
    cycle_ends_on: date
    was_done: bool = False

    @property
    def id(self) -> int:
        """Its row id."""
        return self.row.key

    @property
    def is_done(self) -> bool:
        """Whether it was done, and is not worked on."""
        return self.card.stage is Stage.DONE
