"""The payloads that Slack sends, field by field."""

from tests.pretend_slack import form_state
from tests.pretend_slack.messages import message_json
from tests.pretend_slack.model import Conversation, Json, Message, User, View
from tests.pretend_slack.workspace import Workspace


def user_part(user: User) -> Json:
    return {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id}


def envelope_part(workspace: Workspace) -> Json:
    """What every interactive payload begins with."""
    return {
        "team": {"id": workspace.team_id, "domain": workspace.domain},
        "api_app_id": workspace.app.app_id,
        "token": workspace.app.verification_token,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def channel_part(channel: Conversation) -> Json:
    return {"id": channel.id, "name": channel_name(channel)}


def channel_name(channel: Conversation) -> str:
    """Private channels and direct messages do not give their names away in payloads."""
    return {"channel": channel.name, "private": "privategroup", "im": "directmessage"}[channel.kind]


def slash_command(
    workspace: Workspace, user: User, channel: Conversation, command: str, text: str, *, trigger: str, response_url: str
) -> Json:
    return {
        "token": workspace.app.verification_token,
        "team_id": workspace.team_id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": workspace.app.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }


def event(workspace: Workspace, inner: Json) -> Json:
    app = workspace.app
    return {
        "token": app.verification_token,
        "team_id": workspace.team_id,
        "context_team_id": workspace.team_id,
        "context_enterprise_id": None,
        "api_app_id": app.app_id,
        "event": inner,
        "type": "event_callback",
        "event_id": workspace.new_id("Ev"),
        "event_time": int(workspace.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team_id,
                "user_id": app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
    }


def view_part(workspace: Workspace, view: View) -> Json:
    """A view as payloads and answers show it, with what is entered in it."""
    raw = {key: value for key, value in view.raw.items() if key != "external_id"}
    return {
        "id": view.id,
        "team_id": workspace.team_id,
        **raw,
        "state": {"values": form_state.values(view.blocks, view.typed)},
        "hash": view.hash,
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": workspace.app.app_id,
        "external_id": view.external_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.app.bot_id,
    }


def message_source(workspace: Workspace, message: Message) -> Json:
    """`container`, `channel` and, unless ephemeral, `message`: where a click in a message came from."""
    channel = workspace.conversations[message.channel]
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.is_ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    source: Json = {"container": container, "channel": channel_part(channel)}
    if not message.is_ephemeral:
        source["message"] = message_json(workspace, message)
    return source


def view_source(workspace: Workspace, view: View) -> Json:
    return {"container": {"type": "view", "view_id": view.id}, "view": view_part(workspace, view)}
