"""What a team's channel reads of a round: its summary, and the replies under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.posts import LateAnswer, Move, PersonalNote, ProgressPoint, Question, TeamSummary
from bot.domain.status import ShownKind
from bot.domain.vocabulary import ClosingOutcome, Health, Lack, Status
from bot.usecases.reading.credits import wins_of
from bot.usecases.telling.as_it_was import value_before
from bot.usecases.telling.coverage_gaps import gaps_of_standings
from bot.usecases.telling.coverage_then import not_looked_back, without_key_result
from bot.usecases.telling.editions import Edition, EditionKey
from bot.usecases.telling.items_then import KeyResultThen
from bot.usecases.telling.planned_then import planned_then
from bot.usecases.telling.progress_over_time import progress_over_time
from bot.usecases.telling.questions import questions_of
from bot.usecases.telling.standings import Standings, channel_reader
from bot.usecases.telling.verdicts_then import verdicts_given
from storage.database import reading
from storage.models import CheckIn
from storage.models.delivery import OutboxState
from storage.repositories.check_ins import CheckIns
from storage.repositories.outbox import Outbox
from storage.repositories.rounds import Rounds


@dataclass(frozen=True, slots=True)
class Thread:
    """Under which message replies go; without a `ts` it is not posted, and `may_come` says whether it still can be, not
    before `at`."""

    ts: str | None
    may_come: bool
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a post says, and the check-ins that it shows. `is_corrected`: one of those that it showed was corrected.
    `round_id` is None where no round was open yet."""

    check_in_ids: tuple[int, ...]
    round_id: int | None
    due_on: date
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class SummaryTold(Told):
    """The summary itself."""

    summary: TeamSummary


@dataclass(frozen=True, slots=True)
class TableTold(Told):
    """The reply with all key results, and how far the team was at each summary."""

    team_name: str
    cards: tuple[KeyResultCard, ...]
    points: tuple[ProgressPoint, ...]


@dataclass(frozen=True, slots=True)
class ItemTold(Told):
    """The reply for one key result with news."""

    card: KeyResultCard
    initiatives: tuple[InitiativeCard, ...]


@dataclass(frozen=True, slots=True)
class LateTold(Told):
    """A late answer."""

    late: LateAnswer


@reading
def summary_of(
    session: Session, workspace_id: int, key: EditionKey, post_id: int | None, note: PersonalNote | None = None
) -> SummaryTold:
    """A summary as of the instant that it speaks of, whenever this is asked. `post_id` is the message that stands in
    the channel already, if it does; `note` is what somebody says on top of it."""
    edition = Edition(session, workspace_id, key)
    standings = edition.standings()
    summary = read_summary(session, edition, standings, post_id, note)
    return SummaryTold(*_told(edition, standings.check_in_ids, post_id), summary)


def read_summary(
    session: Session, edition: Edition, standings: Standings, post_id: int | None, note: PersonalNote | None
) -> TeamSummary:
    """The same as a shared step; it takes the session."""
    team, period, key_results = edition.team, edition.period, standings.key_results
    finished = [then for then in standings.closed if then.row.outcome is ClosingOutcome.FINISHED]
    won = [then for then in (*key_results, *finished) if then.is_win]
    silent = [then for then in key_results if then.card.status.kind is ShownKind.NO_NEWS]
    others = [then for then in key_results if then not in won and then not in silent]
    questions = questions_of(session, team.workspace_id, standings, edition.earlier(), period.as_of, period.zone)
    quiet = _without_news(others, questions)
    troubled = [then for then in quiet if then.card.is_in_trouble]
    rest = [then for then in quiet if then not in troubled]
    unstarted = [then for then in rest if then.card.status.kind is ShownKind.NOT_STARTED]
    unchanged = [then for then in rest if then not in unstarted and then.change is None]
    summary = TeamSummary(
        team_id=team.key,
        team_name=team.name,
        week=edition.week(),
        attendance=edition.attendance(standings),
        since=period.first_day,
        wins=wins_of(session, channel_reader(team.workspace_id), won),
        ups=tuple(_move(then) for then in others if then.direction > 0),
        downs=tuple(_move(then) for then in others if then.direction < 0),
        firsts=tuple(then.card for then in others if then.is_first),
        silent=tuple(then.card for then in silent),
        troubles=tuple(sorted((then.card for then in troubled), key=_gravity)),
        unstarted=tuple(then.card for then in unstarted),
        unchanged=len(unchanged),
        questions=questions,
        asks=edition.asks(standings),
        target_changes=tuple(then.change for then in key_results if then.change),
        gaps=(
            *without_key_result(session, team, period),
            *gaps_of_standings(standings, period.today),
            *not_looked_back(session, team, period),
        ),
        plan=planned_then(session, team, period, edition.cycle()),
        finished=tuple(then.card for then in standings.finished),
        verdicts=verdicts_given(session, team, period),
        blocked=tuple(then.card for then in standings.active if then.card.status.said is Health.BLOCKED),
        skipped=edition.skipped(),
        note=note,
        is_corrected=edition.is_corrected(post_id),
    )
    return replace(summary, lack=_lack(summary, standings, has_people=edition.has_people()))


@reading
def table_of(session: Session, workspace_id: int, key: EditionKey, post_id: int | None) -> TableTold:
    """All key results of the team as they stood then, and how far it was at each summary of its cycle."""
    edition = Edition(session, workspace_id, key)
    standings, cycle, period = edition.standings(), edition.cycle(), edition.period
    cards = tuple(then.card for then in standings.key_results)
    points: tuple[ProgressPoint, ...] = ()
    if cycle is not None:
        earlier = edition.earlier()
        points = progress_over_time(session, workspace_id, standings, cycle, earlier, period.as_of, period.zone)
    return TableTold(*_told(edition, standings.check_in_ids, post_id), edition.team.name, cards, points)


@reading
def item_told(
    session: Session, workspace_id: int, key: EditionKey, key_result_id: int, post_id: int | None
) -> ItemTold | None:
    """One key result as it stood then; None when the channel may not read it any more."""
    edition = Edition(session, workspace_id, key)
    standings = edition.standings()
    then = next((each for each in standings.key_results if each.id == key_result_id), None)
    if then is None:
        return None
    serving = standings.serving(then.id)
    shown = [*then.check_in_ids, *(check_in_id for each in serving for check_in_id in each.check_in_ids)]
    return ItemTold(*_told(edition, tuple(shown), post_id), then.card, tuple(each.card for each in serving))


@reading
def late_answer_of(
    session: Session, workspace_id: int, round_id: int, check_in_id: int, post_id: int | None
) -> LateTold | None:
    """What came after the summary, as it stands after corrections; None when nothing is left of it."""
    edition = Edition(session, workspace_id, EditionKey(round_id))
    told = CheckIns(session, workspace_id).get(check_in_id)
    if told is None:
        return None
    rounds, item = Rounds(session, workspace_id), ([told.key_result_id or 0], [told.initiative_id or 0])
    newest = next(iter(rounds.check_ins_as_of(*item, told.at)), None)
    earlier = next(iter(rounds.check_ins_as_of(*item, told.at - timedelta(microseconds=1))), None)
    then = edition.standings_at(told.at)
    if newest is None:
        return None
    late = _late_key_result(then, newest, earlier) if told.key_result_id else _late_initiative(then, newest)
    if late is None:
        return None
    card, move = late
    by, is_unchanged = edition.person_line(newest.by_id), newest.confirms_id is not None
    answer = LateAnswer(by, card, None if is_unchanged else move, is_unchanged)
    return LateTold(*_told(edition, (newest.key,), post_id), answer)


def _late_key_result(then: Standings, newest: CheckIn, earlier: CheckIn | None) -> tuple[KeyResultCard, Move] | None:
    card = next((each.card for each in then.key_results if each.id == newest.key_result_id), None)
    if card is None or card.last_check_in is None:
        return None
    before = value_before(card, earlier)
    return None if before is None or card.current is None else (card, Move(card, before))


def _late_initiative(then: Standings, newest: CheckIn) -> tuple[InitiativeCard, None] | None:
    card = next((each.card for each in then.initiatives if each.id == newest.initiative_id), None)
    return None if card is None else (card, None)


@reading
def thread_under(session: Session, workspace_id: int, key: str) -> Thread:
    """Where the replies under a summary go, by its key in the outbox, or whether there will ever be such a place."""
    sent = Outbox(session, workspace_id).of_key(key)
    if sent is None or sent.state in (OutboxState.DEAD, OutboxState.NOT_NEEDED):
        return Thread(None, may_come=False)
    return Thread(sent.slack_ts if sent.state is OutboxState.SENT else None, may_come=True, at=sent.not_before)


def _told(
    edition: Edition, check_in_ids: tuple[int, ...], post_id: int | None
) -> tuple[tuple[int, ...], int | None, date, bool]:
    """The first fields of everything that is told."""
    round_id = edition.round.key if edition.round else None
    return check_in_ids, round_id, edition.on, edition.is_corrected(post_id)


def _move(then: KeyResultThen) -> Move:
    if then.before is None:
        raise LookupError(f"{then.card.ref} has nothing to count from")
    return Move(then.card, then.before)


def _without_news(others: Sequence[KeyResultThen], questions: Sequence[Question]) -> list[KeyResultThen]:
    """What did not move, and no question is about; a change of target says nothing of how a key result does."""
    asked = {question.card.ref for question in questions}
    return [then for then in others if not (then.direction or then.is_first or then.card.ref in asked)]


def _gravity(card: KeyResultCard) -> int:
    """Off track first, then at risk, then what is behind by its number alone."""
    return {Status.OFF_TRACK: 0, Status.AT_RISK: 1, None: 2}[card.said_trouble]


def _lack(summary: TeamSummary, standings: Standings, *, has_people: bool) -> Lack | None:
    if not has_people:
        return Lack.NOBODY
    if not standings.key_results:
        return Lack.NO_KEY_RESULTS
    moves = (summary.wins, summary.ups, summary.downs, summary.firsts, summary.target_changes)
    if any((*moves, summary.finished, summary.verdicts)):
        return None
    is_said = any(then.is_news for then in standings.running)
    return Lack.NOTHING_MOVED if is_said else Lack.NOTHING_NEW
