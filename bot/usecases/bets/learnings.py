"""What earlier initiatives taught: found by words, team and cycle, counted in words, and told to whoever writes a
similar one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from bot.domain.errors import Invalid
from bot.domain.keywords import is_alike, keywords_of, likeness
from bot.domain.look_backs import LookBack, VerdictCounts
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Verdict
from bot.usecases.bets.look_backs import LookBacks
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.naming import Named, Names
from storage.database import reading
from storage.models import Cycle, HelpingTeam, Initiative, Objective
from storage.repositories.goals import Goals
from storage.repositories.initiative_words import InitiativeWords, has_keywords

PAGE = 10
_CANDIDATES = 40  # initiatives that share words, of which the most alike are told
_TOLD = 3  # similar ones
_MOST_WORDS = 12
_FILLERS = frozenset(["about", "by", "cycle", "for", "from", "in", "of", "on", "our", "team", "the"])
_NOTHING_TO_LOOK_FOR = (
    "I cannot look for that. Type a word of a title or a learning, such as /okr learnings price, a team or a cycle."
    " /okr learnings alone lists them all."
)


@dataclass(frozen=True, slots=True)
class Learned:
    """One page of what has a verdict, the newest first. `words` are those that were looked for, `team` and `cycle` the
    names that narrow it, "" where none does; `counts` are of all of it."""

    words: str
    team: str
    cycle: str
    counts: VerdictCounts
    backs: tuple[LookBack, ...]


@reading
def list_learnings(session: Session, actor: Actor, typed: str, now: datetime, offset: int = 0) -> Learned:
    """What came of the initiatives that the actor may see: those with all of the words in their title or learning, of a
    team, of a cycle. A constant number of queries. Raises Invalid where nothing that was typed can be looked for."""
    today, goals = local_date(actor, now), Goals(session, actor)
    asked = _Asked(Names(session, actor, today), typed)
    if asked.would_find_everything:
        raise Invalid("", _NOTHING_TO_LOOK_FOR)
    with_words = has_keywords(actor.workspace_id, asked.keywords)
    conditions = (col(Initiative.verdict).is_not(None), *_narrowed(actor, asked), *with_words)
    newest_first = (col(Initiative.judged_on).desc(), col(Initiative.id).desc())
    rows = goals.initiatives(*conditions, limit=PAGE, offset=offset, by=newest_first)
    counts = goals.count_verdicts(*conditions)
    return Learned(
        words=" ".join(asked.words) if asked.keywords else "",
        team=asked.team.name if asked.team else "",
        cycle=asked.cycle.name if asked.cycle else "",
        counts=VerdictCounts(**{verdict.value: counts.get(verdict, 0) for verdict in Verdict}),
        backs=tuple(LookBacks(session, actor, today).of(rows)),
    )


@reading
def similar_bets(session: Session, actor: Actor, reference: Reference, now: datetime) -> tuple[LookBack, ...]:
    """What came of the few initiatives that are most like this one, the most alike first, as far as the actor may see
    them; none where nothing is like it, or nothing is known of what is."""
    goals = Goals(session, actor)
    row = goals.initiative(reference.number)
    if row is None:
        return ()
    mine = keywords_of(row.initiative.title)
    ids = InitiativeWords(session, actor.workspace_id).sharing(mine, _CANDIDATES)
    rows = goals.initiatives(col(Initiative.id).in_(ids), col(Initiative.id) != row.initiative.key) if ids else []
    alike = [each for each in rows if is_alike(mine, keywords_of(each.initiative.title))]
    alike.sort(key=lambda each: (likeness(mine, keywords_of(each.initiative.title)), each.initiative.key), reverse=True)
    return tuple(LookBacks(session, actor, local_date(actor, now)).of(alike[:_TOLD])) if alike else ()


class _Asked:
    """What was typed, taken apart: the name of a team and that of a cycle at either end, and the words between."""

    def __init__(self, names: Names, typed: str) -> None:
        self.team: Named | None = None
        self.cycle: Named | None = None
        self.words = typed.replace("#", " ").split()[:_MOST_WORDS]
        while self._take_name(names):
            pass
        self.keywords = keywords_of(" ".join(self.words))

    @property
    def would_find_everything(self) -> bool:
        """Whether something was typed, and none of it is a word or a name; beside a name it is a slip."""
        return bool(self.words) and not self.keywords and self.team is None and self.cycle is None

    def _take_name(self, names: Names) -> bool:
        """Whether a name was found at either end, and is taken; the longest one that is a name."""
        bare = _without_fillers(self.words)
        for size in range(len(bare), 0, -1):
            for rest, name in ((bare[:-size], bare[-size:]), (bare[size:], bare[:size])):
                found = names.team_or_cycle(" ".join(name))
                if found and found.team_ids and self.team is None:
                    self.team, self.words = found, _without_fillers(rest)
                    return True
                if found and found.cycle_ids and self.cycle is None:
                    self.cycle, self.words = found, _without_fillers(rest)
                    return True
        return False


def _without_fillers(words: list[str]) -> list[str]:
    """Without the little words at both ends: "in Q3" is Q3, "the team Growth" is Growth."""
    while words and words[0].casefold() in _FILLERS:
        words = words[1:]
    while words and words[-1].casefold() in _FILLERS:
        words = words[:-1]
    return words


def _narrowed(actor: Actor, asked: _Asked) -> tuple[ColumnElement[bool], ...]:
    found: list[ColumnElement[bool]] = []
    if asked.team is not None:
        helps = select(col(HelpingTeam.initiative_id)).where(
            col(HelpingTeam.workspace_id) == actor.workspace_id, col(HelpingTeam.team_id).in_(asked.team.team_ids)
        )
        found.append(or_(col(Objective.team_id).in_(asked.team.team_ids), col(Initiative.id).in_(helps)))
    if asked.cycle is not None:
        found.append(col(Cycle.id).in_(asked.cycle.cycle_ids))
    return tuple(found)
