"""chat.*: posting, changing and deleting messages."""

from typing import Any

from tests.pretend_slack.blockkit import message_blocks
from tests.pretend_slack.blockkit.problems import InvalidBlocksError
from tests.pretend_slack.messages import message_json
from tests.pretend_slack.model import SLACKBOT, Conversation, Json, Message
from tests.pretend_slack.web_api.call import ApiError, Call, Method

MAX_TEXT = 40_000
MAX_UPDATE_TEXT = 4_000
MAX_MARKDOWN = 12_000
MAX_METADATA = 16_000  # Slack's own number is not known; generous, yet finite


def post_message(call: Call) -> Json:
    channel = destination(call)
    text, blocks = content(call)
    thread_ts = call.text("thread_ts")
    if thread_ts and channel.message(thread_ts) is None:
        raise ApiError("thread_not_found")
    message = Message(
        channel.id,
        call.workspace.next_ts(),
        call.workspace.app.bot_user_id,
        text,
        is_app=True,
        blocks=blocks,
        thread_ts=thread_ts or None,
        broadcast=call.flag("reply_broadcast"),
        metadata=metadata(call),
    )
    call.workspace.post(message)
    call.slack.events.posted(message)
    return {"channel": channel.id, "ts": message.ts, "message": message_json(call.workspace, message)}


def update(call: Call) -> Json:
    channel, message = _own_message(call, "cant_update_message")
    text = call.text("text")
    if text is not None and len(text) > MAX_UPDATE_TEXT:
        raise ApiError("msg_too_long")
    if not text and not call.structure("blocks") and call.structure("metadata") is None:
        raise ApiError("no_text")
    blocks = checked(call, call.structure("blocks")) if "blocks" in call.arguments else message.blocks
    facts = metadata(call) if "metadata" in call.arguments else message.metadata
    previous = message_json(call.workspace, message)
    message.text, message.blocks, message.metadata = text or message.text, blocks, facts
    message.edited_ts = call.workspace.next_ts()
    call.workspace.touch()
    call.slack.events.edited(message, previous)
    answer = {"channel": channel.id, "ts": message.ts, "text": message.text}
    return answer | {"message": message_json(call.workspace, message)}


def delete(call: Call) -> Json:
    channel, message = _own_message(call, "cant_delete_message")
    call.workspace.delete(message)
    call.slack.events.deleted(message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(call: Call) -> Json:
    channel, user = call.conversation(), call.user()
    _may_write(call, channel)
    if user.id not in channel.members:
        raise ApiError("user_not_in_channel")
    text, blocks = content(call)
    bot, ts = call.workspace.app.bot_user_id, call.workspace.next_ts()
    thread_ts = call.text("thread_ts") or None
    call.workspace.post(
        Message(channel.id, ts, bot, text, is_app=True, blocks=blocks, thread_ts=thread_ts, seen_by=user.id)
    )
    return {"message_ts": ts}


def get_permalink(call: Call) -> Json:
    channel, ts = call.conversation(), call.required("message_ts")
    message = channel.message(ts)
    if message is None:
        raise ApiError("message_not_found")
    link = f"https://{call.workspace.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    if message.is_reply:  # it opens in its thread
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def destination(call: Call) -> Conversation:
    """Where to post: a conversation, or a person's id, which opens the app's direct messages with them."""
    wanted = call.required("channel")
    person = call.workspace.users.get(wanted)
    if person is None:
        channel = call.conversation()
        _may_write(call, channel)
        return channel
    if person.is_bot or person.deleted or person.external or person.stranger or person.id == SLACKBOT:
        raise ApiError("channel_not_found")
    if not call.workspace.app.has_messages_tab:
        raise ApiError("messages_tab_disabled")
    return call.workspace.dm_with(person.id)


def _may_write(call: Call, channel: Conversation) -> None:
    if channel.archived:
        raise ApiError("is_archived")
    if channel.is_im and not call.workspace.app.has_messages_tab:
        raise ApiError("messages_tab_disabled")
    if call.workspace.app.bot_user_id not in channel.members and "chat:write.public" not in call.workspace.app.scopes:
        raise ApiError("not_in_channel")


def _own_message(call: Call, refusal: str) -> tuple[Conversation, Message]:
    channel = call.conversation()
    message = channel.message(call.required("ts"))
    if message is None or message.is_ephemeral:
        raise ApiError("message_not_found")
    if not message.is_app:
        raise ApiError(refusal)
    return channel, message


def content(call: Call) -> tuple[str, list[Json]]:
    """The checked text and blocks of a message."""
    if call.arguments.get("markdown_text"):
        if call.arguments.get("text") or call.arguments.get("blocks"):
            raise ApiError("markdown_text_conflict")
        return call.required("markdown_text")[:MAX_MARKDOWN], []
    text, blocks = call.text("text") or "", call.structure("blocks")
    attachments = call.structure("attachments") or []
    if not text and not blocks and not attachments:
        raise ApiError("no_text")
    if len(attachments) > 100:
        raise ApiError("too_many_attachments")
    return text[:MAX_TEXT], checked(call, blocks)


def checked(call: Call, blocks: Any) -> list[Json]:
    try:
        return message_blocks(blocks or [], call.workspace)
    except InvalidBlocksError as refused:
        raise refused_blocks(refused) from None


def refused_blocks(refused: InvalidBlocksError) -> ApiError:
    lines = [str(problem) for problem in refused.problems]
    details = {"errors": lines, "response_metadata": {"messages": [f"[ERROR] {line}" for line in lines]}}
    return ApiError(refused.error, **details)


def metadata(call: Call) -> Json | None:
    """The checked metadata, None without any."""
    given = call.structure("metadata")
    if given is None or given == {}:
        return None
    if not isinstance(given, dict) or set(given) - {"event_type", "event_payload", "entities"}:
        raise ApiError("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not isinstance(given.get("event_payload"), dict):
        raise ApiError("invalid_metadata_format")
    if len(str(given)) > MAX_METADATA:
        raise ApiError("metadata_too_large")
    return given


METHODS = {
    "chat.postMessage": Method(post_message, ("chat:write",)),
    "chat.update": Method(update, ("chat:write",)),
    "chat.delete": Method(delete, ("chat:write",)),
    "chat.postEphemeral": Method(post_ephemeral, ("chat:write",)),
    "chat.getPermalink": Method(get_permalink),
}
