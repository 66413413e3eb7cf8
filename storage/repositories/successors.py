"""What key results became that were carried over into another cycle."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from storage.models import KeyResult


def newest_successors(session: Session, workspace_id: int, key_result_ids: Collection[int]) -> dict[int, KeyResult]:
    """For each of these that was carried over, by row id, the key result that it is by now: the last one where that was
    carried over, too. Also of those that an actor may not see. One query for each cycle that they were carried into."""
    newest: dict[int, KeyResult] = {}
    origins = {each: each for each in key_result_ids}
    while origins:
        found = select(KeyResult).where(
            KeyResult.workspace_id == workspace_id, col(KeyResult.carried_from_id).in_(origins)
        )
        rows = session.exec(found.order_by(col(KeyResult.id))).all()  # of two that came of one the newest counts
        made = {origins[row.carried_from_id]: row for row in rows if row.carried_from_id is not None}
        newest |= made
        origins = {row.key: origin for origin, row in made.items()}
    return newest
