"""Objectives, key results and initiatives, as far as they are alike."""

from collections.abc import Mapping

from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from storage.models import Initiative, KeyResult, Objective

Item = Objective | KeyResult | Initiative
TABLES: Mapping[ItemKind, type[Item]] = {
    ItemKind.OBJECTIVE: Objective,
    ItemKind.KEY_RESULT: KeyResult,
    ItemKind.INITIATIVE: Initiative,
}
KINDS: Mapping[type[Item], ItemKind] = {table: kind for kind, table in TABLES.items()}


def kind_of(item: Item) -> ItemKind:
    """Which of the three it is."""
    return KINDS[type(item)]


def reference_to(item: Item) -> Reference:
    """What people call it."""
    return Reference(kind_of(item), item.number)
