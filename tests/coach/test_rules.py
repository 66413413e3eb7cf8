"""What the coach says about texts, and about how an objective is put together."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cards import ObjectiveCard
from bot.domain.coach import REASONS, judge, thoughts_on
from bot.domain.examples import SHELVES, Example, examples, not_initiatives
from bot.domain.outcome_lines import read_outcome_line
from bot.domain.vocabulary import CoachRule, Indicator, ItemKind
from tests.coach.corpus import Labelled, labelled_texts
from tests.coach.judging import judged_as, scores_of
from tests.messages.cards import ref, resets

TRIPLES = [each for shelf in SHELVES for each in examples(shelf)]
TUNED_ON = [each for each in labelled_texts() if not each.is_held_out]
OPENINGS = ["🚀 ", "- ", "  ", "TODO: ", "* "]
ODD = [
    "",
    " ",
    "🚀",
    "🚀" * 900,
    "مرحبا بالعالم 10% إلى 20%",
    "提高转化率 2% 到 5%",
    "\u202eevil",
    "1" * 3000,
    "a -> b",
    "<@U1> ->",
]


@pytest.mark.parametrize("triple", TRIPLES, ids=[each.initiative for each in TRIPLES])
def test_every_example_is_clean(triple: Example) -> None:
    assert judge(ItemKind.OBJECTIVE, triple.objective) is None
    assert judge(ItemKind.KEY_RESULT, triple.key_result) is None
    assert judge(ItemKind.INITIATIVE, triple.initiative) is None


@pytest.mark.parametrize("triple", TRIPLES, ids=[each.key_result for each in TRIPLES])
def test_the_key_result_of_an_example_is_clean_without_its_numbers_too(triple: Example) -> None:
    assert judge(ItemKind.KEY_RESULT, read_outcome_line(triple.key_result).title) is None


@pytest.mark.parametrize(("text", "is_one"), not_initiatives())
def test_what_is_no_initiative_is_caught(text: str, is_one: str) -> None:
    expected = {"task": CoachRule.TASK, "key result": CoachRule.INITIATIVE_AS_KEY_RESULT}[is_one]
    assert judged_as(ItemKind.INITIATIVE, text) is expected


@pytest.mark.parametrize("text", ["Launch the new website", "Attend the fair", "Loyalty programme", "Train 40 nurses"])
def test_a_key_result_that_is_work_is_caught(text: str) -> None:
    assert judged_as(ItemKind.KEY_RESULT, text) is CoachRule.KEY_RESULT_AS_ACTIVITY


@pytest.mark.parametrize("text", ["Password resets", "Website visitors", "Customers on the new platform", "Churn"])
def test_a_key_result_whose_numbers_stand_in_their_own_fields_is_clean(text: str) -> None:
    assert judge(ItemKind.KEY_RESULT, text) is None


@pytest.mark.parametrize("text", ["Grow revenue to $5m", "NPS 40", "Churn from 10% to 2%"])
def test_an_objective_that_is_a_number_is_caught(text: str) -> None:
    assert judged_as(ItemKind.OBJECTIVE, text) is CoachRule.OBJECTIVE_AS_NUMBER


def test_the_words_that_a_thought_rests_on_are_named() -> None:
    assert judge(ItemKind.INITIATIVE, "Email a prospect back") == (CoachRule.TASK, "email")


@given(st.sampled_from(ItemKind), st.text(max_size=3000) | st.sampled_from(ODD))
def test_any_text_is_judged_and_always_alike(kind: ItemKind, text: str) -> None:
    assert judge(kind, text) == judge(kind, text)


@given(st.sampled_from(ItemKind), st.sampled_from(TUNED_ON), st.sampled_from(OPENINGS))
def test_what_only_leads_up_to_a_text_changes_nothing(kind: ItemKind, labelled: Labelled, opening: str) -> None:
    assert judged_as(kind, opening + labelled.text) is judged_as(kind, labelled.text)


def test_the_half_that_the_rules_were_tuned_on_is_judged_well() -> None:
    for scores in scores_of(TUNED_ON):
        assert scores.precision >= Fraction(95, 100), scores
        assert scores.recall >= Fraction(80, 100), scores


def test_an_objective_without_key_results_gets_a_line() -> None:
    assert _rules_on(_objective()) == [CoachRule.NO_KEY_RESULT]


def test_five_key_results_are_fine_and_six_are_many() -> None:
    assert _rules_on(_objective(*[Indicator.LEADING] * 5)) == []
    assert _rules_on(_objective(*[Indicator.LEADING] * 6)) == [CoachRule.MANY_KEY_RESULTS]


def test_an_objective_with_only_lagging_key_results_gets_a_line() -> None:
    assert _rules_on(_objective(Indicator.LAGGING, Indicator.LAGGING)) == [CoachRule.ONLY_LAGGING]
    assert _rules_on(_objective(Indicator.LAGGING, Indicator.LEADING)) == []


def test_closed_key_results_are_not_counted() -> None:
    assert _rules_on(_objective(*[Indicator.LAGGING] * 9, is_closed=True)) == []


def test_the_key_results_of_an_objective_are_judged_with_it() -> None:
    card = replace(_objective(Indicator.LEADING), key_results=(resets(str, title="Launch the website"),))
    assert _rules_on(card) == [CoachRule.KEY_RESULT_AS_ACTIVITY]


@pytest.mark.parametrize("rule", CoachRule)
def test_each_rule_says_why_in_one_sentence(rule: CoachRule) -> None:
    assert (REASONS[rule].endswith("."), REASONS[rule].count(".")) == (True, 1)


def test_a_rule_that_is_switched_off_is_silent() -> None:
    assert thoughts_on(_objective(), off={CoachRule.NO_KEY_RESULT}) == ()


def _objective(*indicators: Indicator, is_closed: bool = False) -> ObjectiveCard:
    below = tuple(
        resets(str, ref=ref(f"KR{number}"), indicator=each, is_closed=is_closed)
        for number, each in enumerate(indicators, start=1)
    )
    return ObjectiveCard(ref("O3"), "Improve the login experience", None, "Growth", "Q4 2026", None, key_results=below)


def _rules_on(card: ObjectiveCard) -> list[CoachRule]:
    return [thought.rule for thought in thoughts_on(card)]
