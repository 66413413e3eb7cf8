"""The brief reads the whole company at once, and the summary one team: of the same team both say the same."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.domain.vocabulary import Health, ItemKind, Stage, Status
from bot.usecases.telling.company_then import company_standings
from bot.usecases.telling.periods import Period
from bot.usecases.telling.standings import channel_reader, standings_of
from storage.database import Database
from storage.models import CheckIn, KeyResult, Team
from storage.repositories.trail import Trail
from tests.usecases.looking import Cast, a_company

SINCE = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
AS_OF = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
LATER = AS_OF + timedelta(days=2)


def a_week(cast: Cast) -> None:
    """Moves, confirmations, a correction, what was said and changed later, an initiative that began and one that was
    done, a key result that nobody touched."""
    company = cast.company
    rows = [company.session.get_one(KeyResult, cast.goal(title)) for title in ("Up", "Down", "Quiet", "Aimed")]
    up, down, _quiet, aimed = rows
    for row in rows:
        company.check_in(row, cast.ana, "8", date(2026, 11, 9), status=Status.ON_TRACK, note="as it was")
    company.check_in(up, cast.ana, "6", date(2026, 11, 16), status=Status.ON_TRACK, note="better")
    wrong = company.check_in(down, cast.ana, "2", date(2026, 11, 17), status=Status.ON_TRACK)
    wrong.withdrawn_at = LATER
    company.session.add(
        CheckIn(
            workspace_id=company.workspace_id, key_result_id=down.key, by_id=cast.ana.key, at=wrong.at, on=wrong.on,
            recorded_at=LATER, value=Decimal(11), status=Status.AT_RISK, corrects_id=wrong.key,
        )
    )  # fmt: skip
    company.check_in(up, cast.ana, "3", LATER.date(), status=Status.OFF_TRACK, note="after the post")
    trail = Trail(company.session, company.workspace_id)
    for at, before, after in ((SINCE + timedelta(days=1), "1", "4"), (LATER, "4", "5")):
        change = ({"target": before}, {"target": after})
        trail.record(at, cast.ana.key, "retarget", ItemKind.KEY_RESULT, aimed.key, before=change[0], after=change[1])
    aimed.target = Decimal(5)
    begun, done = (company.initiative(title, up, cast.ana, created_at=SINCE) for title in ("Begun", "Done"))
    company.effort_check_in(begun, cast.ana, Health.AT_RISK, date(2026, 11, 16))
    done.stage, done.ended_on = Stage.DONE, date(2026, 11, 16)
    changed = ({"stage": "active"}, {"stage": "done"})
    trail.record(
        SINCE + timedelta(days=4), cast.ana.key, "close", ItemKind.INITIATIVE, done.key, before=changed[0],
        after=changed[1],
    )  # fmt: skip
    cast.asked(cast.ana, date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))


def test_both_say_the_same_of_a_team(db: Database) -> None:
    ana = a_company(db, a_week)
    reader, period = channel_reader(ana.workspace_id), Period(SINCE, AS_OF, "UTC")
    team = db.read(lambda session: standings_of(session, session.get_one(Team, 2), period))
    company = db.read(lambda session: company_standings(session, reader, period, None))

    of_team = [
        (then.card.ref, then.card.current, then.card.progress, then.card.pace, then.card.status, then.before,
         then.said_before, then.is_news, then.told_before, then.direction, then.change, then.check_in_ids)
        for then in team.key_results
    ]  # fmt: skip
    of_company = [
        (then.card.ref, then.card.current, then.card.progress, then.card.pace, then.card.status, then.before,
         then.said_before, then.is_news, then.told_before, then.direction, then.change, then.check_in_ids)
        for then in (each.then for each in company.key_results)
    ]  # fmt: skip
    assert of_company == of_team
    worked_on = {each.line.ref: each for each in company.efforts if each.stage is Stage.ACTIVE or each.is_done_now}
    assert {each.card.ref: each.card.stage for each in team.initiatives} == {
        ref: each.stage for ref, each in worked_on.items()
    }
    assert {each.card.ref: each.card.status for each in team.active} == {
        ref: each.status for ref, each in worked_on.items() if each.stage is Stage.ACTIVE
    }
