"""What somebody may do with one item as it stands, so that no button is shown that would refuse them. A shared step."""

from datetime import date

from sqlmodel import Session

from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.vocabulary import ItemState, Stage
from bot.usecases.checking_in.stating import may_check_in
from bot.usecases.goals.goal_steps import is_closed
from bot.usecases.goals.stakes import Stakes, deciding_verb
from storage.repositories.goals import InitiativeRow, KeyResultRow, ObjectiveRow

Row = ObjectiveRow | KeyResultRow | InitiativeRow


def offers_on(session: Session, actor: Actor, row: Row, today: date) -> frozenset[Verb]:
    """CHECK_IN, EDIT, CREATE (something below it) and CLOSE, as far as they would be taken now; CLOSE of what is over
    means to reopen it. An idea is scored and decided on instead. In a closed cycle there is nothing to do but to JUDGE
    what is done."""
    stakes = Stakes(session, actor, today)
    stake, above = stakes.of_item(row)
    is_done = isinstance(row, InitiativeRow) and row.initiative.stage is Stage.DONE
    offered = {Verb.JUDGE} if is_done and may(actor, Verb.JUDGE, stake) else set()
    if row.cycle is not None and is_closed(row.cycle, today):
        return frozenset(offered)
    if may(actor, Verb.CLOSE, stake, above):
        offered.add(Verb.CLOSE)
    if is_over(row):
        return frozenset(offered)
    if isinstance(row, InitiativeRow) and row.initiative.stage is Stage.IDEA:
        on_idea = _on_idea(actor, stakes, row)
        return frozenset(on_idea if Verb.SETTLE_IDEA in on_idea else on_idea | offered)
    if may(actor, Verb.EDIT, stake, above):
        offered.add(Verb.EDIT)
    if not isinstance(row, ObjectiveRow) and may_check_in(session, actor, row, today):
        offered.add(Verb.CHECK_IN)
    if _may_add(actor, stakes, row):
        offered.add(Verb.CREATE)
    return frozenset(offered)


def _on_idea(actor: Actor, stakes: Stakes, row: InitiativeRow) -> set[Verb]:
    stake, above = stakes.of_item(row)
    wanted = {Verb.EDIT: Verb.EDIT, Verb.SCORE_IDEA: Verb.SCORE_IDEA, Verb.SETTLE_IDEA: deciding_verb(row)}
    return {offer for offer, verb in wanted.items() if may(actor, verb, stake, above)}


def is_over(row: Row) -> bool:
    """Whether it was closed, done or dropped."""
    match row:
        case ObjectiveRow():
            return row.objective.state is ItemState.CLOSED
        case KeyResultRow():
            return row.key_result.state is ItemState.CLOSED
        case InitiativeRow():
            return row.initiative.stage in (Stage.DONE, Stage.DROPPED)


def refuse_over(row: Row, reference: str) -> None:
    """Raise Invalid for what has to be reopened before it is changed."""
    if is_over(row):
        ended = row.initiative.stage.value if isinstance(row, InitiativeRow) else "closed"
        raise Invalid("", f"{reference} is {ended}, so it is not changed any more. Type /okr reopen {reference} first.")


def _may_add(actor: Actor, stakes: Stakes, row: Row) -> bool:
    """A key result to an objective, or an initiative to a key result."""
    match row:
        case ObjectiveRow():
            return may(actor, Verb.CREATE, stakes.of_objective(row))
        case KeyResultRow():
            own = stakes.of_team(row.team, actor.person_id)
            return may(actor, Verb.CREATE, own, stakes.of_key_result(row))
        case InitiativeRow():
            return False
