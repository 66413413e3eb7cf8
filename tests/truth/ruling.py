"""What the judge says of a whole quarter."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.truth.facts import Facts
from tests.truth.judge import Claim, Judge, Post, leaks
from tests.truth.script import Planted, Script


@dataclass(frozen=True)
class Ruling:
    """`missed` was named nowhere in its week; `false` is claimed and not so, once a week, item and kind; `told` are
    lines about what is private; `unread` are lines that the judge cannot place. `most_false` is how many false alarms
    the worst team had in a month."""

    missed: tuple[Planted, ...]
    false: tuple[Claim, ...]
    told: tuple[str, ...]
    unread: tuple[str, ...]
    claims: int
    most_false: int


def ruling_of(script: Script, posts: Sequence[Post], refs: Mapping[str, str], readers: tuple[str, ...]) -> Ruling:
    """Every post is read. `readers` get a brief of their own, with what only they may see."""
    facts = Facts(script)
    judge = Judge(facts, script.items, refs)
    claims = [claim for post in posts for claim in judge.claims(post)]
    false = {(each.post.week, each.kind, each.item.title): each for each in claims if not judge.is_true(each)}
    at = [(each.item, each.post.moment.at) for each in false.values()]
    months = Counter((facts.team_of(item, when), when.month) for item, when in at)
    return Ruling(
        missed=tuple(each for each in script.planted if not judge.names(each, posts)),
        false=tuple(false.values()),
        told=tuple(leaks(posts, script.hidden, refs, readers)),
        unread=tuple(f"{post.where}: {line}" for post in posts for line in judge.unread(post)),
        claims=len(claims),
        most_false=max(months.values(), default=0),
    )
