"""Messages as the Web API and the payloads spell them."""

from tests.pretend_slack.model import Json, Message
from tests.pretend_slack.workspace import Workspace


def message_json(workspace: Workspace, message: Message, *, all_metadata: bool = True) -> Json:
    """A message as Slack answers it. Without `all_metadata` only the metadata's event type comes along."""
    body: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    body |= {"team": workspace.team_id, "blocks": message.blocks}
    if message.is_app:
        app = workspace.app
        body |= {"bot_id": app.bot_id, "app_id": app.app_id, "bot_profile": _bot_profile(workspace)}
    if message.edited_ts:
        body["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.metadata:
        payload = message.metadata if all_metadata else {"event_type": message.metadata["event_type"]}
        body["metadata"] = payload
    body |= _thread(workspace, message)
    if message.reactions:
        body["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()
        ]
    return body


def _thread(workspace: Workspace, message: Message) -> Json:
    if message.is_reply:
        broadcast = {"subtype": "thread_broadcast"} if message.broadcast else {}
        return {"thread_ts": message.thread_ts, **broadcast}
    replies = workspace.conversations[message.channel].replies_to(message.ts)
    if not replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": sorted({reply.user for reply in replies}),
        "latest_reply": replies[-1].ts,
    }


def _bot_profile(workspace: Workspace) -> Json:
    app = workspace.app
    return {
        "id": app.bot_id,
        "app_id": app.app_id,
        "name": app.name,
        "icons": {},
        "deleted": False,
        "updated": workspace.users[app.bot_user_id].updated,
        "team_id": workspace.team_id,
    }
