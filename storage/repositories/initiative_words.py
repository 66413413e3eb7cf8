"""The words by which initiatives are found: kept in the transaction that changes their texts."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Table, delete, func, insert
from sqlmodel import Session, col, select

from bot.domain.keywords import keywords_of
from storage.models import Initiative, InitiativeWord

_WORD: Table = InitiativeWord.__table__  # type: ignore[attr-defined]
TEXTS = ("title", "learning")  # the columns whose words are kept


class InitiativeWords:
    """The words of one workspace's initiatives."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def follow(self, initiative: Initiative) -> None:
        """Keep exactly the words that its texts have now."""
        mine = _WORD.c.initiative_id == initiative.key
        self._session.execute(delete(_WORD).where(_WORD.c.workspace_id == self._workspace_id, mine))
        words = sorted(keywords_of(*(getattr(initiative, each) for each in TEXTS)))
        owner = {"workspace_id": self._workspace_id, "initiative_id": initiative.key}
        if words:
            self._session.execute(insert(_WORD), [{**owner, "word": word} for word in words])

    def sharing(self, words: Collection[str], limit: int) -> list[int]:
        """The row ids of the initiatives with a verdict that share most of these words, those that share most first."""
        found = (
            select(col(InitiativeWord.initiative_id))
            .join(Initiative, col(Initiative.id) == InitiativeWord.initiative_id)
            .where(
                InitiativeWord.workspace_id == self._workspace_id,
                col(InitiativeWord.word).in_(words),
                col(Initiative.verdict).is_not(None),
            )
            .group_by(col(InitiativeWord.initiative_id))
            .order_by(func.count().desc(), col(InitiativeWord.initiative_id).desc())
            .limit(limit)
        )
        return list(self._session.exec(found)) if words else []


def has_keywords(workspace_id: int, words: Iterable[str]) -> tuple[ColumnElement[bool], ...]:
    """The conditions that an initiative has each of these words, or one that begins so. The words are looked through
    once, not once for each initiative."""
    mine = col(InitiativeWord.workspace_id) == workspace_id
    found = col(InitiativeWord.initiative_id)
    begins = (col(InitiativeWord.word).startswith(word, autoescape=True) for word in sorted(words))
    return tuple(col(Initiative.id).in_(select(found).where(mine, each)) for each in begins)
