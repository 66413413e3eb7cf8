"""`python -m bot` as a child process: what an operator starts, reads and stops.

Most are forked from a parent that has imported everything (`tests/edge/warm_parent.py`); a cold one is a new Python.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.edge.warm_parent import ROOT, WarmChild, start_bot

PATIENCE_SECONDS = 40.0  # for a busy machine; a process that ends or speaks is noticed at once


class BotProcess:
    """A running child; `log` is what it has written to standard error so far."""

    def __init__(self, child: WarmChild | subprocess.Popen[str]) -> None:
        self._child = child
        self._lines: list[str] = []
        self._spoke = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def log(self) -> str:
        with self._spoke:
            return "".join(self._lines)

    def says(self, words: str) -> None:
        """Wait until it has written these words."""
        with self._spoke:
            self._spoke.wait_for(lambda: words in "".join(self._lines) or not self._reader.is_alive(), PATIENCE_SECONDS)
        assert words in self.log, self.log

    def ends(self, seconds: float = PATIENCE_SECONDS) -> int:
        """Wait until it ends, and return its exit status."""
        status = self._child.wait(seconds)
        self._reader.join()
        return status

    def stops(self, seconds: float = 10.0) -> int:
        """Ask it to stop, as a host does."""
        self._child.send_signal(signal.SIGTERM)
        return self.ends(seconds)

    def output(self) -> str:
        """What it printed."""
        assert self._child.stdout is not None
        return self._child.stdout.read()

    def let_go(self) -> None:
        """End it whatever it does."""
        if self._child.poll() is None:
            self._child.send_signal(signal.SIGTERM)
            try:
                self._child.wait(10)
            except subprocess.TimeoutExpired:
                self._child.send_signal(signal.SIGKILL)
                self._child.wait(10)
        self._reader.join()
        for pipe in (self._child.stdout, self._child.stderr):
            if pipe is not None:
                pipe.close()

    def _read(self) -> None:
        assert self._child.stderr is not None
        for line in self._child.stderr:
            with self._spoke:
                self._lines.append(line)
                self._spoke.notify_all()
        with self._spoke:
            self._spoke.notify_all()


@contextmanager
def bot_process(folder: Path, environment: Mapping[str, str], *arguments: str) -> Iterator[BotProcess]:
    """Start `python -m bot ...` in this folder with nothing but these settings; it ends with the block."""
    with _running(start_bot(folder, _around(environment), arguments)) as process:
        yield process


@contextmanager
def cold_bot_process(folder: Path, environment: Mapping[str, str], *arguments: str) -> Iterator[BotProcess]:
    """The same in a Python of its own."""
    child = subprocess.Popen(
        [sys.executable, "-X", "dev", "-m", "bot", *arguments],
        cwd=folder,
        env=_around(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with _running(child) as process:
        yield process


def _around(environment: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**inherited, "PYTHONPATH": str(ROOT), **environment}


@contextmanager
def _running(child: WarmChild | subprocess.Popen[str]) -> Iterator[BotProcess]:
    process = BotProcess(child)
    try:
        yield process
    finally:
        process.let_go()
