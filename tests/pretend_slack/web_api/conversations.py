"""conversations.*: opening, reading and looking at conversations."""

from tests.pretend_slack.messages import message_json
from tests.pretend_slack.model import Conversation, Json, Message
from tests.pretend_slack.web_api.call import ApiError, Call, Method
from tests.pretend_slack.web_api.pages import Paged, page

READ = {"channel": "channels:read", "private": "groups:read", "im": "im:read"}
HISTORY = {"channel": "channels:history", "private": "groups:history", "im": "im:history"}
TYPES = {"public_channel": "channel", "private_channel": "private", "im": "im"}
ANY_READ = tuple(READ.values())
ANY_HISTORY = tuple(HISTORY.values())
MAX_HISTORY = 999
DEFAULT_PAGE = 100


def conversation_json(call: Call, channel: Conversation) -> Json:
    private = channel.kind != "channel"
    body: Json = {"id": channel.id, "created": channel.created, "is_archived": channel.archived, "is_im": channel.is_im}
    if channel.is_im:
        return body | {"user": channel.with_user, "is_open": True}
    return body | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not private,
        "is_group": False,
        "is_private": private,
        "is_mpim": False,
        "is_member": call.workspace.app.bot_user_id in channel.members,
        "is_ext_shared": False,
        "is_general": channel.name == "general",
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }


def open_conversation(call: Call) -> Json:
    if channel_id := call.text("channel"):
        channel = call.workspace.conversations.get(channel_id)
        if channel is None or not channel.is_im:
            raise ApiError("channel_not_found")
    else:
        channel = _dm_with(call)
    full = conversation_json(call, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": full}


def _dm_with(call: Call) -> Conversation:
    names = call.names("users")
    if len(names) != 1:
        raise ApiError("users_list_not_supplied" if not names else "missing_scope", needed="mpim:write")
    person = call.workspace.users.get(names[0])
    if person is None:
        raise ApiError("user_not_found")
    if person.deleted:
        raise ApiError("user_disabled")
    if person.stranger or person.external:
        raise ApiError("user_not_visible")
    return call.workspace.dm_with(person.id)


def info(call: Call) -> Json:
    channel = _readable(call, READ)
    return {"channel": conversation_json(call, channel)}


def members(call: Call) -> Json:
    channel = _readable(call, READ)
    found = page(call, channel.members, default=DEFAULT_PAGE)
    return {"members": found.items, **found.metadata}


def list_conversations(call: Call) -> Json:
    found = page(call, _of_types(call, only_own=False), default=DEFAULT_PAGE)
    return {"channels": [conversation_json(call, channel) for channel in found.items], **found.metadata}


def own_conversations(call: Call) -> Json:
    found = page(call, _of_types(call, only_own=True), default=DEFAULT_PAGE)
    return {"channels": [conversation_json(call, channel) for channel in found.items], **found.metadata}


def _of_types(call: Call, *, only_own: bool) -> list[Conversation]:
    kinds = [TYPES.get(name, "") for name in call.names("types") or ["public_channel"]]
    needed = {READ[kind] for kind in kinds if kind}
    if missing := needed - call.workspace.app.scopes:
        raise ApiError("missing_scope", needed=",".join(missing), provided=",".join(sorted(call.workspace.app.scopes)))
    bot = call.workspace.app.bot_user_id
    return [
        channel
        for channel in call.workspace.conversations.values()
        if channel.kind in kinds
        and (bot in channel.members or (channel.kind == "channel" and not only_own))
        and not (channel.archived and call.flag("exclude_archived"))
    ]


def history(call: Call) -> Json:
    channel = _readable(call, HISTORY)
    _must_be_member(call, channel)
    roots = [message for message in channel.messages if not message.is_reply or message.broadcast]
    return _messages(call, _between(call, roots)[::-1])


def replies(call: Call) -> Json:
    channel = _readable(call, HISTORY)
    _must_be_member(call, channel)
    parent = channel.message(call.required("ts"))
    if parent is None or parent.is_ephemeral:
        raise ApiError("thread_not_found")
    root = channel.message(parent.thread_ts or parent.ts) or parent
    inside = _between(call, channel.replies_to(root.ts))
    return _messages(call, [root, *inside])


def _between(call: Call, messages: list[Message]) -> list[Message]:
    """Those after `oldest` and before `latest`; on the edges only with `inclusive`. Compared as Slack's ts texts."""
    oldest, latest = _moment(call.text("oldest") or "0"), _moment(call.text("latest") or "99999999999")
    inclusive = call.flag("inclusive")
    found = []
    for message in messages:
        ts = _moment(message.ts)
        inside = oldest <= ts <= latest if inclusive else oldest < ts < latest
        if inside and not message.is_ephemeral:
            found.append(message)
    return found


def _moment(ts: str) -> tuple[int, int]:
    """A ts as seconds and microseconds: exact, where a float would not be."""
    seconds, _, fraction = ts.partition(".")
    if not seconds.isdecimal() or (fraction and not fraction.isdecimal()):
        raise ApiError("invalid_ts_oldest")
    return int(seconds), int(fraction[:6].ljust(6, "0"))


def _messages(call: Call, messages: list[Message]) -> Json:
    found: Paged[Message] = page(call, messages, default=DEFAULT_PAGE, highest=MAX_HISTORY)
    everything = call.flag("include_all_metadata")
    shown = [message_json(call.workspace, message, all_metadata=everything) for message in found.items]
    return {"messages": shown, "has_more": found.has_more, **found.metadata}


def join(call: Call) -> Json:
    channel = call.conversation()
    if channel.kind != "channel":
        raise ApiError("method_not_supported_for_channel_type")
    if channel.archived:
        raise ApiError("is_archived")
    if call.workspace.app.bot_user_id not in channel.members:
        channel.members.append(call.workspace.app.bot_user_id)
        call.workspace.touch()
    return {"channel": conversation_json(call, channel)}


def invite(call: Call) -> Json:
    channel = call.conversation()
    _must_be_member(call, channel)
    for user_id in call.names("users"):
        if user_id not in call.workspace.users:
            raise ApiError("user_not_found")
        if user_id not in channel.members:
            channel.members.append(user_id)
    call.workspace.touch()
    return {"channel": conversation_json(call, channel)}


def leave(call: Call) -> Json:
    channel = call.conversation()
    if call.workspace.app.bot_user_id not in channel.members:
        return {"not_in_channel": True}
    channel.members.remove(call.workspace.app.bot_user_id)
    call.workspace.touch()
    return {}


def _readable(call: Call, scopes: dict[str, str]) -> Conversation:
    """The conversation, if the scope for its kind was granted."""
    channel = call.conversation()
    needed, granted = scopes[channel.kind], call.workspace.app.scopes
    if needed not in granted:
        raise ApiError("missing_scope", needed=needed, provided=",".join(sorted(granted)))
    return channel


def _must_be_member(call: Call, channel: Conversation) -> None:
    if call.workspace.app.bot_user_id not in channel.members:
        raise ApiError("not_in_channel")


METHODS = {
    "conversations.open": Method(open_conversation, ("im:write",)),
    "conversations.info": Method(info, ANY_READ),
    "conversations.members": Method(members, ANY_READ),
    "conversations.list": Method(list_conversations, ANY_READ),
    "users.conversations": Method(own_conversations, ANY_READ),
    "conversations.history": Method(history, ANY_HISTORY),
    "conversations.replies": Method(replies, ANY_HISTORY),
    "conversations.join": Method(join, ("channels:join",)),
    "conversations.invite": Method(invite, ("channels:manage", "channels:write.invites", "groups:write")),
    "conversations.leave": Method(leave, ("channels:manage", "channels:join", "groups:write")),
}
