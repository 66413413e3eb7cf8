"""The coach: plain rules that help people to write well. It never blocks, and says why in one sentence.

It judges texts and how an objective is put together. What is missing (an owner, a scope, numbers, dates) is the
business of the forms. The same text is always judged alike.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.domain.cards import InitiativeCard, KeyResultCard, ObjectiveCard
from bot.domain.coach_signs import Text, errand_of, measured_by, work_of
from bot.domain.references import Reference
from bot.domain.vocabulary import CoachRule, Indicator, ItemKind

MOST_KEY_RESULTS = 5
Card = ObjectiveCard | KeyResultCard | InitiativeCard


REASONS = {
    CoachRule.TASK: "This reads like a task: one person does it in a day or less.",
    CoachRule.INITIATIVE_AS_KEY_RESULT: "This reads like a key result: it names a number, not what you will do for it.",
    CoachRule.KEY_RESULT_AS_ACTIVITY: "This reads like an activity: it says what you do, not what changes by it.",
    CoachRule.OBJECTIVE_AS_NUMBER: "This reads like a key result: an objective says in words what you want to be true.",
    CoachRule.NO_KEY_RESULT: "It has no key result yet, so nobody can tell how far it has come.",
    CoachRule.MANY_KEY_RESULTS: f"It has more than {MOST_KEY_RESULTS} key results, more than most teams can move.",
    CoachRule.ONLY_LAGGING: "All of its key results are lagging, so you will hear late whether your work helps.",
}


@dataclass(frozen=True, slots=True)
class Thought:
    """One thing that the coach noticed about an item. `words` are those of the text that it rests on, "" where it rests
    on how the objective is put together."""

    rule: CoachRule
    ref: Reference
    title: str
    words: str = ""

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        return REASONS[self.rule]


def judge(kind: ItemKind, title: str) -> tuple[CoachRule, str] | None:
    """The rule that a text breaks as an item of this kind, with the words that it rests on; None for a clean one."""
    text = Text(title)
    match kind:
        case ItemKind.INITIATIVE:
            if words := measured_by(text):
                return CoachRule.INITIATIVE_AS_KEY_RESULT, words
            words, rule = errand_of(text), CoachRule.TASK
        case ItemKind.KEY_RESULT:
            words, rule = work_of(text), CoachRule.KEY_RESULT_AS_ACTIVITY
        case _:
            words, rule = measured_by(text), CoachRule.OBJECTIVE_AS_NUMBER
    return (rule, words) if words else None


def thoughts_on(card: Card, off: Collection[str] = ()) -> tuple[Thought, ...]:
    """Everything noticed about an item, for an objective also about its key results; `off` are rules switched off."""
    below: Iterable[KeyResultCard] = card.key_results if isinstance(card, ObjectiveCard) else ()
    found = [*_of_text(card), *(thought for each in below if not each.is_closed for thought in _of_text(each))]
    if isinstance(card, ObjectiveCard):
        found += _of_structure(card)
    return tuple(thought for thought in found if thought.rule not in off)


def _of_text(card: Card) -> list[Thought]:
    judged = judge(card.ref.kind, card.title)
    return [Thought(judged[0], card.ref, card.title, judged[1])] if judged else []


def _of_structure(card: ObjectiveCard) -> list[Thought]:
    running = [each for each in card.key_results if not each.is_closed]
    rule = None
    if not card.key_results:
        rule = CoachRule.NO_KEY_RESULT
    elif len(running) > MOST_KEY_RESULTS:
        rule = CoachRule.MANY_KEY_RESULTS
    elif running and all(each.indicator is Indicator.LAGGING for each in running):
        rule = CoachRule.ONLY_LAGGING
    return [Thought(rule, card.ref, card.title)] if rule else []
