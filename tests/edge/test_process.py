"""What an operator sees of `python -m bot`: it starts, answers, stops, or says in one sentence why it cannot."""

import errno
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.edge.process import BotProcess, bot_process, cold_bot_process
from tests.edge.sandbox import SCHED_SETAFFINITY
from tests.edge.warm_parent import ROOT
from tests.pretend_slack import PretendSlack


def test_it_answers_and_stops(slack: PretendSlack, cold_bot: BotProcess) -> None:
    ana = slack.person("Ana Diaz")

    ana.types("/okr help", channel="general")

    ana.sees("/okr update")
    assert cold_bot.stops() == 0
    assert "Traceback" not in cold_bot.log
    assert "ResourceWarning" not in cold_bot.log


def test_it_stops_on_ctrl_c(running_bot: BotProcess) -> None:
    os.kill(running_bot.pid, signal.SIGINT)

    assert running_bot.ends(10) == 0
    assert "Traceback" not in running_bot.log


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="only Linux says which processors a process may use")
def test_all_its_threads_keep_to_one_processor(running_bot: BotProcess) -> None:
    threads = [int(thread.name) for pid in family(running_bot.pid) for thread in Path(f"/proc/{pid}/task").iterdir()]

    assert len(threads) > 3
    assert len({frozenset(os.sched_getaffinity(thread)) for thread in threads}) == 1
    assert len(os.sched_getaffinity(threads[0])) == 1


@pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in SCHED_SETAFFINITY, reason="the sandbox is one of Linux"
)
@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL])
def test_where_a_sandbox_forbids_it_the_bot_stays_on_several_processors(number: int) -> None:
    command = [sys.executable, "-m", "tests.edge.sandbox", str(number)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout == "it goes on", done.stderr
    assert done.stderr.startswith("the bot stays on several processors")
    assert os.strerror(number) in done.stderr


def family(pid: int) -> list[int]:
    """A process and its children: under gunicorn, the worker."""
    return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def test_it_takes_its_settings_from_a_file(
    slack: PretendSlack, socket_settings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in socket_settings.items()))

    with bot_process(tmp_path, {}) as process:
        process.says("ready: listening")

    assert (tmp_path / "okr.sqlite3").exists()


def test_the_environment_wins_over_the_file(socket_settings: dict[str, str], folder: Path) -> None:
    (folder / ".env").write_text("SLACK_API_URL=http://127.0.0.1:9/\n")

    with bot_process(folder, socket_settings) as process:
        process.says("ready: listening")


def cannot_start(process: BotProcess) -> str:
    """It ends soon, in an orderly way, and with one sentence; returned as read."""
    assert process.ends() == 2, process.log
    head, _, problems = process.log.partition("The bot cannot start yet:\n")
    assert "Traceback" not in head
    assert "ERROR" not in head
    assert problems.count("\n") == 1, process.log
    return problems


def test_all_missing_settings_are_named_at_once(tmp_path: Path) -> None:
    with bot_process(tmp_path, {"PORT": "no", "DATABASE_URL": "mysql://somewhere"}) as process:
        assert process.ends() == 2

    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "DATABASE_URL"):
        assert name in process.log
    assert "Traceback" not in process.log


def test_a_wrong_bot_token(either_settings: dict[str, str], tmp_path: Path) -> None:
    with bot_process(tmp_path, {**either_settings, "SLACK_BOT_TOKEN": "xoxb-of-nobody"}) as process:
        problem = cannot_start(process)

    assert "Slack refuses SLACK_BOT_TOKEN (invalid_auth)" in problem
    assert "xoxb-of-nobody" not in process.log


def test_a_wrong_app_token(socket_settings: dict[str, str], folder: Path) -> None:
    with bot_process(folder, {**socket_settings, "SLACK_APP_TOKEN": "xapp-of-nobody"}) as process:
        assert "Slack refuses SLACK_APP_TOKEN (invalid_auth)" in cannot_start(process)


def test_slack_cannot_be_reached(either_settings: dict[str, str], tmp_path: Path) -> None:
    with bot_process(tmp_path, {**either_settings, "SLACK_API_URL": "http://127.0.0.1:9/api/"}) as process:
        assert "cannot be reached at http://127.0.0.1:9/api/" in cannot_start(process)


def test_something_else_answers_in_slacks_place(socket_settings: dict[str, str], tmp_path: Path) -> None:
    with _a_web_site() as address, bot_process(tmp_path, {**socket_settings, "SLACK_API_URL": address}) as process:
        assert "is not Slack's API" in cannot_start(process)


def test_the_port_is_taken(http_settings: dict[str, str], folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(http_settings["PORT"])))
        other.listen()
        with bot_process(folder, http_settings) as process:
            assert f"PORT {http_settings['PORT']} cannot be used" in cannot_start(process)


@pytest.mark.parametrize("place", ["nowhere/okr.sqlite3", "a-file/okr.sqlite3", "a-folder"])
def test_the_database_cannot_be_written(socket_settings: dict[str, str], tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").touch()
    (tmp_path / "a-folder").mkdir()
    with bot_process(tmp_path, {**socket_settings, "DATABASE_URL": f"sqlite:///{place}"}) as process:
        assert "cannot be used" in cannot_start(process)


def test_the_database_is_something_else(socket_settings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "okr.sqlite3").write_text("Dear diary, " * 1000)

    with bot_process(tmp_path, socket_settings) as process:
        assert "file is not a database" in cannot_start(process)


def test_postgresql_does_not_run(socket_settings: dict[str, str], tmp_path: Path) -> None:
    url = "postgresql://okr:the-password@127.0.0.1:9/okr"
    with bot_process(tmp_path, {**socket_settings, "DATABASE_URL": url}) as process:
        assert "The PostgreSQL database of DATABASE_URL cannot be used" in cannot_start(process)

    assert "the-password" not in process.log


def test_the_database_is_of_a_later_version(socket_settings: dict[str, str], tmp_path: Path) -> None:
    with bot_process(tmp_path, socket_settings, "migrate") as first:
        assert first.ends() == 0
    with closing(sqlite3.connect(tmp_path / "okr.sqlite3")) as database:
        database.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
        database.commit()

    with bot_process(tmp_path, socket_settings) as process:
        assert "revision from_the_future" in cannot_start(process)


def test_migrate_needs_neither_slack_nor_its_tokens(tmp_path: Path, socket_settings: dict[str, str]) -> None:
    without = {name: value for name, value in socket_settings.items() if not name.startswith("SLACK_")}
    with cold_bot_process(tmp_path, without, "migrate") as process:
        assert process.ends() == 0

    assert "from empty" in process.log
    assert (tmp_path / "okr.sqlite3").exists()


def test_the_manifest_needs_no_settings(tmp_path: Path) -> None:
    with cold_bot_process(tmp_path, {}, "manifest") as process:
        assert process.ends() == 0
        assert process.output() == (ROOT / "manifest.json").read_text()


def test_the_manifest_for_http_names_the_address(tmp_path: Path) -> None:
    with bot_process(tmp_path, {}, "manifest", "--http", "https://okr.example.com/") as process:
        assert process.ends() == 0
        settings = json.loads(process.output())["settings"]

    assert settings["interactivity"]["request_url"] == "https://okr.example.com/slack/events"
    assert settings["socket_mode_enabled"] is False


@contextmanager
def _a_web_site() -> Iterator[str]:
    class Hello(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>Hello</html>")

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Hello) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
