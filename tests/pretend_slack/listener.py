"""An aiohttp application on 127.0.0.1 that leaves nothing open behind it."""

import asyncio
import socket
from typing import Any
from weakref import WeakSet

from aiohttp import web

_LINGER_SECONDS = 0.02  # for handlers, once nobody waits for their answers


class Door(socket.socket):
    """A listening socket that knows whom it let in."""

    def __init__(self) -> None:
        super().__init__(socket.AF_INET, socket.SOCK_STREAM)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._visitors: WeakSet[socket.socket] = WeakSet()

    def accept(self) -> tuple[socket.socket, Any]:
        visitor, address = super().accept()
        self._visitors.add(visitor)
        return visitor, address

    def has_visitors(self) -> bool:
        """Whether a socket of somebody who was let in is still open."""
        return any(visitor.fileno() != -1 for visitor in list(self._visitors))


class Listener:
    """Runs on the server's event loop."""

    def __init__(self, app: web.Application) -> None:
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LINGER_SECONDS)
        self._door = Door()

    async def open(self, port: int) -> str:
        """Listen; with port 0 on any that is free. The URL."""
        self._door.bind(("127.0.0.1", port))
        await self._runner.setup()
        await web.SockSite(self._runner, self._door).start()
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    async def close(self) -> None:
        """Let nobody in any more, cut everybody off, and cancel what was being answered.

        aiohttp alone would overlook whom the event loop has let in but not yet introduced to it, and would leave them
        to the garbage collector.
        """
        for site in self._runner.sites:
            await site.stop()
        while self._door.has_visitors():
            self._cut_everybody_off()
            await asyncio.sleep(0)
        await self._runner.cleanup()

    def _cut_everybody_off(self) -> None:
        server = self._runner.server
        for connection in server.connections if server else ():
            if connection.transport is not None:
                connection.transport.abort()
