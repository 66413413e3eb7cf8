"""What the page talks to: one POST for everything a person can do, one GET for everything they can see."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.pretend_slack.model import SLACKBOT, Json, Message, User, View
from tests.pretend_slack.page_clock import PageClock
from tests.pretend_slack.page_screen import screen
from tests.pretend_slack.refusals import NotPossibleError

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack

PAGE = (Path(__file__).parent / "page").resolve()
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Deed = Callable[[User, Json], Awaitable[Json]]


class PageApi:
    """Runs on the server's event loop."""

    def __init__(self, slack: "PretendSlack") -> None:
        self._slack, self._workspace = slack, slack.workspace
        self.clock = PageClock()

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/", self._index)
        app.router.add_get("/page/screen", _answering(self._screen))
        app.router.add_get("/page/live", self._live)
        app.router.add_get("/page/traffic", _answering(self._traffic))
        app.router.add_post("/page/clock", _answering(self._move_clock))
        deeds: dict[str, Deed] = {
            "say": self._say,
            "action": self._action,
            "state": self._state,
            "suggest": self._suggest,
            "submit": self._submit,
            "close": self._close,
            "shortcut": self._shortcut,
            "home": self._home,
        }
        for name, deed in deeds.items():
            app.router.add_post(f"/page/{name}", _answering(self._doing(deed)))
        app.router.add_get("/{file}", self._file)

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return _file_of("index.html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return _file_of(request.match_info["file"])

    async def _screen(self, request: web.Request) -> Json:
        me = self._workspace.users.get(request.query.get("as", "")) or self._first_person()
        return screen(self._workspace, me, request.query.get("channel"), request.query.get("tab", ""), self.clock)

    async def _traffic(self, request: web.Request) -> Json:
        entries = self._workspace.traffic.after(int(request.query.get("after", 0)))
        return {
            "entries": [
                {
                    "n": entry.n,
                    "at": entry.at.isoformat(),
                    "direction": entry.direction,
                    "kind": entry.kind,
                    "title": entry.title,
                    "body": entry.body,
                }
                for entry in entries
            ]
        }

    async def _live(self, request: web.Request) -> web.StreamResponse:
        """Says the revision at once and after every change."""
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        telling = asyncio.create_task(self._tell_revisions(socket))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.ERROR:
                    break
        finally:
            telling.cancel()
        return socket

    async def _tell_revisions(self, socket: web.WebSocketResponse) -> None:
        while not socket.closed:
            revision = self._workspace.revision
            await socket.send_json({"revision": revision})
            await self._slack.next_revision(revision)

    async def _move_clock(self, request: web.Request) -> Json:
        body = await request.json()
        await asyncio.to_thread(self.clock.go, self._workspace, to=body.get("to"), jump=body.get("jump"))
        return {}

    def _doing(self, deed: Deed) -> Callable[[web.Request], Awaitable[Json]]:
        async def handle(request: web.Request) -> Json:
            body = await request.json()
            return await deed(self._person(body.get("as", "")), body)

        return handle

    async def _say(self, me: User, body: Json) -> Json:
        channel = self._workspace.conversations[body["channel"]]
        await self._slack.composer.say(me, channel, str(body["text"]), body.get("thread_ts"))
        return {}

    async def _action(self, me: User, body: Json) -> Json:
        ids = (body["block_id"], body["action_id"])
        await self._slack.clicks.act(me, self._place(me, body), *ids, body.get("value") or {})
        return {}

    async def _state(self, me: User, body: Json) -> Json:
        ids = (body["block_id"], body["action_id"])
        self._slack.clicks.keep(me, self._place(me, body), *ids, body.get("value") or {})
        return {}

    async def _suggest(self, me: User, body: Json) -> Json:
        ids = (body["block_id"], body["action_id"])
        return await self._slack.clicks.suggest(me, self._place(me, body), *ids, str(body.get("value") or ""))

    async def _submit(self, me: User, body: Json) -> Json:
        errors = await self._slack.modals.submit(me, self._modal(me, body["view_id"]))
        return {"ok": False, "errors": errors} if errors else {}

    async def _close(self, me: User, body: Json) -> Json:
        await self._slack.modals.close(me, self._modal(me, body["view_id"]), whole_stack=bool(body.get("all")))
        return {}

    async def _shortcut(self, me: User, body: Json) -> Json:
        message = self._message(me, body["channel"], body["ts"]) if body.get("ts") else None
        await self._slack.entrances.shortcut(me, body["callback_id"], message)
        return {}

    async def _home(self, me: User, _: Json) -> Json:
        await self._slack.entrances.home(me)
        return {}

    def _first_person(self) -> User:
        bots = (SLACKBOT, self._workspace.app.bot_user_id)
        return next(user for user in self._workspace.users.values() if user.id not in bots)

    def _person(self, user_id: str) -> User:
        user = self._workspace.users.get(user_id)
        if user is None:
            raise NotPossibleError(f"There is nobody with the id {user_id!r}.")
        return user

    def _place(self, me: User, body: Json) -> Message | View:
        container: Any = body.get("container") or {"type": "view", "view_id": body.get("view_id")}
        if container["type"] == "message":
            return self._message(me, container["channel"], container["ts"])
        view = self._workspace.view(container["view_id"])
        if view is None or view.user != me.id:
            raise NotPossibleError("That is not there any more.")
        return view

    def _modal(self, me: User, view_id: str) -> View:
        for view in self._workspace.stack_of(me.id):
            if view.id == view_id:
                return view
        raise NotPossibleError("That is not there any more.")

    def _message(self, me: User, channel_id: str, ts: str) -> Message:
        channel = self._workspace.conversations.get(channel_id)
        message = channel.message(ts) if channel and me.id in channel.members else None
        if message is None or not message.visible_to(me.id):
            raise NotPossibleError("That message is not there any more.")
        return message


def _answering(work: Callable[[web.Request], Awaitable[Json]]) -> Handler:
    """Answers in JSON with `ok`; what is not possible becomes a text fit for the screen."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            _refuse_other_pages(request)
            answer = {"ok": True, **await work(request)}
        except NotPossibleError as refused:
            answer = {"ok": False, "error": str(refused)}
        except (KeyError, TypeError, ValueError) as malformed:
            answer = {"ok": False, "error": f"The page asked for something that is not there: {malformed}"}
        return web.json_response(answer, headers={"Cache-Control": "no-store"})

    return handle


def _refuse_other_pages(request: web.Request) -> None:
    """Another site that is open in the same browser must not act here."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host:
        raise NotPossibleError("Only the page of this workspace may do that.")


def _file_of(name: str) -> web.StreamResponse:
    path = PAGE / name
    if path.resolve().parent != PAGE or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Cache-Control": "no-store", "Content-Security-Policy": POLICY})
