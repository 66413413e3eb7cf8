"""The warmed parent of bots: `python -X dev -m tests.edge.warm_parent`, one for each process of tests.

A bot spends most of the time of a short test importing what it consists of. This parent has imported it once. It has
one thread and no connection, and forks a child for each order; the child then runs `python -m bot`'s own code, in a
folder, an environment and with arguments of its own.
"""

import atexit
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

ROOT = Path(__file__).parents[2]
_LONGEST_ORDER = 1 << 16
_STATUS_BYTES, _MANY = 32, 4096


class WarmChild:
    """What a test needs of subprocess.Popen."""

    def __init__(self, pid: int, pipes: Sequence[int], status: int) -> None:
        self.pid = pid
        self.stdout: IO[str] = os.fdopen(pipes[0])
        self.stderr: IO[str] = os.fdopen(pipes[1])
        self._status = status
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit status (negative: the signal that ended it), or None while it runs."""
        if self.returncode is None and select.select([self._status], [], [], 0)[0]:
            self.returncode = int(os.read(self._status, _STATUS_BYTES))
            os.close(self._status)
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Its exit status, or subprocess.TimeoutExpired."""
        if self.returncode is None:
            select.select([self._status], [], [], timeout)
        status = self.poll()
        if status is None:
            raise subprocess.TimeoutExpired("python -m bot", timeout)
        return status

    def send_signal(self, number: int) -> None:
        """Unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)


def start_bot(folder: Path, environment: Mapping[str, str], arguments: Sequence[str]) -> WarmChild:
    """`python -m bot ARGUMENTS` in this folder."""
    pairs = [os.pipe() for _ in range(3)]
    ours, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    order = {"folder": str(folder), "environment": dict(environment), "arguments": list(arguments)}
    parent = _parent()
    socket.send_fds(parent, [json.dumps(order).encode()], theirs)
    for descriptor in theirs:
        os.close(descriptor)
    return WarmChild(int(parent.recv(_STATUS_BYTES)), ours[:2], ours[2])


@cache
def _parent() -> socket.socket:
    """The line to the parent, which ends with it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-X", "dev", "-m", "tests.edge.warm_parent"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=theirs.fileno())
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _warm_up() -> None:
    import psycopg  # noqa: F401
    import sqlalchemy.dialects.postgresql.psycopg
    import sqlalchemy.dialects.sqlite.pysqlite  # noqa: F401
    from sqlalchemy.orm import configure_mappers

    import bot.doctor
    import bot.http_server
    import bot.server  # noqa: F401

    configure_mappers()
    gc.freeze()  # a child that ends would look at everything once more


def _main() -> None:
    _warm_up()
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake)
    living: dict[int, int] = {}
    with socket.socket(fileno=os.dup(0)) as orders:
        while True:
            ready, _, _ = select.select([orders.fileno(), woken], [], [])
            if woken in ready:
                os.read(woken, _MANY)
                _report_the_dead(living)
            if orders.fileno() in ready:
                message, descriptors, _, _ = socket.recv_fds(orders, _LONGEST_ORDER, 3)
                if not message:
                    return
                if (pid := os.fork()) == 0:
                    for descriptor in (orders.detach(), woken, wake, descriptors.pop(), *living.values()):
                        os.close(descriptor)
                    _become_bot(json.loads(message), *descriptors)
                living[pid] = descriptors.pop()
                for descriptor in descriptors:
                    os.close(descriptor)
                orders.send(str(pid).encode())


def _report_the_dead(living: dict[int, int]) -> None:
    for pid, status in list(living.items()):
        ended, how = os.waitpid(pid, os.WNOHANG)
        if ended:
            os.write(status, str(os.waitstatus_to_exitcode(how)).encode())
            os.close(living.pop(pid))


def _become_bot(order: dict[str, Any], stdout: int, stderr: int) -> NoReturn:
    """End as `python -m bot` does."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for ours, standard in ((os.open(os.devnull, os.O_RDONLY), 0), (stdout, 1), (stderr, 2)):
        os.dup2(ours, standard)
        os.close(ours)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["bot", *order["arguments"]]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    _main()
