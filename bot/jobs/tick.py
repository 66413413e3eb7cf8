"""One beat of the clock: what is due becomes rows of the outbox. Two at once, or one twice, change nothing more."""

from datetime import datetime

from bot.deps import Deps
from bot.domain.errors import StorageBusy
from bot.usecases import nudges, prompts
from bot.usecases.briefs import send_due_brief
from bot.usecases.nudges import nudge_who_owes
from bot.usecases.prompts import ask_who_is_due
from bot.usecases.rounds import add_late_answers, open_rounds, summarise_rounds
from storage.database import Database


def tick(deps: Deps) -> None:
    """Materialise everything that is due now."""
    materialise(deps.db, deps.installation.workspace_id, deps.clock.now())


def materialise(db: Database, workspace_id: int, now: datetime) -> None:
    """Put into the outbox what is due then. Where one step fails the others are still taken; then it raises."""
    failures: list[Exception] = []
    # Rounds before the prompts: that freezes who is asked.
    steps = (open_rounds, _ask_everybody, _nudge_everybody, summarise_rounds, add_late_answers, send_due_brief)
    for step in steps:
        try:
            step(db, workspace_id, now)
        except StorageBusy:
            raise  # the others would wait as well, and people with them
        except Exception as error:  # noqa: BLE001 - a team that cannot be read must not keep people from being asked
            failures.append(error)
    if failures:
        raise ExceptionGroup("steps of a tick failed", failures)


def _ask_everybody(db: Database, workspace_id: int, now: datetime) -> None:
    while ask_who_is_due(db, workspace_id, now) == prompts.BATCH:
        pass


def _nudge_everybody(db: Database, workspace_id: int, now: datetime) -> None:
    while nudge_who_owes(db, workspace_id, now) == nudges.BATCH:
        pass
