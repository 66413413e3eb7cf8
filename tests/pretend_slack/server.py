"""PretendSlack: one aiohttp server with an event loop in a thread of its own, on 127.0.0.1 only."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import datetime
from threading import Thread
from typing import Any, TypeVar

from aiohttp import web

from tests.pretend_slack.clicks import Clicks
from tests.pretend_slack.composer import Composer
from tests.pretend_slack.delivery import ACK_SECONDS, Ack, Carrier, Envelope
from tests.pretend_slack.entrances import Entrances
from tests.pretend_slack.events import Events
from tests.pretend_slack.faults import Faults
from tests.pretend_slack.http_delivery import HttpDelivery
from tests.pretend_slack.listener import Listener
from tests.pretend_slack.modals import Modals
from tests.pretend_slack.outside import Outside
from tests.pretend_slack.page_api import PageApi
from tests.pretend_slack.page_clock import Jump
from tests.pretend_slack.people import Person
from tests.pretend_slack.rate_limits import RateLimits
from tests.pretend_slack.response_urls import ResponseUrls
from tests.pretend_slack.socket_mode import SocketMode
from tests.pretend_slack.stacks import Stacks
from tests.pretend_slack.traffic import Traffic
from tests.pretend_slack.triggers import Triggers
from tests.pretend_slack.web_api.endpoint import WebApi
from tests.pretend_slack.workspace import Workspace

Result = TypeVar("Result")
CALL_SECONDS = 30.0


class PretendSlack:
    """A running Slack. Make it with `start`; `stop` ends it. May be used as a context manager."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.url = ""
        self.faults = Faults()
        self.rate_limits = RateLimits(workspace.age_clock)
        self.triggers = Triggers(workspace)
        self.response_urls = ResponseUrls(workspace)
        self.socket_mode = SocketMode(workspace)
        self._https: list[HttpDelivery] = []
        self._http_ack_seconds = ACK_SECONDS
        self.carrier: Carrier = self.socket_mode
        self.web_api = WebApi(self)
        self.stacks = Stacks(workspace, self.triggers)
        self.events = Events(self)
        self.composer = Composer(self)
        self.clicks = Clicks(self)
        self.modals = Modals(self)
        self.entrances = Entrances(self)
        self.outside = Outside(self)
        self.page = PageApi(self)
        self._revised: set[asyncio.Future[None]] = set()
        workspace.on_change = self._wake_pages
        self._people: dict[str, Person] = {}
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._thread = Thread(target=self._live, name="pretend-slack", daemon=True)
        self._listener = Listener(self._application())

    @classmethod
    def start(
        cls,
        workspace: Workspace,
        port: int = 0,
        *,
        now: Callable[[], datetime] | None = None,
        monotonic: Callable[[], float] | None = None,
    ) -> "PretendSlack":
        """Listen on 127.0.0.1. `now` (aware) is the time people see; `monotonic` the age of triggers and the like."""
        workspace.now, workspace.monotonic = now or workspace.now, monotonic or workspace.monotonic
        slack = cls(workspace)
        slack._thread.start()
        slack.run(slack._listen(port))
        return slack

    def stop(self) -> None:
        """Cut every connection and end the thread."""
        if not self._thread.is_alive():
            return
        self.faults.let_go()
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    def __enter__(self) -> "PretendSlack":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def traffic(self) -> Traffic:
        return self.workspace.traffic

    def person(self, name: str) -> Person:
        """Somebody to act as, by real name, handle or id. It remembers where they look."""
        user = self.workspace.person_named(name)
        return self._people.setdefault(user.id, Person(self, user))

    def be_patient(self, seconds: float) -> None:
        """Give an app so long where Slack gives it three seconds, and let people look as long for what they expect: for
        tests of what happens, on a machine that may be busy."""
        self.triggers.lifetime = self.socket_mode.ack_seconds = self._http_ack_seconds = seconds
        for user in self.workspace.users.values():
            self.person(user.id).patience = seconds

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run this on the server's loop, from any other thread, and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(CALL_SECONDS)

    def deliver_by_http(self, url: str) -> HttpDelivery:
        """From now on everything goes to this URL, signed, instead of over Socket Mode."""
        self.carrier = http = HttpDelivery(self.workspace, url, self._http_ack_seconds)
        self._https.append(http)
        return http

    async def deliver(self, envelope: Envelope) -> Ack:
        """Hand something to the app, whichever way it is connected."""
        self.outside.remember(envelope)
        return await self.carrier.deliver(envelope)

    def wait_until_connected(self, seconds: float = 30.0) -> None:
        """Wait for a Socket Mode connection of the app. Raises TimeoutError."""
        if not self.workspace.wait_until(lambda: self.socket_mode.connected, seconds):
            raise TimeoutError(f"no app connected within {seconds} s")

    def let_page_move_clock(self, move: Callable[[datetime], None], jumps: Sequence[Jump] = ()) -> None:
        """Offer the page to move the host's clock, forward only. `move` is called in a thread of its own."""
        self.page.clock.move, self.page.clock.jumps = move, jumps

    async def next_revision(self, seen: int) -> None:
        """Wait, on the loop, until something changed since this revision."""
        waiting: asyncio.Future[None] = self._loop.create_future()
        self._revised.add(waiting)
        try:
            if self.workspace.revision == seen:
                await waiting
        finally:
            self._revised.discard(waiting)

    def _wake_pages(self) -> None:
        """Called after every change, from any thread."""
        if self._revised:
            with suppress(RuntimeError):  # the loop may be closed by now
                self._loop.call_soon_threadsafe(self._wake_all)

    def _wake_all(self) -> None:
        for waiting in self._revised:
            if not waiting.done():
                waiting.set_result(None)

    def drop_connections(self) -> None:
        """Cut every Socket Mode connection. Do it before closing a SocketModeHandler, which then closes at once."""
        self.run(self.socket_mode.drop_connections())

    def _live(self) -> None:
        """The thread. Whatever is under way when it is told to stop is cancelled and has ended before it does."""
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._stopping.wait())
            runner.run(self._close())

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=2**24)
        app.router.add_route("*", "/api/{method}", self.web_api.handle)
        app.router.add_get("/link/", self.socket_mode.handle)
        self.page.add_routes(app)
        app.router.add_post("/upload/v1/{file}", self._upload)
        app.router.add_post("/respond{path:/.+}", self._respond)
        return app

    async def _listen(self, port: int) -> None:
        self.url = self.response_urls.base_url = await self._listener.open(port)

    async def _respond(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.workspace.traffic.add("from_app", "request", "response_url", body)
        reply = self.response_urls.use(request.match_info["path"], body)
        self.workspace.traffic.add("to_app", "answer", "response_url", {"status": reply.status, "text": reply.text})
        return web.Response(status=reply.status, text=reply.text)

    async def _upload(self, request: web.Request) -> web.Response:
        """The second step of an upload: the bytes, without a token."""
        file = self.workspace.files.get(request.match_info["file"])
        content = await request.read()
        if file is None or len(content) != file.length:
            return web.Response(status=400, text="FAILED")
        file.content, file.uploaded = content, True
        return web.Response(text=f"OK - {len(content)}")

    async def _close(self) -> None:
        await self._listener.close()
        for http in self._https:
            await http.close()
