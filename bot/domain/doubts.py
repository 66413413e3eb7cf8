"""The one question after saving, as it is asked: what was saved, and the facts beside it that say otherwise."""

from dataclasses import dataclass
from datetime import date

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.vocabulary import QuestionKind


@dataclass(frozen=True, slots=True)
class Doubt:
    """`initiatives` are those on track, or the one that is finished; whether that one moved its number is asked on
    `look_back_on`. `may_check_in`: the reader's word on the key result would be taken. `is_worse`: it got worse since
    that one began."""

    kind: QuestionKind
    card: KeyResultCard
    initiatives: tuple[InitiativeCard, ...] = ()
    look_back_on: date | None = None
    may_check_in: bool = True
    is_worse: bool = False

    @property
    def is_about_report(self) -> bool:
        """Whether its number contradicts what is reported; else the work for it does."""
        return self.kind in (QuestionKind.IMPROVED_WHILE_WORSE, QuestionKind.GREEN_BUT_BEHIND)
