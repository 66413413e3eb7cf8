"""The workspace's state. No HTTP, no delivery: it can be built and looked at without a server.

Every public method may be called from any thread; whoever reads several things that belong together holds `lock`.
"""

import copy
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from threading import Condition, RLock
from typing import Any, TypeVar, Unpack

from tests.pretend_slack.app_settings import InstalledApp
from tests.pretend_slack.model import (
    SLACKBOT,
    Conversation,
    ConversationKind,
    Json,
    Message,
    PersonFlags,
    ScheduledMessage,
    StoredFile,
    User,
    UserGroup,
    View,
)
from tests.pretend_slack.slugs import slug
from tests.pretend_slack.traffic import Traffic

_LOOK_AGAIN_SECONDS = 0.05

Found = TypeVar("Found")
# Of one workspace only, or shared by a copy of it.
_NOT_COPIED = {"lock", "changed", "on_change", "now", "monotonic", "traffic", "_chance"}
COLORS = ("9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "e0a729", "684b6c")


def _nothing() -> None:
    """What happens after a change while no server listens."""


def _wall_clock() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """One Slack workspace with one installed app.

    `now` gives the time people see (aware); `monotonic` gives the age, in seconds, of triggers, response URLs and
    tickets. A server may replace both before anything happens. With a `seed`, two workspaces in which the same things
    happen hand out the same trigger ids, tickets and response URLs; without one, nobody can guess them.
    """

    def __init__(
        self,
        team_id: str = "T0OKR0001",
        name: str = "Acme",
        manifest: Json | None = None,
        *,
        now: Callable[[], datetime] = _wall_clock,
        monotonic: Callable[[], float] = time.monotonic,
        seed: int | None = None,
    ) -> None:
        self.team_id, self.name, self.domain = team_id, name, slug(name)
        self.app = InstalledApp(manifest or {})
        self.now, self.monotonic = now, monotonic
        self.lock = RLock()
        self.changed = Condition(self.lock)
        self.revision = 0
        self.on_change: Callable[[], None] = _nothing
        self.users: dict[str, User] = {}
        self.conversations: dict[str, Conversation] = {}
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self.files: dict[str, StoredFile] = {}
        self.user_groups: dict[str, UserGroup] = {}
        self.oauth_codes: dict[str, str] = {}  # code -> the user who installs
        self.scheduled: dict[str, ScheduledMessage] = {}
        self.refuses_blocks: set[str] = set()
        self.tour: list[str] = []  # hints that the page shows on a first visit
        self.traffic = Traffic(self._time)
        self.traffic.hide(self.app.bot_token, self.app.app_token, self.app.signing_secret, self.app.verification_token)
        self.traffic.hide(self.app.client_secret)
        self._numbers: Counter[str] = Counter()
        self._chance = random.SystemRandom() if seed is None else random.Random(seed)  # noqa: S311 - a test asked for it
        self._last_instant = 0
        self._add(User(SLACKBOT, "slackbot", "Slackbot", team_id))
        self._add(User(self.app.bot_user_id, slug(self.app.name), self.app.name, team_id, tz="UTC", is_bot=True))

    def _time(self) -> datetime:
        return self.now()  # a server may have replaced it since

    def copied(self) -> "Workspace":
        """Another one, in which the same has happened so far, with the same clocks and without a server."""
        with self.lock:
            other = copy.copy(self)
            other.lock = RLock()
            other.changed, other.on_change = Condition(other.lock), _nothing
            other.traffic = self.traffic.copied(other._time)
            own = {name: value for name, value in vars(self).items() if name not in _NOT_COPIED}
            vars(other).update(copy.deepcopy(own))
            return other

    def token(self, size: int) -> str:
        """`size` random bytes as hexadecimal digits."""
        return self._chance.randbytes(size).hex()

    def age_clock(self) -> float:
        """Monotonic seconds, for the age of things."""
        return self.monotonic()

    # ---- people -----------------------------------------------------------------------------------------------

    def add_person(
        self, real_name: str, *, tz: str | None = "Europe/London", locale: str = "en-GB", **flags: Unpack[PersonFlags]
    ) -> User:
        """Add somebody. The id is stable: U0ANA0001 for the first Ana. External people get a team of their own."""
        with self.lock:
            first = slug(real_name.split(maxsplit=1)[0])
            number = self.next_number(f"user {first}")
            handle = first if number == 1 else f"{first}{number}"
            team_id = "T0ELSE0001" if flags.get("external") or flags.get("stranger") else self.team_id
            details: Any = {"team_id": team_id, "email": f"{handle}@{self.domain}.example", **flags}
            color = COLORS[len(self.users) % len(COLORS)]
            user_id = f"U0{first.upper()}{number:04d}"
            return self._add(User(user_id, handle, real_name, tz=tz, locale=locale, color=color, **details))

    def _add(self, user: User) -> User:
        user.updated = int(self.now().timestamp())
        self.users[user.id] = user
        self.touch()
        return user

    def person_named(self, name: str) -> User:
        """By real name, handle or id. Raises KeyError with the names that exist."""
        for user in self.users.values():
            if name in (user.id, user.real_name, user.name):
                return user
        raise KeyError(f"nobody is called {name!r}; there are {sorted(user.real_name for user in self.users.values())}")

    # ---- conversations ----------------------------------------------------------------------------------------

    def add_channel(
        self,
        name: str,
        members: Iterable[User | str] = (),
        *,
        private: bool = False,
        archived: bool = False,
        bot: bool = True,
    ) -> Conversation:
        """Add a channel. The bot is a member unless `bot=False`."""
        with self.lock:
            ids = [member.id if isinstance(member, User) else self.person_named(member).id for member in members]
            if bot:
                ids.append(self.app.bot_user_id)
            letters = slug(name).upper().replace("-", "").replace("_", "")
            number = self.next_number(f"channel {letters}")
            kind: ConversationKind = "private" if private else "channel"
            created = int(self.now().timestamp())
            channel = Conversation(f"C0{letters}{number:04d}", name, kind, ids, archived, created=created)
            self.conversations[channel.id] = channel
            self.touch()
            return channel

    def add_user_group(self, handle: str, name: str, members: Iterable[User | str] = ()) -> UserGroup:
        with self.lock:
            ids = [member.id if isinstance(member, User) else self.person_named(member).id for member in members]
            group = UserGroup(f"S0{slug(handle).upper()}0001", handle, name, ids)
            self.user_groups[group.id] = group
            return group

    def dm_with(self, user_id: str) -> Conversation:
        """The app's direct messages with this person, opened if they were not."""
        with self.lock:
            channel_id = "D" + user_id[1:]
            if channel_id not in self.conversations:
                created = int(self.now().timestamp())
                members = [user_id, self.app.bot_user_id]
                dm = Conversation(channel_id, "directmessage", "im", members, with_user=user_id, created=created)
                self.conversations[channel_id] = dm
                self.touch()
            return self.conversations[channel_id]

    def channel_named(self, name: str) -> Conversation:
        """By name (with or without #) or id. Raises KeyError with the names that exist."""
        wanted = name.removeprefix("#")
        for channel in self.conversations.values():
            if channel.id == name or (not channel.is_im and channel.name == wanted):
                return channel
        raise KeyError(f"no channel {name!r}; there are {sorted(c.name for c in self.conversations.values())}")

    def conversations_of(self, user_id: str) -> list[Conversation]:
        """What is in this person's sidebar: channels they are in, and the app's direct messages."""
        with self.lock:
            return [channel for channel in self.conversations.values() if user_id in channel.members]

    # ---- messages ---------------------------------------------------------------------------------------------

    def post(self, message: Message) -> Message:
        with self.lock:
            self.conversations[message.channel].messages.append(message)
            self.touch()
            return message

    def post_due(self) -> None:
        """Post what was scheduled for a moment that has come. With metadata it never is: Slack's own bug."""
        with self.lock:
            now = self.now().timestamp()
            for scheduled in sorted(self.scheduled.values(), key=lambda one: one.post_at):
                if scheduled.post_at <= now and scheduled.message.metadata is None:
                    del self.scheduled[scheduled.id]
                    scheduled.message.ts = self.next_ts()
                    self.post(scheduled.message)

    def delete(self, message: Message) -> None:
        with self.lock:
            self.conversations[message.channel].messages.remove(message)
            self.touch()

    # ---- views ------------------------------------------------------------------------------------------------

    def view(self, view_id: str) -> View | None:
        with self.lock:
            return next((view for view in self.views() if view.id == view_id), None)

    def views(self) -> list[View]:
        with self.lock:
            return [*self.homes.values(), *(view for stack in self.stacks.values() for view in stack)]

    def stack_of(self, user_id: str) -> list[View]:
        return self.stacks.setdefault(user_id, [])

    # ---- time, numbers, change --------------------------------------------------------------------------------

    def next_ts(self) -> str:
        """A message ts: the workspace's time in microseconds, never the same twice and never backwards."""
        with self.lock:
            instant = int(self.now().timestamp() * 1_000_000)
            self._last_instant = max(instant, self._last_instant + 1)
            return f"{self._last_instant // 1_000_000}.{self._last_instant % 1_000_000:06d}"

    def next_number(self, series: str) -> int:
        with self.lock:
            self._numbers[series] += 1
            return self._numbers[series]

    def new_id(self, prefix: str) -> str:
        """An id that is the same in every run: V0000000001, F0000000001, ..."""
        return f"{prefix}{self.next_number(prefix):010d}"

    def touch(self) -> None:
        """Say that something changed that somebody could see."""
        with self.changed:
            self.revision += 1
            self.changed.notify_all()
        self.on_change()

    def wait_until(self, look: Callable[[], Found | None], seconds: float) -> Found | None:
        """Look again after every change until there is something to see, or the time, on the real clock, is up.

        What to see may also lie outside of Slack, in the app, whose changes nobody announces: so look now and then,
        too.
        """
        deadline = time.monotonic() + seconds
        with self.changed:
            while not (found := look()):
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self.changed.wait(min(left, _LOOK_AGAIN_SECONDS))
            return found
