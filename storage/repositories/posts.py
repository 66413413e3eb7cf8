"""The posts of rounds, by what they showed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from bot.domain.vocabulary import ItemKind
from storage.models import Ask, Brief, CheckIn, KeyResult, Objective, OutboxRow, Post, PostedCheckIn, Round

_OF_ALL = ("summary", "summary_on_demand", "summary_table")  # these may name an item without showing a check-in of it
_OF_ROUNDS = (*_OF_ALL, "item_reply", "late_reply")
_OF_COMPANY = ("brief", "brief_details")
_OF_IDEAS = ("idea", "idea_decided", "idea_step")
_OF_HELP = ("help_noted",)


class Posts:
    """Of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def newest_reply_about(self, key_result_id: int) -> Post | None:
        """The latest reply under a summary that is about this key result."""
        found = select(Post).where(
            Post.workspace_id == self._workspace_id,
            col(Post.person_id).is_(None),  # what stands in channels, which the index finds
            Post.kind == "item_reply",
            col(Post.facts)["key_result_id"].as_integer() == key_result_id,
        )
        return self._session.exec(found.order_by(col(Post.id).desc()).limit(1)).first()

    def of_brief(self, brief_id: int) -> Sequence[Post]:
        """The posts of an executive brief, one for each who gets it."""
        found = select(Post).where(
            Post.workspace_id == self._workspace_id,
            col(Post.person_id).is_(None),
            Post.kind == "brief",
            col(Post.facts)["brief_id"].as_integer() == brief_id,
        )
        return self._session.exec(found.order_by(col(Post.id))).all()

    def last_weekly_brief_to(self, slack_user_id: str, before: datetime) -> Post | None:
        """The newest of the weekly executive briefs of before an instant that somebody got as a message."""
        weekly = select(Brief.id).where(
            Brief.workspace_id == self._workspace_id, col(Brief.due_on).is_not(None), Brief.as_of < before
        )
        found = select(Post).where(
            Post.workspace_id == self._workspace_id,
            col(Post.person_id).is_(None),
            Post.kind == "brief",
            col(Post.facts)["to"].as_string() == slack_user_id,
            col(Post.facts)["brief_id"].as_integer().in_(weekly),
        )
        return self._session.exec(found.order_by(col(Post.id).desc()).limit(1)).first()

    def of_key(self, dedupe_key: str) -> Post | None:
        """The message that left under a key of the outbox, once it stands in Slack."""
        sent_as = and_(
            col(OutboxRow.workspace_id) == Post.workspace_id,
            col(OutboxRow.slack_channel) == Post.slack_channel,
            col(OutboxRow.slack_ts) == Post.slack_ts,
        )
        found = select(Post).join(OutboxRow, sent_as).where(Post.workspace_id == self._workspace_id)
        return self._session.exec(found.where(OutboxRow.dedupe_key == dedupe_key)).first()

    def naming(self, key_result_ids: Collection[int], initiative_ids: Collection[int]) -> Sequence[Post]:
        """What channels read of these items: each post that showed one of their check-ins, every summary of the teams
        of these key results, what was posted of the initiatives while they were ideas, offers of help, and every brief,
        which may name anything of the company."""
        said = select(CheckIn.id).where(
            CheckIn.workspace_id == self._workspace_id,
            or_(col(CheckIn.key_result_id).in_(key_result_ids), col(CheckIn.initiative_id).in_(initiative_ids)),
        )
        showing = select(PostedCheckIn.post_id).where(col(PostedCheckIn.check_in_id).in_(said))
        teams = (
            select(Objective.team_id)
            .join(KeyResult, col(KeyResult.objective_id) == Objective.id)
            .where(col(KeyResult.id).in_(key_result_ids))
        )
        rounds = select(Round.id).where(col(Round.team_id).in_(teams))
        # On demand there may have been no round yet; then the facts name the team.
        of_teams = or_(col(Post.round_id).in_(rounds), col(Post.facts)["team_id"].as_integer().in_(teams))
        of_initiatives = and_(
            col(Post.kind).in_((*_OF_IDEAS, *_OF_HELP)),
            col(Post.facts)["initiative_id"].as_integer().in_(initiative_ids),
        )
        of_help = and_(col(Post.kind).in_(_OF_HELP), col(Post.facts)["key_result_id"].as_integer().in_(key_result_ids))
        in_summaries = and_(col(Post.kind).in_(_OF_ALL), of_teams)
        found = select(Post).where(
            Post.workspace_id == self._workspace_id,
            col(Post.person_id).is_(None),  # what stands in channels, which the index finds
            col(Post.kind).in_((*_OF_ROUNDS, *_OF_COMPANY, *_OF_IDEAS, *_OF_HELP)),
            or_(col(Post.id).in_(showing), in_summaries, of_initiatives, of_help, col(Post.kind).in_(_OF_COMPANY)),
        )
        return self._session.exec(found.order_by(col(Post.id).desc())).all()

    def asking_about(self, key_result_ids: Collection[int], initiative_ids: Collection[int]) -> Sequence[Post]:
        """The messages to single people that ask them for something about these items."""
        about = (
            Ask.workspace_id == self._workspace_id,
            or_(
                and_(col(Ask.item_kind) == ItemKind.KEY_RESULT, col(Ask.item_id).in_(key_result_ids)),
                and_(col(Ask.item_kind) == ItemKind.INITIATIVE, col(Ask.item_id).in_(initiative_ids)),
            ),
        )
        found = select(Post).where(
            Post.workspace_id == self._workspace_id,
            col(Post.person_id).in_(select(Ask.to_id).where(*about)),
            Post.kind == "ask",
            col(Post.facts)["ask_id"].as_integer().in_(select(Ask.id).where(*about)),
        )
        return self._session.exec(found.order_by(col(Post.id).desc())).all()
