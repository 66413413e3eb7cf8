"""Column types that keep what Python means: exact decimals and enums by value."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Enum, Numeric, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine


class ExactDecimal(TypeDecorator[Decimal]):
    """Up to 18 digits before and 6 after the point, exact on both databases.

    SQLite has no exact number with decimals (its REAL is binary), so the digits are kept there as text; nothing sorts
    or compares these columns in SQL.
    """

    impl = Numeric(24, 6)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(32) if dialect.name == "sqlite" else Numeric(24, 6))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        if isinstance(value, str):  # the digits as they were bound; this is several times faster than to normalize
            return Decimal(value.rstrip("0").rstrip(".") if "." in value else value)
        plain = Decimal(value).normalize()
        return plain if plain.as_tuple().exponent in range(-6, 1) else plain.quantize(Decimal(1))


def enum_of(words: type[StrEnum]) -> Enum:
    """A text column that holds the enum's values, guarded by a check constraint."""
    return Enum(
        words,
        native_enum=False,
        length=16,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
        name=words.__name__.lower(),
    )
