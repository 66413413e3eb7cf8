"""What stands in a company's channels, without Slack: the outbox is claimed, rendered and marked as the product does
it, and a log takes the place of the wire. What people get for themselves alone is left out, but for the brief."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from slack_sdk import WebClient

from bot.clock import Clock
from bot.deps import Deps, Installation
from bot.jobs.outgoing import NotYet, Send
from bot.jobs.renderers import RENDERERS
from bot.settings import Settings
from bot.usecases.delivery import outbox
from bot.usecases.delivery.outbox import Claimed
from storage.database import Database

_A_MOMENT = timedelta(milliseconds=1)
READ = ("summary", "brief", "brief_details")


@dataclass
class LogEntry:
    """One message: to a channel or person, at an instant, under another one where it is a reply."""

    recipient: str
    ts: str
    at: datetime
    text: str
    thread_ts: str | None = None


@dataclass
class StandingClock(Clock):
    """Shows what it is set to, so that a quarter takes seconds."""

    shows: datetime = field(kw_only=True)

    def now(self) -> datetime:
        return self.shows


class Log:
    """All messages so far, oldest first; repairs are made in them."""

    def __init__(self, db: Database, workspace_id: int, begins: datetime) -> None:
        self.db, self.workspace_id = db, workspace_id
        self.clock, self.entries = StandingClock(shows=begins), list[LogEntry]()
        self._deps = Deps(
            settings=Settings(bot_token="xoxb-0", database_url=""),
            db=db,
            clock=self.clock,
            slack=WebClient(),
            sender=WebClient(),
            installation=Installation(workspace_id, "T1", "Acme", "UBOT", "BBOT"),
            background=ThreadPoolExecutor(1),
        )

    @property
    def deps(self) -> Deps:
        """What the tick is given."""
        return self._deps

    def deliver(self) -> None:
        """Everything that may leave now leaves; each message takes a moment, so that nothing seems to happen while it
        is on its way."""
        while (claimed := outbox.claim(self.db, self.workspace_id, self.clock.now())) is not None:
            self.clock.shows += _A_MOMENT
            if claimed.kind in READ:
                self._deliver(claimed)
            else:
                outbox.mark_not_needed(self.db, claimed, "nobody reads it here")

    def _deliver(self, claimed: Claimed) -> None:
        outgoing, now = RENDERERS[claimed.kind](self._deps, claimed), self.clock.now()
        if isinstance(outgoing, NotYet):
            outbox.mark_due_again(self.db, claimed, now + timedelta(seconds=1), outgoing.reason, counts=False)
        elif isinstance(outgoing, Send):
            ts = self._write(claimed, outgoing)
            outbox.mark_sent(self.db, claimed, claimed.recipient, ts, outgoing.standing, now)
        else:
            outbox.mark_not_needed(self.db, claimed, "there was nothing to say")

    def _write(self, claimed: Claimed, outgoing: Send) -> str:
        if claimed.post is not None:
            [entry] = [each for each in self.entries if each.ts == claimed.post.slack_ts]
            entry.text = outgoing.message.text
            return entry.ts
        ts, thread_ts = f"{len(self.entries) + 1}.000000", outgoing.thread_ts or claimed.thread_ts
        self.entries.append(LogEntry(claimed.recipient, ts, self.clock.now(), outgoing.message.text, thread_ts))
        return ts
