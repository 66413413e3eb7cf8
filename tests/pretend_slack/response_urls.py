"""response_url: five uses within thirty minutes, for the person and the place it was given for."""

from dataclasses import dataclass
from typing import Any

from tests.pretend_slack.blockkit import message_blocks
from tests.pretend_slack.blockkit.problems import InvalidBlocksError
from tests.pretend_slack.model import Json, Message
from tests.pretend_slack.workspace import Workspace

MAX_USES = 5
LIFETIME_SECONDS = 30 * 60


@dataclass(slots=True)
class Grant:
    """`source_ts` is the message that was clicked, None for commands and shortcuts."""

    user: str
    channel: str
    made: float
    source_ts: str | None = None
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """The HTTP answer to a use."""

    status: int
    text: str


class ResponseUrls:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._grants: dict[str, Grant] = {}
        self.base_url = ""

    def issue(self, user: str, channel: str, *, kind: str, source_ts: str | None = None) -> str:
        """`kind` is the word in the URL: commands, actions or app."""
        token = f"{self._workspace.next_number('response_url')}/{self._workspace.token(12)}"
        path = f"/{kind}/{self._workspace.team_id}/{token}"
        self._grants[path] = Grant(user, channel, self._workspace.monotonic(), source_ts)
        return f"{self.base_url}/respond{path}"

    def use(self, path: str, body: Any) -> Reply:
        """Post, replace or delete. Only a use that Slack takes counts."""
        with self._workspace.lock:
            grant = self._grants.get(path)
            if grant is None:
                return Reply(404, "no_such_url")
            if self._workspace.monotonic() - grant.made > LIFETIME_SECONDS:
                return Reply(404, "expired_url")
            if grant.uses >= MAX_USES:
                return Reply(404, "used_url")
            grant.uses += 1
            return self._apply(grant, body)

    def _apply(self, grant: Grant, body: Any) -> Reply:
        if not isinstance(body, dict):
            return Reply(400, "invalid_payload")
        source = self._source(grant)
        if _true(body.get("delete_original")):
            if source is not None:
                self._workspace.delete(source)
            return Reply(200, "ok")
        try:
            blocks = message_blocks(body.get("blocks") or [], self._workspace)
        except InvalidBlocksError as refused:
            self._workspace.traffic.add("within", "refused", "response_url", str(refused))
            return Reply(400, refused.error)
        text = str(body.get("text") or "")
        if not text and not blocks:
            return Reply(400, "no_text")
        if _true(body.get("replace_original")) and source is not None:
            self._replace(source, text, blocks, body)
        else:
            self.answer(grant, body, text, blocks)
        return Reply(200, "ok")

    def _source(self, grant: Grant) -> Message | None:
        return self._workspace.conversations[grant.channel].message(grant.source_ts) if grant.source_ts else None

    def _replace(self, source: Message, text: str, blocks: list[Json], body: Json) -> None:
        source.text, source.blocks = text, blocks
        source.metadata = body.get("metadata", source.metadata)
        source.edited_ts = None if source.is_ephemeral else self._workspace.next_ts()
        self._workspace.touch()

    def answer(self, grant: Grant, body: Json, text: str, blocks: list[Json]) -> None:
        """A new message: for everybody with `in_channel`, otherwise for the person alone."""
        public = body.get("response_type") == "in_channel"
        self._workspace.post(
            Message(
                grant.channel,
                self._workspace.next_ts(),
                self._workspace.app.bot_user_id,
                text,
                is_app=True,
                blocks=blocks,
                thread_ts=body.get("thread_ts") if public else None,
                metadata=body.get("metadata"),
                seen_by=None if public else grant.user,
            )
        )


def _true(value: Any) -> bool:
    return value is True or value == "true"
