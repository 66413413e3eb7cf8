"""One process of the bot on virtual time: it ticks, sends and looks up, one thing after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from bot.deps import Deps, Identity, connect
from bot.jobs.claims import LEASE_SECONDS
from bot.jobs.delivery import Delivery
from bot.jobs.pace import Limits
from bot.jobs.reconciler import Reconciler
from bot.settings import Settings
from bot.usecases.delivery import outbox
from storage.database import Database
from tests.crash.company import THURSDAY, Moment, happen
from tests.crash.points import CountedClient, Points
from tests.crash.virtual_time import SharedTime, VirtualClock

_PATIENCE_SECONDS = 0.3  # with an answer of Slack; shorter than it hangs
_UNTIL_LOOKED_UP = LEASE_SECONDS + 1
_AFTERWARDS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a process needs to be a bot in this world."""

    database_url: str
    api_url: str
    bot_token: str
    folder: Path
    identity: Identity
    moments: Sequence[Moment]

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Self:
        """From JSON, with instants and paths as text."""
        moments = [Moment(datetime.fromisoformat(each["at"]), each["deed"]) for each in written["moments"]]
        identity = Identity(**{**written["identity"], "scopes": frozenset()})
        return cls(**{**written, "folder": Path(written["folder"]), "identity": identity, "moments": moments})

    @property
    def time(self) -> SharedTime:
        """The time of this world."""
        return SharedTime(self.folder / "time", THURSDAY)


class OneBot:
    """Lives through the moments of a plan. A second one goes on where the first one died."""

    def __init__(self, plan: Plan, db: Database, points: Points | None = None) -> None:
        self._plan = plan
        self._time = plan.time
        settings = Settings(bot_token=plan.bot_token, database_url=plan.database_url, api_url=plan.api_url)
        client = CountedClient(plan.bot_token, base_url=plan.api_url, timeout=1, retry_handlers=[])
        client.timeout = _PATIENCE_SECONDS  # type: ignore[assignment]
        deps = connect(settings, db, VirtualClock(self._time), plan.identity)
        self.deps: Deps = replace(deps, slack=client, sender=client)
        if points is not None:
            points.watch(self.deps)
        self._delivery = Delivery(self.deps, Limits())
        self._reconciler = Reconciler(self.deps)

    def lives(self) -> None:
        """Through all moments that are left; those that were are done again, which changes nothing."""
        ends = [moment.at for moment in self._plan.moments[1:]]
        for moment, end in zip(self._plan.moments, [*ends, self._plan.moments[-1].at + _AFTERWARDS], strict=True):
            self._time.pass_until(moment.at)
            happen(self.deps, moment)
            self.delivers(end)

    def delivers(self, end: datetime) -> None:
        """Everything that may leave before `end`."""
        while self._time.now() < end:
            seconds = self._delivery.deliver_next()
            if seconds == 0:
                continue
            unsettled = self._unsettled()
            self._reconciler.look()
            if unsettled != self._unsettled():
                continue
            if seconds is None and not unsettled:
                return
            step = _UNTIL_LOOKED_UP if unsettled else max(seconds or 0, 1.0)
            if self._time.now() + timedelta(seconds=step) >= end:
                return
            self._time.pass_(step)

    def _unsettled(self) -> Sequence[tuple[int, str]]:
        return outbox.unsettled(self.deps.db, self.deps.installation.workspace_id)

    def warms_up(self) -> None:
        """Live once, so that everything is compiled, and let go of every thread and connection."""
        self.lives()
        self.deps.background.shutdown()
        self.deps.db.close()
