"""Plays a script through the real tick, use cases, outbox and rendering, and reads what was posted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from html import unescape

from sqlmodel import Session

from bot.domain.absence import AwayEntered
from bot.domain.closing_forms import ClosingEntered
from bot.domain.entries import Entry
from bot.domain.people import Actor, SlackProfile
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, Health, Status
from bot.jobs.tick import tick
from bot.usecases.bets.running import start_initiative
from bot.usecases.checking_in.asks import answer_ask, raise_ask
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.company.workspaces import acquaint, open_workspace
from bot.usecases.goals.closings import close_item
from bot.usecases.goals.initiatives import edit_initiative, open_initiative
from bot.usecases.goals.key_results import edit_key_result, open_key_result
from bot.usecases.goals.moves import Aim as Destination
from bot.usecases.goals.moves import move_item
from bot.usecases.reading.rows import row_of
from bot.usecases.rhythm.absence import go_away
from storage.database import Database
from storage.repositories.goals import Goals
from tests.builders import Company
from tests.truth import script as told
from tests.truth.facts import Moment
from tests.truth.judge import Post
from tests.truth.log import Log, LogEntry
from tests.truth.rows import ADMIN, BRIEF, Rows, channel_of, slack_id
from tests.truth.script import BEGINS, Asks, Deed, Goal, Item, Script, Work, instant

Act = Callable[[], None]
_WEEK = timedelta(weeks=1)
_BY_DAY = (7, 16)  # the hours in which something is due, in UTC; at night nobody does anything, and nothing is posted


class Performance:
    """One run of a script on a migrated database; `posts` is what stood in the channels at the end of each week."""

    def __init__(self, script: Script, db: Database, readers: tuple[str, ...] = ()) -> None:
        self.posts: list[Post] = []
        self._script, self._db = script, db
        self._log = Log(db, open_workspace(db, "T1", "Acme", BEGINS), BEGINS)
        self._rows = Rows(script, readers)
        self._asks: dict[Asks, int] = {}
        self._read = 0

    @property
    def refs(self) -> dict[str, str]:
        """The references under which items are known, by title."""
        return self._rows.refs

    def play(self, weeks: int) -> None:
        """Hour by hour of each day, each deed at its instant."""
        self._build(self._rows.settle_in)
        todo, now = self._plan(), BEGINS
        while now < instant(weeks, 4, 12):
            while todo and todo[0][0] <= now:
                self._log.clock.shows, act = todo.pop(0)
                act()
            if _BY_DAY[0] <= now.hour <= _BY_DAY[1]:
                self._log.clock.shows = now
                tick(self._log.deps)
                self._log.deliver()
            if (now.weekday(), now.hour) == (4, 8):
                self._read_posts()
            now += timedelta(hours=1)

    def _plan(self) -> list[tuple[datetime, Act]]:
        deeds: list[tuple[datetime, Act]] = [(each.at, partial(self._do, each)) for each in self._script.deeds]
        items = [each for each in self._script.items if each.begins > BEGINS]
        arrivals: list[tuple[datetime, Act]] = [(each.begins, partial(self._arrives, each)) for each in items]
        asks = self._script.of(Asks)
        answers: list[tuple[datetime, Act]] = [
            (each.answered_at, partial(self._answer, each)) for each in asks if each.answered_at
        ]
        return sorted([*arrivals, *deeds, *answers], key=lambda planned: planned[0])

    def _build(self, work: Callable[[Company], None]) -> None:
        now, workspace_id = self._log.clock.now(), self._log.workspace_id
        self._db.write(lambda session: work(Company(session, workspace_id, now)))

    def _arrives(self, item: Item) -> None:
        self._build(lambda company: self._rows.write(company, item))

    def _answer(self, deed: Asks) -> None:
        answer_ask(self._db, self._actor(deed.to), self._asks[deed], "Yes", self._log.clock.now())

    def _do(self, deed: Deed) -> None:
        db, now, admin = self._db, deed.at, self._actor(ADMIN)
        match deed:
            case told.Says():
                entry = Entry(_typed(deed.value), Status(deed.status), f"At {now:%-d %b}")
                self._states(deed.by or deed.goal.owner, deed.goal, entry, now)
            case told.Reports():
                entry = Entry(None, Health(deed.health), f"At {now:%-d %b}", None, deed.blocked_by or None)
                self._states(deed.work.owner, deed.work, entry, now)
            case told.Ends():
                outcome = ClosingOutcome.DROPPED if deed.how == "dropped" else ClosingOutcome.FINISHED
                close_item(db, admin, self._ref(deed.item), ClosingEntered(outcome, reason="It is time"), now)
            case told.Starts():
                start_initiative(db, self._actor(deed.work.owner), self._ref(deed.work), now)
            case told.Changes():
                self._changes(deed, admin)
            case told.Disowns():
                self._disowns(deed.item, admin, now)
            case told.Puts():
                opened = open_initiative(db, admin, self._ref(deed.work), now)
                entered = replace(opened.entered, due_on=deed.due_on)
                edit_initiative(db, admin, self._ref(deed.work), opened.version, entered, now)
            case told.Leaves():
                left = SlackProfile(slack_id(deed.who), deed.who, "Europe/London", "en-US", is_deactivated=True)
                acquaint(db, self._log.workspace_id, (left,), now)
            case told.GoesAway():
                delegate = slack_id(deed.delegate) if deed.delegate else ""
                entered_away = AwayEntered(slack_id(deed.who), deed.until, delegate=delegate)
                go_away(db, self._actor(deed.who), entered_away, now)
            case told.Asks():
                self._asks[deed] = self._ask(deed)
            case told.Moves():
                move_item(db, admin, self._ref(deed.goal), Destination(to=self._ref(deed.to)), now)
            case _:
                raise TypeError(deed)

    def _states(self, who: str, item: Goal | Work, entry: Entry, now: datetime) -> None:
        log_update(self._db, self._actor(who), Statement(self._ref(item), entry), now)

    def _changes(self, deed: told.Changes, admin: Actor) -> None:
        opened = open_key_result(self._db, admin, self._ref(deed.goal), deed.at)
        entered = replace(opened.entered, reason="We know more now")
        if deed.target is not None:
            entered = replace(entered, target=_typed(deed.target))
        if deed.upper is not None:
            entered = replace(entered, upper=_typed(deed.upper))
        if deed.due_on is not None:
            entered = replace(entered, due_on=deed.due_on)
        edit_key_result(self._db, admin, self._ref(deed.goal), opened.version, entered, deed.at)

    def _disowns(self, item: Item, admin: Actor, now: datetime) -> None:
        opened = open_key_result(self._db, admin, self._ref(item), now)
        edit_key_result(self._db, admin, self._ref(item), opened.version, replace(opened.entered, owner=""), now)

    def _ask(self, deed: Asks) -> int:
        by, to, reference = self._actor(deed.by), self._actor(deed.to), self._ref(deed.item)

        def ask(session: Session) -> int:
            return raise_ask(session, by, row_of(Goals(session, by), reference), to, deed.words, deed.at).id

        return self._db.write(ask)

    def _ref(self, item: Item) -> Reference:
        return self._rows.reference(item)

    def _actor(self, name: str) -> Actor:
        now, workspace_id = self._log.clock.now(), self._log.workspace_id
        return self._db.read(lambda session: self._rows.actor(Company(session, workspace_id, now), name))

    def _read_posts(self) -> None:
        """Friday morning: the posts of the week, as they stand."""
        new, self._read = self._log.entries[self._read :], len(self._log.entries)
        teams = {channel_of(team): team for team in self._script.teams}
        for post in new:
            if post.thread_ts is None:
                replies = [each.text for each in new if each.thread_ts == post.ts]
                where = teams.get(post.recipient) or ("brief" if post.recipient == BRIEF else self._name(post))
                lines = [*_lines_of_post(post.text, is_brief=post.recipient not in teams), *_lines_of_replies(replies)]
                week = (post.at.date() - told.FIRST_MONDAY).days // 7 + 1
                self.posts.append(Post(where, week, Moment(post.at, post.at - _WEEK), tuple(lines)))

    def _name(self, post: LogEntry) -> str:
        return next(name for name in self._rows.people if slack_id(name) == post.recipient)


def _lines_of_post(text: str, *, is_brief: bool) -> Iterator[str]:
    for line in _plain(text).split("\n"):
        label, _, rest = line.partition(": ")
        if is_brief and rest and not line.startswith("Since "):
            yield from (f"{label}: {each}" for each in rest.split("; "))
        elif label in ("No initiative", "Work to look at"):
            yield from (f"{label}: {each}" for each in re.split(r", (?=(?:KR|I)\d+ )", rest))
        else:
            yield line


def _lines_of_replies(replies: list[str]) -> Iterator[str]:
    """Each begins with its heading and a count."""
    for reply in replies:
        heading, *entries = _plain(reply).split("\n")
        name = re.sub(r" \(\d+\)$", "", heading)
        yield from (f"{name}: {each}" for each in entries)


def _plain(text: str) -> str:
    return unescape(text).replace("\u00a0", " ").replace("\u2060", "").strip()


def _typed(value: Decimal) -> str:
    return format(value.normalize(), "f")
