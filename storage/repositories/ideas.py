"""Ideas: how people score them, and what was decided on them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from bot.domain.ideas import Ranked, Score, Tally
from bot.domain.people import Actor
from bot.domain.vocabulary import IdeaOutcome, Stage
from storage.models import IdeaDecision, IdeaScore, Initiative
from storage.prepared import insert_unless_there
from storage.repositories.goal_queries import initiatives_seen
from storage.repositories.visibility import Sight

_SCORE = IdeaScore.__table__  # type: ignore[attr-defined]


class Ideas:
    """Of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def tallies(self, initiative_ids: Collection[int]) -> dict[int, Tally]:
        """What is said of these ideas; those without a score are left out."""
        return self._tallies(col(IdeaScore.initiative_id).in_(initiative_ids)) if initiative_ids else {}

    def own_score(self, initiative_id: int, person_id: int) -> Score | None:
        """How somebody judged an idea."""
        found = self._session.exec(
            select(IdeaScore).where(
                IdeaScore.workspace_id == self._workspace_id,
                IdeaScore.initiative_id == initiative_id,
                IdeaScore.person_id == person_id,
            )
        ).first()
        return Score(found.value, found.effort) if found else None

    def score(self, initiative_id: int, person_id: int, score: Score, now: datetime) -> None:
        """Store somebody's judgement in the place of an earlier one; there is one row for each person."""
        whose = {"workspace_id": self._workspace_id, "initiative_id": initiative_id, "person_id": person_id}
        said = {"value": score.value, "effort": score.effort, "scored_at": now}
        if not insert_unless_there(self._session, _SCORE, {**whose, **said}):
            mine = (_SCORE.c.initiative_id == initiative_id) & (_SCORE.c.person_id == person_id)
            self._session.execute(_SCORE.update().where(_SCORE.c.workspace_id == self._workspace_id, mine).values(said))

    def decide(self, initiative_id: int, outcome: IdeaOutcome, reason: str, by_id: int, now: datetime) -> IdeaDecision:
        """Add what was decided to what was decided before."""
        decision = IdeaDecision(
            workspace_id=self._workspace_id,
            initiative_id=initiative_id,
            outcome=outcome,
            reason=reason,
            by_id=by_id,
            decided_at=now,
        )
        self._session.add(decision)
        self._session.flush()
        return decision

    def decisions(self, initiative_ids: Collection[int]) -> dict[int, list[IdeaDecision]]:
        """What was decided on these ideas, oldest first."""
        found = select(IdeaDecision).where(
            IdeaDecision.workspace_id == self._workspace_id, col(IdeaDecision.initiative_id).in_(initiative_ids)
        )
        decided: dict[int, list[IdeaDecision]] = {}
        for each in self._session.exec(found.order_by(col(IdeaDecision.id))) if initiative_ids else ():
            decided.setdefault(each.initiative_id, []).append(each)
        return decided

    def decision(self, decision_id: int) -> IdeaDecision | None:
        """By row id."""
        found = select(IdeaDecision).where(
            IdeaDecision.workspace_id == self._workspace_id, IdeaDecision.id == decision_id
        )
        return self._session.exec(found).first()

    def open_to(self, actor: Actor, *conditions: ColumnElement[bool]) -> Sequence[Ranked]:
        """The ideas on which nothing is decided yet, as far as the actor may see them: two queries for any number."""
        is_open = (col(Initiative.workspace_id) == self._workspace_id, col(Initiative.stage) == Stage.IDEA)
        tallies = self._tallies(col(IdeaScore.initiative_id).in_(select(col(Initiative.id)).where(*is_open)))
        columns = (col(Initiative.id), col(Initiative.number), col(Initiative.title), col(Initiative.created_at))
        found = initiatives_seen(Sight.of(actor), *columns).where(*is_open, *conditions)
        return [
            Ranked(key, number, title, asked_at, tallies.get(key, Tally()))
            for key, number, title, asked_at in self._session.execute(found)
        ]

    def _tallies(self, condition: ColumnElement[bool]) -> dict[int, Tally]:
        columns = (col(IdeaScore.initiative_id), col(IdeaScore.value), col(IdeaScore.effort))
        found = select(*columns).where(IdeaScore.workspace_id == self._workspace_id, condition)
        scores: dict[int, list[Score]] = {}
        for initiative_id, value, effort in self._session.exec(found):
            scores.setdefault(initiative_id, []).append(Score(value, effort))
        return {initiative_id: Tally.of(said) for initiative_id, said in scores.items()}
