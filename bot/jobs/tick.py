"""One beat of the clock: what is due becomes rows of the outbox. Two at once, or one twice, change nothing more."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from bot.deps import Deps
from bot.domain.errors import StorageBusy
from bot.usecases.bets import asking_back
from bot.usecases.bets.asking_back import ask_to_look_back
from bot.usecases.delivery.delivery_report import note_tick
from bot.usecases.rhythm import nudges, prompts
from bot.usecases.rhythm.clock_set_back import set_right
from bot.usecases.rhythm.nudges import nudge_who_owes
from bot.usecases.rhythm.prompts import ask_who_is_due
from bot.usecases.rhythm.rounds import (
    add_late_answers,
    open_round,
    summarise_round,
    teams_that_open,
    teams_to_summarise,
)
from bot.usecases.rhythm.waiting import work_to_do
from bot.usecases.telling.briefs import send_due_brief
from storage.database import Database

_log = logging.getLogger(__name__)


def tick(deps: Deps) -> None:
    """Materialise everything that is due now."""
    materialise(deps.db, deps.installation.workspace_id, deps.clock.now())


def materialise(db: Database, workspace_id: int, now: datetime) -> None:
    """Put into the outbox what is due then. A clock that was ahead leaves dates that are put right first."""
    work = work_to_do(db, workspace_id, now)
    if work.set_back is not None:
        _log.warning("the clock has been set back by %s: due dates are put right", work.set_back)
        set_right(db, workspace_id, now)
        work = work_to_do(db, workspace_id, now)
    steps: list[Callable[[], None]] = []
    if work.threads is not None:
        steps.append(partial(add_late_answers, db, workspace_id, work.threads))
    if work.is_due:
        steps += [partial(step, db, workspace_id, now) for step in _WHEN_DUE]
    _take_all(steps)
    if work.is_to_be_noted:
        note_tick(db, workspace_id, now)  # for whoever asks from outside of this process, and for the next tick


def _take_all(steps: Iterable[Callable[[], None]]) -> None:
    """Where one fails the others are still taken; then it raises."""
    failures: list[Exception] = []
    for step in steps:
        try:
            step()
        except StorageBusy:
            raise  # the others would wait as well, and people with them
        except Exception as error:  # noqa: BLE001 - a team that cannot be read must not keep people from being asked
            failures.append(error)
    if failures:
        raise ExceptionGroup("steps of a tick failed", failures)


def _open_rounds(db: Database, workspace_id: int, now: datetime) -> None:
    for team_id in teams_that_open(db, workspace_id, now):
        open_round(db, workspace_id, team_id, now)


def _summarise_rounds(db: Database, workspace_id: int, now: datetime) -> None:
    for team_id in teams_to_summarise(db, workspace_id, now):
        summarise_round(db, workspace_id, team_id, now)


def _look_back(db: Database, workspace_id: int, now: datetime) -> None:
    while ask_to_look_back(db, workspace_id, now) == asking_back.BATCH:
        pass


def _ask_everybody(db: Database, workspace_id: int, now: datetime) -> None:
    while ask_who_is_due(db, workspace_id, now) == prompts.BATCH:
        pass


def _nudge_everybody(db: Database, workspace_id: int, now: datetime) -> None:
    while nudge_who_owes(db, workspace_id, now) == nudges.BATCH:
        pass


# Rounds before the prompts: that freezes who is asked.
_WHEN_DUE = (_open_rounds, _ask_everybody, _nudge_everybody, _summarise_rounds, send_due_brief, _look_back)
