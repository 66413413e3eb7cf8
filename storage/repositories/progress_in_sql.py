"""The progress of key results as an expression of a query, so that averages need no rows.

It counts in hundredths of a percent and says what `bot.domain.progress` says of the percent that averages use, rounded
half away from zero; tests/storage/test_cycle_totals.py compares the two. Amounts are taken in millionths: whole
numbers, which SQLite keeps exact where their decimals would not be.
"""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Numeric, and_, case, cast, func, literal_column, null, or_, select
from sqlmodel import col

from bot.domain.vocabulary import MeasureKind
from storage.models import KeyResult, Milestone

_Number = ColumnElement[Any]
_ALL = 10_000
_LIKE_TIMES = 8  # what binds less, such as a difference, gets brackets


def percent_of_key_result() -> ColumnElement[int | None]:
    """From 0 to 10,000; NULL while nobody knows where it began."""
    kind = col(KeyResult.measure_kind)
    return case(
        (kind == MeasureKind.NUMBER, _of_number()),
        (kind == MeasureKind.KEEP, _of_keep()),
        else_=_of_milestones(),
    )


def mean(total: _Number, of: _Number) -> ColumnElement[int]:
    """`total` over `of` in whole numbers, rounded half away from zero."""
    return cast(func.round(_divided(total * literal_column("1.0"), of)), Integer)


def _of_number() -> _Number:
    start, target, current = (_millionths(each) for each in (KeyResult.start, KeyResult.target, KeyResult.current))
    aim = func.coalesce(target, 0)
    return case(
        (col(KeyResult.start).is_(None), null()),
        (or_(col(KeyResult.current).is_(None), start == aim), 0),
        else_=_share(current - start, aim - start),
    )


def _of_keep() -> _Number:
    start, lower, upper = (_millionths(each) for each in (KeyResult.start, KeyResult.lower, KeyResult.upper))
    value = func.coalesce(_millionths(KeyResult.current), start)
    outside = case((value < lower, lower - value), (value > upper, value - upper), else_=0)
    is_band = and_(lower.is_not(None), upper.is_not(None))
    width = case((is_band, upper - lower), else_=func.abs(start - func.coalesce(lower, upper)))
    return case(
        (value.is_(None), null()),
        (outside == 0, _ALL),
        (width.is_(None), null()),
        (width == 0, 0),
        else_=_share(width - outside, width),
    )


def _of_milestones() -> _Number:
    mine = (
        col(Milestone.workspace_id) == col(KeyResult.workspace_id),
        col(Milestone.key_result_id) == col(KeyResult.id),
    )
    total = select(func.count()).select_from(Milestone).where(*mine).scalar_subquery()
    done = select(func.count()).select_from(Milestone).where(*mine, col(Milestone.is_done)).scalar_subquery()
    return case((total == 0, 0), else_=_share(done, total))


def _share(part: _Number, of: _Number) -> _Number:
    share = func.round(_divided(part * literal_column("10000.0"), of))
    return cast(case((share < 0, 0), (share > _ALL, _ALL), else_=share), Integer)


def _divided(part: _Number, by: _Number) -> _Number:
    return part.op("/", precedence=_LIKE_TIMES)(by)  # SQLAlchemy's own division would make a float of it


def _millionths(amount: Any) -> _Number:
    return func.round(cast(amount, Numeric) * literal_column("1000000"))
