"""The clock of the page: shown always, movable only where the host registered a way to move it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.pretend_slack.model import Json
from tests.pretend_slack.refusals import NotPossibleError
from tests.pretend_slack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Jump:
    """A leap that the page offers. `target` gets the workspace's time (aware) and says where to go."""

    id: str
    label: str
    target: Callable[[datetime], datetime]


@dataclass(slots=True)
class PageClock:
    """`move` sets the host's clock to an aware instant; without it nobody can move the time."""

    move: Callable[[datetime], None] | None = None
    jumps: Sequence[Jump] = ()

    def shown(self, workspace: Workspace) -> Json:
        jumps = [{"id": jump.id, "label": jump.label} for jump in self.jumps] if self.move else []
        return {"now": workspace.now().isoformat(), "movable": self.move is not None, "jumps": jumps}

    def go(self, workspace: Workspace, *, to: str | None = None, jump: str | None = None) -> None:
        """Move forward, to an ISO instant or by a jump. Raises NotPossibleError."""
        if self.move is None:
            raise NotPossibleError("This clock cannot be moved.")
        target = self._target(workspace.now(), to, jump)
        if target < workspace.now():
            raise NotPossibleError("The clock only moves forward.")
        self.move(target)
        workspace.touch()

    def _target(self, now: datetime, to: str | None, jump: str | None) -> datetime:
        for known in self.jumps:
            if known.id == jump:
                return known.target(now)
        try:
            target = datetime.fromisoformat(to or "")
        except ValueError:
            raise NotPossibleError("That is not a time.") from None
        return target if target.tzinfo else target.replace(tzinfo=UTC)
