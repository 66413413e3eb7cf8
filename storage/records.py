"""Many rows of a statement as records. They are converted column by column, and each different value of a column once:
thousands of items have the same few dates, statuses and units."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Column

Convert = Callable[[Any], Any]


class RecordShape:
    """What a row of a statement becomes: a named tuple with one record for each table, which is a named tuple of its
    columns; the id is its `key`, as in the entities. What belongs to no table is left out."""

    def __init__(self, columns: Iterable[object]) -> None:
        places: dict[str, dict[str, int]] = {}
        for place, column in enumerate(columns):
            if isinstance(column, Column):
                field = "key" if column.key == "id" else column.key
                places.setdefault(column.table.name, {})[field] = place
        self._row: Any = namedtuple("Row", places)  # type: ignore[misc]
        self._parts: list[tuple[Any, list[int]]] = [
            (namedtuple(table, fields), list(fields.values())) for table, fields in places.items()
        ]

    def records(self, converts: Sequence[Convert | None], rows: Sequence[Sequence[Any]]) -> list[Any]:
        """The rows, whose columns are converted in this way."""
        if not rows:
            return []
        found = zip(*rows, strict=True)
        columns = [_each_once(convert, column) for convert, column in zip(converts, found, strict=True)]
        parts = [
            map(record._make, zip(*(columns[place] for place in places), strict=True)) for record, places in self._parts
        ]
        return list(map(self._row._make, zip(*parts, strict=True)))


def _each_once(convert: Convert | None, column: Sequence[Any]) -> Iterable[Any]:
    if convert is None:
        return column
    known = {value: convert(value) for value in set(column)}
    return map(known.__getitem__, column)
