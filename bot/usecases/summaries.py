"""What a team's channel reads of a round: its summary, and the replies under it."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from bot.domain.cards import InitiativeCard, ItemLine, KeyResultCard
from bot.domain.posts import LateAnswer, Move, Question, TeamSummary
from bot.domain.status import ShownKind
from bot.domain.vocabulary import Health
from bot.usecases.ended_rounds import EndedRound
from bot.usecases.rounds import summary_key
from bot.usecases.standings import KeyResultThen, Standings, card_at, value_before
from storage.database import reading
from storage.models.delivery import OutboxState
from storage.repositories.check_ins import CheckIns
from storage.repositories.outbox import Outbox
from storage.repositories.rounds import Rounds


@dataclass(frozen=True, slots=True)
class Thread:
    """Under which message replies go; without a `ts` it is not posted, and `may_come` says whether it still can be."""

    ts: str | None
    may_come: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a post says, and the check-ins that it shows. `is_corrected`: one of those that it showed was corrected."""

    check_in_ids: tuple[int, ...]
    round_id: int
    due_on: date
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class SummaryTold(Told):
    """The summary itself."""

    summary: TeamSummary


@dataclass(frozen=True, slots=True)
class TableTold(Told):
    """The reply with all key results."""

    team_name: str
    cards: tuple[KeyResultCard, ...]


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
def summary_of_round(session: Session, workspace_id: int, round_id: int, post_id: int | None) -> SummaryTold:
    """The summary of a round, as of the instant at which it was due, whenever this is asked. `post_id` is the message
    that stands in the channel already, if it does."""
    ended = EndedRound(session, workspace_id, round_id)
    standings = ended.standings()
    is_corrected = ended.is_corrected(post_id)
    key_results = standings.key_results
    wins = [then for then in key_results if then.is_win]
    silent = [then for then in key_results if then.card.status.kind is ShownKind.NO_NEWS]
    others = [then for then in key_results if then not in wins and then not in silent]
    ups = tuple(_move(then) for then in others if then.direction > 0)
    downs = tuple(_move(then) for then in others if then.direction < 0)
    summary = TeamSummary(
        team_id=ended.team.key,
        team_name=ended.team.name,
        week=ended.week(),
        attendance=ended.attendance(),
        wins=tuple(then.card for then in wins),
        ups=ups,
        downs=downs,
        silent=tuple(then.card for then in silent),
        questions=_questions(standings),
        asks=ended.asks(standings),
        finished=standings.finished,
        blocked=tuple(card for card in standings.active if card.status.said is Health.BLOCKED),
        skipped=ended.skipped(),
        is_corrected=is_corrected,
    )
    return SummaryTold(standings.check_in_ids, round_id, ended.round.due_on, is_corrected, summary)


@reading
def table_of_round(session: Session, workspace_id: int, round_id: int, post_id: int | None) -> TableTold:
    """All key results of the team as they stood then."""
    ended = EndedRound(session, workspace_id, round_id)
    standings = ended.standings()
    cards = tuple(then.card for then in standings.key_results)
    corrected = ended.is_corrected(post_id)
    return TableTold(standings.check_in_ids, round_id, ended.round.due_on, corrected, ended.team.name, cards)


@reading
def item_of_round(
    session: Session, workspace_id: int, round_id: int, key_result_id: int, post_id: int | None
) -> ItemTold | None:
    """One key result as it stood then; None when the channel may not read it any more."""
    ended = EndedRound(session, workspace_id, round_id)
    standings = ended.standings()
    then = next((each for each in standings.key_results if each.id == key_result_id), None)
    if then is None:
        return None
    serving = tuple(card for card in standings.active if card.key_result and card.key_result.ref == then.card.ref)
    shown = (then.check_in_id,) if then.check_in_id else ()
    return ItemTold(shown, round_id, ended.round.due_on, ended.is_corrected(post_id), then.card, serving)


@reading
def late_answer_of(
    session: Session, workspace_id: int, round_id: int, check_in_id: int, post_id: int | None
) -> LateTold | None:
    """What came after the summary, as it stands after corrections; None when nothing is left of it."""
    ended = EndedRound(session, workspace_id, round_id)
    told = CheckIns(session, workspace_id).get(check_in_id)
    if told is None or told.key_result_id is None:
        return None
    rounds, item = Rounds(session, workspace_id), [told.key_result_id]
    newest = next(iter(rounds.check_ins_as_of(item, (), told.at)), None)
    earlier = next(iter(rounds.check_ins_as_of(item, (), told.at - timedelta(microseconds=1))), None)
    now = ended.standings_at(told.at)
    card = next((each.card for each in now.key_results if each.id == told.key_result_id), None)
    if newest is None or card is None:
        return None
    card = card_at(card, newest)
    before = value_before(card, earlier)
    if before is None or card.current is None:
        return None
    late = LateAnswer(ended.person_line(newest.by_id), Move(card, before))
    return LateTold((newest.key,), round_id, ended.round.due_on, ended.is_corrected(post_id), late)


@reading
def thread_of_round(session: Session, workspace_id: int, round_id: int) -> Thread:
    """Where the replies under a round's summary go, or whether there will ever be such a place."""
    post = Rounds(session, workspace_id).summary_post(round_id)
    if post is not None:
        return Thread(post.slack_ts, may_come=True)
    state = Outbox(session, workspace_id).state_of(summary_key(round_id))
    return Thread(None, may_come=state not in (None, OutboxState.DEAD, OutboxState.NOT_NEEDED))


def _move(then: KeyResultThen) -> Move:
    if then.before is None:
        raise LookupError(f"{then.card.ref} has nothing to count from")
    return Move(then.card, then.before)


def _questions(standings: Standings) -> tuple[Question, ...]:
    """An initiative is done, and its key result did not move."""
    still = {then.card.ref: then.card for then in standings.key_results if not then.is_win and then.direction == 0}
    return tuple(
        Question(ItemLine(card.ref, card.title), card.key_result)
        for card in standings.finished
        if card.key_result is not None and card.key_result.ref in still
    )
