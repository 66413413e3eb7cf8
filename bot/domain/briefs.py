"""The executive brief: what changed in the company since the one before, in five lines.

The ranking is plain. Each heading makes one line. The headings of news come first, in the order of `NEWS`; then come
those of what stands wrong, the gravest first (`WRONG`). Five lines are the most, and one of them is kept for what is
gravest: where more headings have something to say, the news that matters least to whoever decides (`GIVES_WAY`) is left
to the thread, and then what is less grave. Within a line the entry with the highest weight comes first, then the lowest
number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.cards import AskLine, InitiativeCard, ItemLine, KeyResultCard, PersonLine
from bot.domain.posts import StatusCounts, TargetChange
from bot.domain.progress import is_reached
from bot.domain.references import Reference
from bot.domain.vocabulary import BriefHeading, Stage, Verdict

MOST_LINES = 5
_H = BriefHeading
NEWS = (_H.MOVED, _H.STARTED, _H.DONE, _H.PAID_OFF, _H.NO_EFFECT, _H.DECIDE)
GIVES_WAY = (_H.DONE, _H.STARTED, _H.NO_EFFECT, _H.MOVED, _H.PAID_OFF, _H.DECIDE)
WRONG = (
    _H.NO_OWNER, _H.OFF_TRACK, _H.WORSE, _H.BLOCKED, _H.EASED, _H.FLAT, _H.UNTOUCHED, _H.GREEN_BUT_BEHIND,
    _H.NO_INITIATIVE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BriefEntry:
    """One thing to say under a heading. `card` is the item, which an ask names itself. `before` is where a key result
    stood at the brief before, and `is_fall` says that it got worse since; `by` is the initiative that moved it, or of
    FLAT the one that is done; `verdict` is what its owner says of an initiative. `gone` is an owner who has left."""

    heading: BriefHeading
    weight: Decimal = Decimal(0)
    card: KeyResultCard | InitiativeCard | None = None
    before: Decimal | None = None
    by: ItemLine | None = None
    change: TargetChange | None = None
    ask: AskLine | None = None
    verdict: Verdict | None = None
    gone: PersonLine | None = None
    is_fall: bool = False

    @property
    def ref(self) -> Reference:
        """The item that it is about."""
        if self.ask is not None:
            return self.ask.about.ref
        if self.card is None:
            raise LookupError(f"{self.heading} is about nothing")
        return self.card.ref

    @property
    def may_need_help(self) -> bool:
        """Whether there is something to help with: not where a target is reached, or an initiative is over."""
        match self.card:
            case KeyResultCard(measure=measure, current=current):
                return not is_reached(measure, current)
            case InitiativeCard(stage=stage):
                return stage is not Stage.DONE
            case None:
                return True


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A heading with everything that there is to say under it, what matters most first."""

    heading: BriefHeading
    entries: tuple[BriefEntry, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What is posted. `lines` are in the post, `more` in its thread alone; `seen_by` are those who said that they saw
    it, in the order in which they did. `id` is 0 where it is only looked at."""

    id: int
    since: date
    on: date
    counts: StatusCounts
    lines: tuple[BriefLine, ...]
    more: tuple[BriefLine, ...] = ()
    seen_by: tuple[PersonLine, ...] = ()

    @property
    def details(self) -> tuple[BriefLine, ...]:
        """The replies in the thread: one a heading."""
        return (*self.lines, *self.more)

    def under(self, heading: BriefHeading) -> BriefLine | None:
        """What is said under a heading."""
        return next((line for line in self.details if line.heading is heading), None)


def ranked(entries: Iterable[BriefEntry]) -> tuple[tuple[BriefLine, ...], tuple[BriefLine, ...]]:
    """The lines of the post, and those that are left to its thread; see above."""
    by_heading: dict[BriefHeading, list[BriefEntry]] = {}
    for entry in entries:
        by_heading.setdefault(entry.heading, []).append(entry)
    lines = [BriefLine(each, _in_order(by_heading[each])) for each in (*NEWS, *WRONG) if each in by_heading]
    kept = _kept([line.heading for line in lines])
    shown = tuple(line for line in lines if line.heading in kept)
    return shown, tuple(line for line in lines if line.heading not in kept)


def _in_order(entries: Iterable[BriefEntry]) -> tuple[BriefEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-entry.weight, entry.ref.number, entry.ref.kind)))


def _kept(headings: list[BriefHeading]) -> set[BriefHeading]:
    news, wrong = [each for each in headings if each in NEWS], [each for each in headings if each in WRONG]
    room = MOST_LINES - 1 if wrong else MOST_LINES
    leaves = [each for each in GIVES_WAY if each in news][: max(len(news) - room, 0)]
    kept = [each for each in news if each not in leaves]
    return {*kept, *wrong[: MOST_LINES - len(kept)]}
