"""The page's Screen: everything that one person can see, as JSON. The README says what is in it."""

from tests.pretend_slack import form_state
from tests.pretend_slack.clicks import typed_in
from tests.pretend_slack.model import Conversation, Json, Message, User, View
from tests.pretend_slack.page_clock import PageClock
from tests.pretend_slack.workspace import Workspace


def screen(workspace: Workspace, me: User, open_channel: str | None, tab: str, clock: PageClock) -> Json:
    """The Screen of this person; the conversation that is open becomes read, save where Home is open instead of it.

    Raises KeyError for a foreign one."""
    with workspace.lock:
        workspace.post_due()
        conversations = _sidebar(workspace, me)
        opened = next((one for one in conversations if one.id == open_channel), None)
        if open_channel is not None and opened is None:
            raise KeyError(open_channel)
        opened = opened or conversations[0]
        if not (opened.is_im and tab == "home" and workspace.app.has_home):
            _mark_read(opened, me)
        home = workspace.homes.get(me.id)
        return {
            "revision": workspace.revision,
            "team": {"name": workspace.name, "id": workspace.team_id},
            "me": person(workspace, me),
            "people": [person(workspace, user) for user in workspace.users.values()],
            "app": _app(workspace),
            "clock": clock.shown(workspace),
            "conversations": [_conversation(one, me) for one in conversations],
            "channels": _public_channels(workspace),
            "conversation": {"id": opened.id, "messages": _messages(workspace, opened, me)},
            "home": _view(home) if home else None,
            "tour": [{"text": line} for line in workspace.tour],
            "views": [_view(view) for view in workspace.stack_of(me.id)],
        }


def person(workspace: Workspace, user: User) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "tz": user.tz,
        "locale": user.locale,
        "deleted": user.deleted,
        "guest": user.guest or user.single_channel_guest,
        "external": user.external or user.stranger,
        "color": user.color,
        "is_app": user.id == workspace.app.bot_user_id,
    }


def _sidebar(workspace: Workspace, me: User) -> list[Conversation]:
    workspace.dm_with(me.id)
    return sorted(workspace.conversations_of(me.id), key=lambda one: (one.is_im, one.name))


def _app(workspace: Workspace) -> Json:
    app = workspace.app
    commands = [
        {key: command.get(key, "") for key in ("command", "description", "usage_hint")} for command in app.commands
    ]
    shortcuts = [{key: one[key] for key in ("callback_id", "name", "type")} for one in app.shortcuts]
    return {
        "name": app.name,
        "bot_user_id": app.bot_user_id,
        "has_home": app.has_home,
        "commands": commands,
        "shortcuts": shortcuts,
    }


def _conversation(channel: Conversation, me: User) -> Json:
    read = channel.read_up_to.get(me.id, "")
    news = [message for message in channel.messages if _is_news(message, me, read)]
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "unread": len(news),
        "preview": news[-1].text if news else "",  # what a notification says
        "archived": channel.archived,
        "with": channel.with_user,
    }


def _public_channels(workspace: Workspace) -> list[Json]:
    """What everybody may know the name of, whether they are in it or not."""
    public = [one for one in workspace.conversations.values() if one.kind == "channel"]
    by_name = sorted(public, key=lambda one: one.name)
    return [{"id": one.id, "name": one.name, "archived": one.archived} for one in by_name]


def _is_news(message: Message, me: User, read: str) -> bool:
    return message.ts > read and message.user != me.id and message.visible_to(me.id) and not message.is_reply


def _mark_read(channel: Conversation, me: User) -> None:
    if channel.messages:
        channel.read_up_to[me.id] = max(message.ts for message in channel.messages)


def _messages(workspace: Workspace, channel: Conversation, me: User) -> list[Json]:
    seen = [message for message in channel.messages if message.visible_to(me.id)]
    known = {message.ts for message in seen}
    roots = [message for message in seen if not message.is_reply or message.thread_ts not in known]
    return [_message(workspace, channel, message, me) for message in roots]


def _message(workspace: Workspace, channel: Conversation, message: Message, me: User) -> Json:
    replies = [reply for reply in channel.replies_to(message.ts) if reply.visible_to(me.id)]
    body: Json = {
        "ts": message.ts,
        "user": message.user,
        "name": workspace.users[message.user].real_name,
        "is_app": message.is_app,
        "text": message.text,
        "blocks": message.blocks,
        "edited": message.edited_ts is not None,
        "ephemeral": message.is_ephemeral,
        "reply_count": len(replies),
        "replies": [_message(workspace, channel, reply, me) for reply in replies],
        "state": {"values": form_state.values(message.blocks, typed_in(message, me))},
    }
    if message.thread_ts:
        body["thread_ts"] = message.thread_ts
    return body


def _view(view: View) -> Json:
    return {
        "id": view.id,
        "type": view.type,
        "title": _text(view, "title"),
        "submit": _text(view, "submit"),
        "close": _text(view, "close"),
        "blocks": view.blocks,
        "state": {"values": form_state.values(view.blocks, view.typed)},
        "errors": view.errors,
        "hash": view.hash,
    }


def _text(view: View, key: str) -> str | None:
    return (view.raw.get(key) or {}).get("text")
