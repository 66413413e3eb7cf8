"""The eight invariants, with the pretend Slack's own log as the witness."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from storage.database import Database
from storage.models import CheckIn, KeyResult, OutboxRow, Workspace
from storage.models.delivery import OutboxState
from tests.crash.company import EVE, EVES_SECRET
from tests.crash.weather import RETRY_AFTER
from tests.pretend_slack import PretendSlack
from tests.pretend_slack.model import Message

POST = "chat.postMessage"
_SETTLED = {OutboxState.SENT, OutboxState.DEAD, OutboxState.NOT_NEEDED}


class Oracle:
    """Compares what the database says with what Slack saw. Each check raises AssertionError with what is wrong."""

    def __init__(self, db: Database, slack: PretendSlack, workspace_id: int) -> None:
        self._db, self._slack, self._workspace_id = db, slack, workspace_id
        rows = db.read(lambda session: list(session.exec(select(OutboxRow).order_by(col(OutboxRow.id))).all()))
        self._rows = [row for row in rows if row.workspace_id == workspace_id]
        self._strangers = [row for row in rows if row.workspace_id != workspace_id]
        channels = slack.workspace.conversations.values()
        self._messages = [message for channel in channels for message in channel.messages if message.is_app]

    @property
    def open_rows(self) -> list[OutboxRow]:
        """What has not come to an end."""
        return [row for row in self._rows if row.state not in _SETTLED]

    @property
    def rows(self) -> list[OutboxRow]:
        """Our outbox, oldest first."""
        return self._rows

    def holds(self, log: Path | None = None) -> None:
        """All that can be said of any run."""
        self.nothing_twice()
        self.nothing_lost()
        self.both_say_the_same()
        self.nothing_at_night()
        self.nothing_of_strangers()
        self.no_update_lost()
        if log is not None:
            self.no_secret_in(log)

    def nothing_twice(self) -> None:
        """I1: each key is delivered at most once."""
        keys = Counter(_key(message) for message in self._messages)
        assert all(times == 1 for times in keys.values()), f"delivered twice: {keys}"

    def nothing_lost(self) -> None:
        """I2: every row came to an end, with a reason where it was not sent, and repairs too."""
        left = [(row.kind, row.state, row.reason) for row in self.open_rows]
        assert not left, f"not settled: {left}"
        silent = [(row.kind, row.state) for row in self._rows if row.state is not OutboxState.SENT and not row.reason]
        assert not silent, f"without a reason: {silent}"

    def both_say_the_same(self) -> None:
        """I3: what the database calls sent stands in Slack at that ts, and nothing else does."""
        new = [row for row in self._rows if row.post_id is None and row.slack_ts and row.slack_ts != "home"]
        said = {(row.slack_channel, row.slack_ts) for row in new if row.state is OutboxState.SENT}
        seen = {(message.channel, message.ts) for message in self._messages}
        assert said == seen, f"the database says {said}, Slack says {seen}"

    def nothing_at_night(self) -> None:
        """I4: nobody is asked outside 07:00 to 20:00 where they are."""
        for message in self._messages:
            person = self._slack.workspace.conversations[message.channel].with_user
            if person and _kind(self._rows, message) == "prompt":
                zone = ZoneInfo(self._slack.workspace.users[person].tz or "UTC")
                local = datetime.fromtimestamp(float(message.ts), zone)
                assert 7 <= local.hour < 20, f"{person} was asked at {local}"

    def the_pace_is_kept(self) -> None:
        """I5: a second between two posts to a channel, three a second in all, and no call before Retry-After."""
        calls, free_at = defaultdict[str, list[datetime]](list), None
        times: list[datetime] = []
        for at, kind, body in self._posting():
            if kind == "fault" and body["fault"] == "rate_limited":
                free_at = at + timedelta(seconds=RETRY_AFTER)
            elif kind == "request":
                assert free_at is None or at >= free_at - _TICK, "before Retry-After"
                calls[body["channel"]].append(at)
                times.append(at)
        for channel, posts in calls.items():
            gaps = [later - earlier for earlier, later in pairwise(posts)]
            assert all(gap >= timedelta(seconds=1) - _TICK for gap in gaps), f"too fast for {channel}"
        for first, later in zip(times, times[6:], strict=False):
            assert later - first >= timedelta(seconds=1) - _TICK, "more than three a second after a burst of three"

    def nothing_of_strangers(self) -> None:
        """I6: no word and no id of another company leaves, and its rows are left alone."""
        sent = str(self._slack.traffic.of(kind="request"))
        assert EVE not in sent
        assert EVES_SECRET not in sent
        assert {row.state for row in self._strangers} <= {OutboxState.DUE}

    def no_update_lost(self) -> None:
        """I7: every key result says what its newest check-in says."""
        for key_result, newest in self._db.read(_with_newest):
            said, stands = (newest.id, newest.value), (key_result.last_check_in_id, key_result.current)
            assert said == stands, f"{key_result.title} was said to be {said} and stands at {stands}"

    def no_secret_in(self, log: Path) -> None:
        """I8: no token in the logs."""
        app = self._slack.workspace.app
        text = log.read_text() if log.exists() else ""
        assert not any(secret in text for secret in (app.bot_token, app.app_token, app.signing_secret))

    def _posting(self) -> Iterator[tuple[datetime, str, Any]]:
        for entry in self._slack.traffic.after():
            if entry.title == POST and entry.kind in {"request", "fault"}:
                yield entry.at, entry.kind, entry.body


_TICK = timedelta(milliseconds=1)


def ours(db: Database, slack_team_id: str) -> int:
    """Our row id of a workspace."""
    found = select(Workspace.id).where(Workspace.slack_team_id == slack_team_id)
    return db.read(lambda session: session.exec(found).one()) or 0


def _key(message: Message) -> str:
    assert message.metadata is not None, f"without a key: {message.text}"
    return str(message.metadata["event_payload"]["key"])


def _kind(rows: list[OutboxRow], message: Message) -> str:
    place = (message.channel, message.ts)
    return next((row.kind for row in rows if (row.slack_channel, row.slack_ts) == place and not row.post_id), "")


def _with_newest(session: Any) -> list[tuple[KeyResult, CheckIn]]:
    found = []
    for key_result in session.exec(select(KeyResult)).all():
        mine = select(CheckIn).where(CheckIn.key_result_id == key_result.id, col(CheckIn.withdrawn_at).is_(None))
        newest = session.exec(mine.order_by(col(CheckIn.at).desc(), col(CheckIn.id).desc())).first()
        if newest is not None:
            found.append((key_result, newest))
    return found
