"""How well the coach judges labelled texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.coach import judge
from bot.domain.vocabulary import CoachRule, ItemKind
from tests.coach.corpus import Labelled


@dataclass(frozen=True, slots=True)
class Scores:
    """`right` were found and are it, `wrong` were found and are not, `missed` are it and were not found."""

    what: str
    right: tuple[Labelled, ...]
    wrong: tuple[Labelled, ...]
    missed: tuple[Labelled, ...]

    @property
    def precision(self) -> Fraction:
        """How many of those found are it."""
        return Fraction(len(self.right), max(1, len(self.right) + len(self.wrong)))

    @property
    def recall(self) -> Fraction:
        """How many of those that are it were found."""
        return Fraction(len(self.right), max(1, len(self.right) + len(self.missed)))


def judged_as(kind: ItemKind, text: str) -> CoachRule | None:
    """The rule that a text breaks as an item of this kind."""
    judged = judge(kind, text)
    return judged[0] if judged else None


def scores_of(texts: Sequence[Labelled]) -> tuple[Scores, Scores]:
    """ "Looks like a task" and "looks like a key result": every text, whatever it is, entered as an initiative."""
    return (
        _scores("looks like a task", CoachRule.TASK, "task", texts),
        _scores("looks like a key result", CoachRule.INITIATIVE_AS_KEY_RESULT, "key result", texts),
    )


def _scores(what: str, rule: CoachRule, label: str, texts: Sequence[Labelled]) -> Scores:
    found = [each for each in texts if judged_as(ItemKind.INITIATIVE, each.text) is rule]
    return Scores(
        what,
        right=tuple(each for each in found if each.label == label),
        wrong=tuple(each for each in found if each.label != label),
        missed=tuple(each for each in texts if each.label == label and each not in found),
    )
