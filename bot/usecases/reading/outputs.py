"""An initiative's output and its prediction, in words. Shared steps."""

from decimal import Decimal

from bot.domain.numbers import amount_for_input, show_amount
from bot.domain.references import Reference
from bot.domain.verdicts import runs_wrong_way
from bot.domain.vocabulary import ItemKind
from bot.usecases.reading.measuring import measure_of, unit_of
from storage.models import Initiative, KeyResult


def output_words(item: Initiative) -> str:
    """ "120 of 300", "120" or ""."""
    return amounts_words(item.output_done, item.output_total)


def amounts_words(done: Decimal | None, total: Decimal | None) -> str:
    """The same of a check-in."""
    if done is None:
        return ""
    shown = amount_for_input(done)  # as it can be typed again
    return shown if total is None else f"{shown} of {amount_for_input(total)}"


def prediction_words(item: Initiative, key_result: KeyResult | None) -> str:
    """ "KR12 from 5.5% to 3%", or "" without a prediction."""
    if key_result is None or item.predicted_to is None:
        return ""
    unit = unit_of(key_result)
    start = "" if item.predicted_from is None else f" from {show_amount(item.predicted_from, unit)}"
    return f"{Reference(ItemKind.KEY_RESULT, key_result.number)}{start} to {show_amount(item.predicted_to, unit)}"


def predicts_wrong_way(item: Initiative, key_result: KeyResult | None) -> bool:
    """Whether the prediction leads away from where the key result is meant to go; of steps only the count matters."""
    if key_result is None:
        return False
    return runs_wrong_way(measure_of(key_result), item.predicted_from, item.predicted_to)
