"""Help that was offered before each owner was told by themselves: whoever heard it then is known afterwards."""

from alembic import command
from sqlalchemy import text

from bot.domain.vocabulary import ItemKind
from storage.database import Database
from storage.migrate import alembic_config
from storage.models import HelpOffer
from storage.repositories.briefs import Briefs
from storage.repositories.trail import Trail
from tests.usecases.looking import NOW, Cast, a_company


def offers(cast: Cast) -> None:
    """Ben told Ana that he will help with KR1, and told her and then Carol about KR2; nobody knows who heard of KR3."""
    workspace_id, session = cast.company.workspace_id, cast.company.session
    briefs, trail = Briefs(session, workspace_id), Trail(session, workspace_id)
    for item_id, owner in ((1, cast.ana), (2, cast.ana), (2, cast.carol)):
        assert briefs.offer_help(ItemKind.KEY_RESULT, item_id, cast.ben.key, owner.key, NOW)
        event_id = trail.record(NOW, cast.ben.key, "offer help", ItemKind.KEY_RESULT, item_id)
        trail.send(NOW, "help_offered", f"help_offered:{event_id}", owner.slack_user_id, {})
    session.add(
        HelpOffer(
            workspace_id=workspace_id, item_kind=ItemKind.KEY_RESULT, item_id=3, person_id=cast.ben.key, offered_at=NOW
        )
    )


def test_who_was_told_is_found_in_the_outbox(db: Database) -> None:
    a_company(db, offers)
    config = alembic_config()
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0016")
        before = connection.execute(text("SELECT item_id, person_id FROM help_offer ORDER BY item_id")).all()
        command.upgrade(config, "head")
        after = connection.execute(text("SELECT item_id, person_id, owner_id FROM help_offer ORDER BY item_id")).all()

    assert [tuple(row) for row in before] == [(1, 2), (2, 2), (3, 2)]
    assert [tuple(row) for row in after] == [(1, 2, 1), (2, 2, 1), (3, 2, None)]
