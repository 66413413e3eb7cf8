"""Reads what was posted, line by line, as somebody in the channel does: which line claims which problem of which item.
It knows the words of problems, and nothing of how the product finds them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tests.truth.facts import Facts, Moment
from tests.truth.script import QUARTER, Goal, Item, Planted, Work

# The words of a problem in a line that begins with its label or heading.
WORDS: Mapping[str, str] = {
    "silent": r"^(No news|Untouched)",
    "worse": r"(?i)worse than where it began",
    "fell": r"^Down:",
    "blocked": r"^Blocked:",
    "done but flat": r"is done and .*(flat|worse)|^Done, but no better:",
    "off track despite": r"What are we missing",
    "improved while worse": r"its number got worse",
    "green but behind": r"is said to be on track, and is|^Said on track, but",
    "off track": r"^(Off track|Now off track):",
    "at risk": r"^At risk:",
    "behind": r"^Behind:",
    "ask": r"^(Ask|Decide):",
    "eased": r"^Target eased:",
    "changed": r"^Target changed:",
    "owner gone": r"^(Nobody answers for it|No owner):",
    "no work": r"^No initiative:",
    "key result reached": r"^Work to look at: .*is reached\)",
    "key result closed": r"^Work to look at: .*is closed\)",
    "key result silent": r"^Work to look at: .*no news of",
    "past the cycle": r"^Work to look at: .*due after the cycle",
    "overdue": r"^Work to look at: .*overdue",
    "no key result": r"^No key result yet:",
    "look-back": r"^Not looked back at:",
}
# What names a planted problem, besides words of the same kind.
ALSO: Mapping[str, tuple[str, ...]] = {
    "never said": ("silent",),
    "silent initiative": ("silent",),
    "eased": ("eased", "changed"),
    "ask unanswered": ("ask",),
    "look-back overdue": ("look-back",),
}
NEUTRAL = re.compile(
    r"^(Win|Up|First number|No check-in yet|Done|Moved|Started|Paid off|Done, too early to tell|Looked back):"
    r"|^Also in the thread|^And \d+ more|^\d+ other key results? unchanged|^Nothing (new|changed)"
    r"|^No number has moved|^Since |^Executive brief|, week \d+ of \d+"
)
_REF = re.compile(r"\b(?:KR|I|O)\d+\b")


@dataclass(frozen=True)
class Post:
    """A summary, or a brief with its thread; `where` is the team, "brief", or whom a brief reached as a message."""

    where: str
    week: int
    moment: Moment
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """A line says that something is wrong with an item."""

    kind: str
    item: Item
    post: Post
    line: str


class Judge:
    """`refs` are the references under which items are known in Slack, by title."""

    def __init__(self, facts: Facts, items: list[Item], refs: Mapping[str, str]) -> None:
        self._facts, self._items, self._refs = facts, items, refs
        self._by_ref = {refs[each.title]: each for each in items}

    def claims(self, post: Post) -> Iterator[Claim]:
        """Everything that a post says is wrong."""
        for line in post.lines:
            item = self._about(line)
            for kind, words in WORDS.items():
                if item is not None and re.search(words, line):
                    yield Claim(kind, item, post, line)

    def unread(self, post: Post) -> list[str]:
        """Lines that it cannot place: it would be blind for what they claim."""
        known = [*map(re.compile, WORDS.values()), NEUTRAL]
        return [line for line in post.lines if not any(each.search(line) for each in known)]

    def names(self, problem: Planted, posts: Sequence[Post]) -> bool:
        """Whether a post of its week, where it is to be read, says what is wrong with it."""
        wanted = ALSO.get(problem.kind, (problem.kind,))
        places = (problem.reader,) if problem.reader else (problem.team, "brief")
        return any(
            self._is_about(line, problem.item) and any(re.search(WORDS[kind], line) for kind in wanted)
            for post in posts
            if post.week == problem.week and post.where in places
            for line in post.lines
        )

    def is_true(self, claim: Claim) -> bool:
        """Whether it is so, by the script."""
        item, moment = claim.item, claim.post.moment
        if isinstance(item, Goal):
            return self._is_true_of_goal(claim.kind, item, moment)
        if isinstance(item, Work):
            return self._is_true_of_work(claim.kind, item, moment)
        return claim.kind == "no key result" and self._facts.lacks_key_results(item, moment.at)

    def _is_true_of_goal(self, kind: str, goal: Goal, moment: Moment) -> bool:
        facts, now = self._facts, moment.at
        last, step = facts.last(goal, now), facts.step(goal, moment)
        said = last.status if last else ""
        efforts = facts.working_on(goal, now)
        truths = {
            "silent": lambda: facts.is_silent(goal, now),
            "worse": lambda: facts.is_worse_than_start(goal, now),
            "fell": lambda: step is not None and step < 0,
            "done but flat": lambda: any(
                each.serves is goal and facts.went_nowhere(each, moment) for each in self._works
            ),
            "off track despite": lambda: said == "off_track" and all(
                facts.health(each, now) == "on_track" for each in efforts
            ),
            "improved while worse": lambda: facts.got_better_reported(goal, moment),
            "green but behind": lambda: said == "on_track" and self._is_in_trouble(goal, now),
            "off track": lambda: said == "off_track",
            "at risk": lambda: said == "at_risk",
            "behind": lambda: self._is_in_trouble(goal, now),
            "ask": lambda: facts.waiting(goal, moment),
            "eased": lambda: facts.changed(goal, moment, only_eased=True),
            "changed": lambda: facts.changed(goal, moment, only_eased=False),
            "owner gone": lambda: facts.is_ownerless(goal, now),
            "no work": lambda: facts.lacks_work(goal, now),
        }  # fmt: skip
        return kind in truths and truths[kind]()

    def _is_true_of_work(self, kind: str, work: Work, moment: Moment) -> bool:
        facts, now = self._facts, moment.at
        due_on, is_active = facts.due_on(work, now), facts.is_active(work, now)
        truths = {
            "silent": lambda: is_active and facts.is_silent(work, now),
            "blocked": lambda: is_active and facts.health(work, now) == "blocked",
            "done but flat": lambda: facts.went_nowhere(work, moment),
            "ask": lambda: facts.waiting(work, moment),
            "owner gone": lambda: is_active and facts.is_ownerless(work, now),
            "key result reached": lambda: is_active and facts.is_reached(work.serves, now),
            "key result silent": lambda: is_active and facts.is_silent(work.serves, now),
            "key result closed": lambda: is_active and not facts.is_open(work.serves, now),
            "past the cycle": lambda: is_active and due_on is not None and due_on > QUARTER[1],
            "overdue": lambda: is_active and due_on is not None and due_on < now.date(),
            "look-back": lambda: facts.waits_for_verdict(work, now),
        }
        return kind in truths and truths[kind]()

    def _is_in_trouble(self, goal: Goal, now: datetime) -> bool:
        last = self._facts.last(goal, now)
        is_outside = last is not None and self._facts.is_outside(goal, last.value, now)
        return is_outside or self._facts.is_behind(goal, now) or self._facts.is_worse_than_start(goal, now)

    @property
    def _works(self) -> list[Work]:
        return [each for each in self._items if isinstance(each, Work)]

    def _about(self, line: str) -> Item | None:
        """The first item that is named by its reference, else by its title."""
        found = [self._by_ref[ref] for ref in _REF.findall(line) if ref in self._by_ref]
        return next(iter(found), None) or next((each for each in self._items if each.title in line), None)

    def _is_about(self, line: str, item: Item) -> bool:
        named = {self._refs[item.title], *([self._refs[item.serves.title]] if isinstance(item, Work) else [])}
        return item.title in line or bool(named & set(_REF.findall(line)))


def leaks(posts: Sequence[Post], hidden: list[Item], refs: Mapping[str, str], readers: tuple[str, ...]) -> list[str]:
    """Lines in which a channel is told of what is private."""
    names = [(refs[each.title], each.title) for each in hidden]
    return [
        f"week {post.week}, {post.where}: {line}"
        for post in posts
        if post.where not in readers
        for line in post.lines
        if any(title in line or ref in _REF.findall(line) for ref, title in names)
    ]
