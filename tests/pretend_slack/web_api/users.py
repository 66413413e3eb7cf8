"""users.*, usergroups.*, dnd.info, team.info and bots.info: who is who."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.pretend_slack.model import Json, User
from tests.pretend_slack.web_api.call import ApiError, Call, Method
from tests.pretend_slack.web_api.pages import page
from tests.pretend_slack.workspace import Workspace


def user_json(workspace: Workspace, user: User, *, locale: bool = False) -> Json:
    """A user as Slack answers it: no time zone for those who have none, no e-mail without its scope."""
    body: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "color": user.color,
        "real_name": user.real_name,
        "profile": _profile(workspace, user),
        "is_admin": user.admin or user.owner,
        "is_owner": user.owner,
        "is_primary_owner": False,
        "is_restricted": user.guest or user.single_channel_guest,
        "is_ultra_restricted": user.single_channel_guest,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "is_email_confirmed": not user.is_bot,
        "updated": user.updated,
    }
    if user.stranger:
        body["is_stranger"] = True
    if user.tz and not user.deleted:
        offset = datetime.now(UTC).astimezone(ZoneInfo(user.tz)).utcoffset()
        body |= {"tz": user.tz, "tz_label": user.tz, "tz_offset": int(offset.total_seconds()) if offset else 0}
    return body | ({"locale": user.locale} if locale else {})


def _profile(workspace: Workspace, user: User) -> Json:
    profile = {
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": "" if user.is_bot else user.real_name.partition(" ")[0],
        "display_name_normalized": "" if user.is_bot else user.real_name.partition(" ")[0],
        "status_text": user.status_text,
        "status_emoji": user.status_emoji,
        "team": user.team_id,
    }
    shows_email = "users:read.email" in workspace.app.scopes and user.email and not user.is_bot
    return profile | ({"email": user.email} if shows_email else {})


def info(call: Call) -> Json:
    return {"user": user_json(call.workspace, call.user(), locale=call.flag("include_locale"))}


def list_users(call: Call) -> Json:
    found = page(call, list(call.workspace.users.values()), default=1000)
    locale = call.flag("include_locale")
    members = [user_json(call.workspace, user, locale=locale) for user in found.items]
    return {"members": members, "cache_ts": int(call.workspace.now().timestamp()), **found.metadata}


def lookup_by_email(call: Call) -> Json:
    email = call.required("email").lower()
    for user in call.workspace.users.values():
        if user.email.lower() == email and not user.deleted:
            return {"user": user_json(call.workspace, user)}
    raise ApiError("users_not_found")


def profile(call: Call) -> Json:
    return {"profile": _profile(call.workspace, call.user())}


def presence(call: Call) -> Json:
    call.user()
    return {"presence": "active"}


def do_not_disturb(call: Call) -> Json:
    call.user()
    return {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1, "snooze_enabled": False}


def list_groups(call: Call) -> Json:
    groups = []
    for group in call.workspace.user_groups.values():
        users = {"users": group.users} if call.flag("include_users") else {}
        count = {"user_count": len(group.users)}
        groups.append({"id": group.id, "handle": group.handle, "name": group.name, **count, **users})
    return {"usergroups": groups}


def group_members(call: Call) -> Json:
    group = call.workspace.user_groups.get(call.required("usergroup"))
    if group is None:
        raise ApiError("no_such_subteam")
    return {"users": group.users}


def team(call: Call) -> Json:
    workspace = call.workspace
    return {"team": {"id": workspace.team_id, "name": workspace.name, "domain": workspace.domain, "email_domain": ""}}


def bot(call: Call) -> Json:
    app = call.workspace.app
    if call.text("bot") not in (None, app.bot_id):
        raise ApiError("bot_not_found")
    body = {"id": app.bot_id, "app_id": app.app_id, "user_id": app.bot_user_id, "name": app.name, "deleted": False}
    return {"bot": {**body, "updated": call.workspace.users[app.bot_user_id].updated, "icons": {}}}


METHODS = {
    "users.info": Method(info, ("users:read",)),
    "users.list": Method(list_users, ("users:read",)),
    "users.lookupByEmail": Method(lookup_by_email, ("users:read.email",)),
    "users.profile.get": Method(profile, ("users.profile:read",)),
    "users.getPresence": Method(presence, ("users:read",)),
    "dnd.info": Method(do_not_disturb, ("dnd:read",)),
    "usergroups.list": Method(list_groups, ("usergroups:read",)),
    "usergroups.users.list": Method(group_members, ("usergroups:read",)),
    "team.info": Method(team, ("team:read",)),
    "bots.info": Method(bot, ("users:read",)),
}
