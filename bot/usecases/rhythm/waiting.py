"""Whether the clock has anything to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database
from storage.repositories.late_answers import Threads
from storage.repositories.waiting import are_there_newcomers, look_for_work

_NOTED_EVERY = timedelta(minutes=1)  # a commit costs more than an idle tick
_SET_BACK = timedelta(hours=1)  # less is put right by waiting


@dataclass(frozen=True, slots=True)
class Work:
    """What a tick has to do: whether anything is due, and late answers for `threads`; whether to note that it was
    there; and `set_back`, how far the clock went back since the last one, None where that is no matter."""

    is_due: bool
    threads: Threads | None
    is_to_be_noted: bool
    set_back: timedelta | None = None


def work_to_do(db: Database, workspace_id: int, now: datetime) -> Work:
    """What a tick has to do now. Nearly always nothing, so this takes no transaction. Newcomers are looked for once a
    minute: their first due date is tomorrow at the earliest."""
    waiting = look_for_work(db, workspace_id, now)
    since = None if waiting.ticked_at is None else now - waiting.ticked_at
    is_to_be_noted = since is None or not timedelta(0) <= since < _NOTED_EVERY
    return Work(
        is_due=waiting.is_due or (is_to_be_noted and are_there_newcomers(db, workspace_id, now)),
        threads=waiting.threads,
        is_to_be_noted=is_to_be_noted,
        set_back=-since if since is not None and since < -_SET_BACK else None,
    )
