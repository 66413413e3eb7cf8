"""Socket Mode: tickets, hello, envelopes, acks within three seconds, disconnects, at most ten connections."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.pretend_slack.delivery import ACK_SECONDS, Ack, Envelope
from tests.pretend_slack.model import Json
from tests.pretend_slack.workspace import Workspace

MAX_CONNECTIONS = 10
TICKET_SECONDS = 30.0


@dataclass(slots=True, eq=False)
class Connection:
    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    waiting: dict[str, "asyncio.Future[Any]"] = field(default_factory=dict)
    is_leaving: bool = False  # the app was asked to connect anew; once it has, nothing new comes this way


class SocketMode:
    """The carrier for apps that connect to us. Everything here runs on the server's event loop."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._tickets: dict[str, float] = {}
        self._connections: list[Connection] = []
        self._turn = 0
        self.hellos = 0  # connections that were opened so far
        self.ack_seconds = ACK_SECONDS

    @property
    def connected(self) -> int:
        return len(self._connections)

    def issue_ticket(self) -> str:
        ticket = self._workspace.token(16)
        self._tickets[ticket] = self._workspace.monotonic()
        return ticket

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """The WebSocket behind the URL of apps.connections.open. A ticket is good once."""
        issued = self._tickets.pop(request.query.get("ticket", ""), None)
        if issued is None or self._workspace.monotonic() - issued > TICKET_SECONDS:
            return web.Response(status=400, text="invalid ticket")
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        if len(self._connections) >= MAX_CONNECTIONS:
            await self._send(socket, self._disconnect("too_many_websockets"))
            await socket.close()
            return socket
        connection = Connection(socket, request.transport)
        await self._send(socket, self._hello())
        self._connections.append(connection)
        self.hellos += 1
        self._workspace.touch()
        try:
            await self._listen(connection)
        finally:
            self._connections.remove(connection)
            for answer in connection.waiting.values():
                answer.cancel()
            self._workspace.touch()
        return socket

    async def deliver(self, envelope: Envelope) -> Ack:
        """Hand the envelope to one of the connections, in turn, and wait for its ack."""
        if not self._connections:
            self._workspace.traffic.add("to_app", "undelivered", envelope.title, "nobody is connected")
            return Ack("unanswered", reason="connection_failed")
        self._turn += 1
        staying = [each for each in self._connections if not each.is_leaving] or self._connections
        connection = staying[self._turn % len(staying)]
        envelope_id = f"00000000-0000-4000-8000-{self._workspace.next_number('envelope'):012d}"
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope_id] = answer
        message = self._message(envelope_id, envelope)
        self._workspace.traffic.add("to_app", "envelope", envelope.title, message)
        try:
            await self._send(connection.socket, message)
            payload = await asyncio.wait_for(answer, self.ack_seconds)
        except TimeoutError:
            self._workspace.traffic.add("within", "unacknowledged", envelope.title, {"envelope_id": envelope_id})
            return Ack("late", reason="timeout")
        except (asyncio.CancelledError, ConnectionError):
            if not answer.cancelled():
                raise
            return Ack("unanswered", reason="connection_failed")
        finally:
            connection.waiting.pop(envelope_id, None)
        self._workspace.traffic.add("from_app", "ack", envelope.title, payload)
        return Ack("answered", payload)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask everybody connected to connect anew, as Slack does every few hours. Their sockets stay open."""
        for connection in list(self._connections):
            connection.is_leaving = True
            await self._send(connection.socket, self._disconnect(reason))

    async def send_raw(self, frame: str) -> None:
        """Send this to everybody connected, whatever it is."""
        for connection in list(self._connections):
            await connection.socket.send_str(frame)

    async def drop_connections(self) -> None:
        """Cut every connection without a word, not even a closing frame."""
        for connection in list(self._connections):
            if connection.transport is not None:
                connection.transport.close()

    async def _listen(self, connection: Connection) -> None:
        async for frame in connection.socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            ack = json.loads(frame.data)
            answer = connection.waiting.get(ack.get("envelope_id", ""))
            if answer is not None and not answer.done():
                answer.set_result(ack.get("payload"))

    async def _send(self, socket: web.WebSocketResponse, message: Json) -> None:
        await socket.send_str(json.dumps(message, ensure_ascii=False))

    def _message(self, envelope_id: str, envelope: Envelope) -> Json:
        message = {
            "envelope_id": envelope_id,
            "type": envelope.type,
            "accepts_response_payload": envelope.accepts_response,
            "payload": envelope.payload,
        }
        if envelope.type == "events_api":
            message |= {"retry_attempt": envelope.retry, "retry_reason": envelope.retry_reason}
        return message

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._connections) + 1,
            "debug_info": {"host": "applink-pretend", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._workspace.app.app_id},
        }

    @staticmethod
    def _disconnect(reason: str) -> Json:
        return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-pretend"}}
