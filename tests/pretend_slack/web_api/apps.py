"""auth.*, api.test and apps.*: who is calling, and the way into Socket Mode."""

from tests.pretend_slack.model import Json
from tests.pretend_slack.web_api.call import ApiError, Call, Method


def auth_test(call: Call) -> Json:
    workspace = call.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.users[workspace.app.bot_user_id].name,
        "team_id": workspace.team_id,
        "user_id": workspace.app.bot_user_id,
        "bot_id": workspace.app.bot_id,
        "is_enterprise_install": False,
    }


def auth_revoke(call: Call) -> Json:
    if not call.flag("test"):
        call.workspace.app.revoked = True
    return {"revoked": not call.flag("test")}


def api_test(call: Call) -> Json:
    return {"args": call.arguments}


def connections_open(call: Call) -> Json:
    ticket = call.slack.socket_mode.issue_ticket()
    return {
        "url": f"{call.slack.url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={call.workspace.app.app_id}"
    }


def oauth_access(call: Call) -> Json:
    """Exchange a code, once, for the bot token."""
    _check_client(call)
    workspace = call.workspace
    if call.required("code") not in workspace.oauth_codes:
        raise ApiError("invalid_code")
    user = workspace.oauth_codes.pop(call.required("code"))
    workspace.app.revoked = False
    return {
        "access_token": workspace.app.bot_token,
        "token_type": "bot",
        "scope": ",".join(sorted(workspace.app.scopes)),
        "bot_user_id": workspace.app.bot_user_id,
        "app_id": workspace.app.app_id,
        "team": {"id": workspace.team_id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": user, "scope": "", "access_token": None, "token_type": "user"},
    }


def uninstall(call: Call) -> Json:
    _check_client(call)
    call.slack.outside.remove_app()
    return {}


def _check_client(call: Call) -> None:
    if call.text("client_id") != call.workspace.app.client_id:
        raise ApiError("invalid_client_id")
    if call.text("client_secret") != call.workspace.app.client_secret:
        raise ApiError("bad_client_secret")


METHODS = {
    "oauth.v2.access": Method(oauth_access, tokenless=True),
    "apps.uninstall": Method(uninstall),
    "api.test": Method(api_test, tokenless=True),
    "auth.test": Method(auth_test),
    "auth.revoke": Method(auth_revoke),
    "apps.connections.open": Method(connections_open, app_token=True),
}
