"""The teams that work on another team's initiative."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storage.models import HelpingTeam, Team


class HelpingTeams:
    """Of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def of(self, initiative_id: int) -> Sequence[Team]:
        """By name."""
        found = (
            select(Team)
            .join(HelpingTeam, col(HelpingTeam.team_id) == Team.id)
            .where(HelpingTeam.workspace_id == self._workspace_id, HelpingTeam.initiative_id == initiative_id)
            .order_by(col(Team.name))
        )
        return self._session.exec(found).all()

    def set(self, initiative_id: int, team_ids: Iterable[int]) -> None:
        """Let exactly these teams help."""
        of_workspace = col(HelpingTeam.workspace_id) == self._workspace_id
        self._session.execute(delete(HelpingTeam).where(of_workspace, col(HelpingTeam.initiative_id) == initiative_id))
        for team_id in sorted(set(team_ids)):
            self._session.add(
                HelpingTeam(workspace_id=self._workspace_id, initiative_id=initiative_id, team_id=team_id)
            )
        self._session.flush()
