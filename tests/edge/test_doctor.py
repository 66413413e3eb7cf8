"""`python -m bot doctor`: what it says to whoever runs the bot."""

from pathlib import Path

from bot.usecases.company.workspaces import open_workspace
from bot.usecases.delivery import outbox
from storage.database import Database
from storage.repositories.trail import Trail
from tests.edge.process import BotProcess, bot_process
from tests.pretend_slack import PretendSlack
from tests.usecases.looking import NOW


def doctor(folder: Path, settings: dict[str, str]) -> tuple[int, str]:
    with bot_process(folder, settings, "doctor") as process:
        status = process.ends()
        return status, process.output()


def test_beside_a_running_bot_it_says_that_all_is_well(
    running_bot: BotProcess, either_settings: dict[str, str], tmp_path: Path
) -> None:
    status, words = doctor(tmp_path, either_settings)

    assert status == 0, words
    assert "Slack: takes the token, for the workspace Acme" in words
    assert "Acme: 0 waiting, 0 being looked up, 0 given up in 30 days" in words
    assert "SQLite 3." in words


def test_it_names_what_was_not_sent_and_why_nothing_leaves(
    slack: PretendSlack, socket_settings: dict[str, str], tmp_path: Path
) -> None:
    with bot_process(tmp_path, socket_settings, "migrate") as process:
        assert process.ends() == 0
    db = Database.open(f"sqlite:///{tmp_path / 'okr.sqlite3'}")
    workspace_id = open_workspace(db, slack.workspace.team_id, "Acme", NOW)
    db.write(lambda session: Trail(session, workspace_id).send(NOW, "welcome", "welcome:1", "U1", {}))
    now = outbox.claim(db, workspace_id, NOW)
    assert now is not None
    outbox.mark_dead(db, now, "channel_not_found")
    db.close()
    slack.workspace.app.revoked = True

    status, words = doctor(tmp_path, socket_settings)

    assert status == 1
    assert "[!] Slack refuses SLACK_BOT_TOKEN (token_revoked)" in words
    assert "Acme: last tick never" in words


def test_without_a_database_it_makes_none(socket_settings: dict[str, str], tmp_path: Path) -> None:
    status, words = doctor(tmp_path, socket_settings)

    assert status == 1
    assert "[!] Database: there is no file okr.sqlite3 yet" in words
    assert not (tmp_path / "okr.sqlite3").exists()
