"""One process owns an SQLite file; on PostgreSQL any number may run."""

import os
import signal
from pathlib import Path

from tests.benchmarks.ports import free_port
from tests.edge.process import BotProcess, bot_process
from tests.edge.test_process import cannot_start
from tests.pretend_slack import PretendSlack


def test_a_second_bot_on_the_same_file_says_why_it_stops(
    running_bot: BotProcess, either_settings: dict[str, str], tmp_path: Path
) -> None:
    second = {**either_settings, **({"PORT": str(free_port())} if "PORT" in either_settings else {})}
    with bot_process(tmp_path, second) as process:
        problem = cannot_start(process)

    assert f"Another bot already runs on the database file {tmp_path / 'okr.sqlite3'}" in problem
    assert "PostgreSQL" in problem


def test_the_same_file_under_another_name_is_the_same_file(
    running_bot: BotProcess, either_settings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "other.sqlite3").symlink_to(tmp_path / "okr.sqlite3")
    with bot_process(tmp_path, {**either_settings, "DATABASE_URL": "sqlite:///other.sqlite3"}, "migrate") as process:
        assert "Another bot already runs" in cannot_start(process)


def test_nothing_migrates_under_a_running_bot(
    running_bot: BotProcess, either_settings: dict[str, str], tmp_path: Path
) -> None:
    with bot_process(tmp_path, either_settings, "migrate") as process:
        assert "Another bot already runs" in cannot_start(process)


def test_a_killed_bot_leaves_nothing_to_clean_up(socket_settings: dict[str, str], tmp_path: Path) -> None:
    with bot_process(tmp_path, socket_settings) as killed:
        killed.says("ready: listening")
        os.kill(killed.pid, signal.SIGKILL)
        killed.ends()
        with bot_process(tmp_path, socket_settings) as next_one:
            next_one.says("ready: listening")


def test_two_bots_share_a_postgresql_database(
    slack: PretendSlack, socket_settings: dict[str, str], postgres_url: str, tmp_path: Path
) -> None:
    settings = {**socket_settings, "DATABASE_URL": postgres_url}
    with bot_process(tmp_path, settings) as one, bot_process(tmp_path, settings) as other:
        one.says("ready: listening")
        other.says("ready: listening")
        ana = slack.person("Ana Diaz")
        ana.types("/okr help", channel="general")
        ana.types("/okr help", channel="general")
        assert (one.stops(), other.stops()) == (0, 0)
