"""Scores at the end of a cycle."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Invalid
from bot.domain.scoring import Verdict, accepted_score, objective_score, proposed_score, verdict_of


@pytest.mark.parametrize(
    ("percent", "score"),
    [("0", "0.0"), ("4.99", "0.0"), ("5", "0.1"), ("65", "0.7"), ("94.9", "0.9"), ("99.99", "0.9"), ("100", "1.0")],
)
def test_a_score_is_proposed_from_progress(percent: str, score: str) -> None:
    assert str(proposed_score(Decimal(percent))) == score


def test_unknown_progress_proposes_no_score() -> None:
    assert proposed_score(None) is None


@pytest.mark.parametrize(
    ("score", "is_committed", "verdict"),
    [
        ("1.0", False, Verdict.REACHED),
        ("1.0", True, Verdict.REACHED),
        ("0.7", False, Verdict.SUCCESS),
        ("0.6", False, Verdict.PARTLY),
        ("0.0", False, Verdict.PARTLY),
        ("0.9", True, Verdict.MISSED),
    ],
)
def test_missed_is_said_only_of_commitments(score: str, is_committed: bool, verdict: Verdict) -> None:
    assert verdict_of(Decimal(score), is_committed=is_committed) is verdict


def test_an_objective_scores_the_mean_of_its_key_results() -> None:
    assert objective_score([(Decimal("0.7"), Decimal(1)), (Decimal("1.0"), Decimal(1)), (None, Decimal(1))]) == Decimal(
        "0.9"
    )
    assert objective_score([]) is None


def test_a_score_other_than_the_proposed_needs_a_reason() -> None:
    assert accepted_score(Decimal("0.6"), Decimal("0.6"), "") == Decimal("0.6")
    assert accepted_score(Decimal("0.8"), Decimal("0.6"), "Churn fell in October") == Decimal("0.8")
    with pytest.raises(Invalid) as refusal:
        accepted_score(Decimal("0.8"), Decimal("0.6"), "  ")
    assert refusal.value.field == "reason"


@pytest.mark.parametrize("given_score", ["-0.1", "1.1", "0.75"])
def test_a_score_has_one_decimal_between_zero_and_one(given_score: str) -> None:
    with pytest.raises(Invalid) as refusal:
        accepted_score(Decimal(given_score), None, "")
    assert refusal.value.field == "score"


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_every_proposal_is_a_score_that_is_accepted(percent: Decimal) -> None:
    proposed = proposed_score(percent)
    assert proposed is not None
    assert accepted_score(proposed, proposed, "") == proposed
    assert (verdict_of(proposed, is_committed=True) is Verdict.REACHED) == (percent == 100)
