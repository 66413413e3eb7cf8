"""What belongs to a team and goes over when it is merged into another."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.models import HelpingTeam, Initiative, KeyResult, Objective, RosterEntry, Round


class Merging:
    """Of one workspace; whoever may see an item, it follows its team."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def objectives_of(self, team_id: int) -> Sequence[Objective]:
        """All of them, closed ones too."""
        found = select(Objective).where(Objective.workspace_id == self._workspace_id, Objective.team_id == team_id)
        return self._session.exec(found.order_by(col(Objective.number))).all()

    def ideas_of(self, team_id: int) -> Sequence[Initiative]:
        """Initiatives that name the team themselves."""
        found = select(Initiative).where(Initiative.workspace_id == self._workspace_id, Initiative.team_id == team_id)
        return self._session.exec(found.order_by(col(Initiative.number))).all()

    def help_instead(self, old_id: int, new_id: int) -> None:
        """Where one team helped the other helps now, once, and never on its own initiatives."""
        mine = (col(HelpingTeam.workspace_id) == self._workspace_id, col(HelpingTeam.team_id) == old_id)
        own = (
            select(col(Initiative.id))
            .join(KeyResult, col(KeyResult.id) == Initiative.key_result_id)
            .join(Objective, col(Objective.id) == KeyResult.objective_id)
            .where(Objective.workspace_id == self._workspace_id, col(Objective.team_id).in_((old_id, new_id)))
        )
        there = select(col(HelpingTeam.initiative_id)).where(
            HelpingTeam.workspace_id == self._workspace_id, HelpingTeam.team_id == new_id
        )
        taken = list(self._session.exec(there)) + list(self._session.exec(own))
        self._session.execute(delete(HelpingTeam).where(*mine, col(HelpingTeam.initiative_id).in_(taken)))
        self._session.execute(update(HelpingTeam).where(*mine).values(team_id=new_id))

    def join_open_rounds(self, old_id: int, new_id: int, now: datetime) -> None:
        """Whoever was asked in the old team's open round counts in the new team's, where one is open; the old one ends
        without a summary."""
        old, new = self._open_round(old_id), self._open_round(new_id)
        if old is None:
            return
        if new is not None:
            there = {entry.person_id for entry in self._roster(new)}
            for entry in self._roster(old):
                if entry.person_id not in there:
                    entry.round_id, entry.due_on = new.key, entry.due_on or old.due_on
                    self._session.add(entry)
        old.summarised_at = now
        self._session.add(old)
        self._session.flush()

    def _open_round(self, team_id: int) -> Round | None:
        found = select(Round).where(
            Round.workspace_id == self._workspace_id, Round.team_id == team_id, col(Round.summarised_at).is_(None)
        )
        return self._session.exec(found.order_by(col(Round.due_on).desc()).limit(1)).first()

    def _roster(self, of: Round) -> Sequence[RosterEntry]:
        found = select(RosterEntry).where(
            RosterEntry.workspace_id == self._workspace_id, RosterEntry.round_id == of.key
        )
        return self._session.exec(found).all()
