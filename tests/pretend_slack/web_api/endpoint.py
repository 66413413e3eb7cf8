"""The HTTP side of the Web API: arguments in any of Slack's forms, tokens, scopes, faults, and the answer."""

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import BasicAuth, web

from tests.pretend_slack.app_settings import InstalledApp
from tests.pretend_slack.faults import Fault
from tests.pretend_slack.model import Json
from tests.pretend_slack.web_api.call import ApiError, Call, Method
from tests.pretend_slack.web_api.table import METHODS

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack


class WebApi:
    """Answers /api/METHOD. `latency` is added to every call, in seconds."""

    def __init__(self, slack: "PretendSlack") -> None:
        self._slack = slack
        self.latency = 0.0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments = await _arguments(request)
        token = _token(request, arguments)
        self._slack.workspace.traffic.add("from_app", "request", method, arguments)
        if self.latency:
            await asyncio.sleep(self.latency)
        if (released := self._slack.faults.held(method)) is not None:
            self._slack.workspace.touch()
            await asyncio.to_thread(released.wait)
        fault = self._limited(method, arguments) or self._slack.faults.take(method)
        answer = self.answer(method, arguments, token) if fault is None or fault.stored else {}
        if fault is not None:
            self._slack.workspace.traffic.add("within", "fault", method, {"fault": fault.kind})
            return await self._struck(fault, request)
        self._note(method, answer)
        return web.json_response(answer, headers=self._headers())

    def answer(self, method: str, arguments: Json, token: str) -> Json:
        """Do what the call asks, under the workspace's lock."""
        with self._slack.workspace.lock:
            self._slack.workspace.post_due()
            try:
                entry = METHODS.get(method)
                if entry is None:
                    raise ApiError("unknown_method", req_method=method)
                _admit(entry, token, self._slack.workspace.app)
                return {"ok": True, **entry.function(Call(method, arguments, self._slack))}
            except ApiError as refused:
                return {"ok": False, "error": refused.error, **refused.details}

    def _limited(self, method: str, arguments: Json) -> Fault | None:
        wait = self._slack.rate_limits.retry_after(method, arguments)
        return Fault.rate_limited(wait) if wait else None

    def _note(self, method: str, answer: Json) -> None:
        self._slack.workspace.traffic.add("to_app", "answer", method, answer)
        if not answer["ok"]:
            self._slack.workspace.traffic.add("within", "refused", method, answer)

    def _headers(self) -> dict[str, str]:
        return {"x-oauth-scopes": ",".join(sorted(self._slack.workspace.app.scopes))}

    async def _struck(self, fault: Fault, request: web.Request) -> web.StreamResponse:
        if fault.kind == "rate_limited":
            body = {"ok": False, "error": "ratelimited"}
            return web.json_response(body, status=429, headers={"Retry-After": str(int(fault.seconds))})
        if fault.kind == "http_500":
            return web.Response(status=500, text="<html>Internal Server Error</html>", content_type="text/html")
        if fault.kind == "error":
            return web.json_response({"ok": False, "error": fault.word}, headers=self._headers())
        await asyncio.sleep(fault.seconds)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


def _admit(entry: Method, token: str, app: InstalledApp) -> None:
    if entry.tokenless:
        return
    if not token:
        raise ApiError("not_authed")
    expected, other = (app.app_token, app.bot_token) if entry.app_token else (app.bot_token, app.app_token)
    if token == other:
        raise ApiError("not_allowed_token_type")
    if token != expected:
        raise ApiError("invalid_auth")
    if app.revoked and not entry.app_token:
        raise ApiError("token_revoked")
    if entry.scopes and not app.scopes.intersection(entry.scopes):
        raise ApiError("missing_scope", needed=",".join(entry.scopes), provided=",".join(sorted(app.scopes)))


async def _arguments(request: web.Request) -> Json:
    """Query, form and JSON body merged. A JSON body that is none counts as empty, as with Slack."""
    arguments: Json = {**request.query, **_client(request)}
    body = await request.text()
    if request.content_type == "application/json":
        arguments |= _json_object(body)
    elif body:
        arguments |= {name: str(value) for name, value in (await request.post()).items()}
    return arguments


def _json_object(body: str) -> Json:
    try:
        parsed: Any = json.loads(body) if body.strip() else {}
    except json.JSONDecodeError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _client(request: web.Request) -> Json:
    """Client id and secret of a Basic header, as oauth.v2.access sends them."""
    try:
        basic = BasicAuth.decode(request.headers.get("Authorization", ""))
    except ValueError:
        return {}
    return {"client_id": basic.login, "client_secret": basic.password}


def _token(request: web.Request, arguments: Json) -> str:
    header = request.headers.get("Authorization", "")
    token = arguments.pop("token", "")
    return header.removeprefix("Bearer ").strip() if header.startswith("Bearer ") else str(token)
