"""The app is removed from the workspace while the bot runs: it keeps everything, and goes on with a new token."""

from pathlib import Path

from tests.edge.process import BotProcess, bot_process
from tests.pretend_slack import PretendSlack

NEW_TOKEN = "xoxb-of-the-second-installation"


def test_after_a_new_token_everything_is_still_there(
    slack: PretendSlack, running_bot: BotProcess, either_settings: dict[str, str], tmp_path: Path
) -> None:
    ana, app = slack.person("Ana Diaz"), slack.workspace.app
    ana.types("/okr new objective Improve the login experience", channel="general")
    ana.fills("First key result", "Password resets from 10% to 1%")
    ana.submits()
    ana.sees("Saved: O1")
    ana.closes_all()

    slack.outside.uninstall()
    running_bot.says("Slack refuses the bot's token")
    assert running_bot.stops() == 0
    app.revoked, app.bot_token = False, NEW_TOKEN

    with bot_process(tmp_path, {**either_settings, "SLACK_BOT_TOKEN": NEW_TOKEN}) as again:
        again.says("ready: listening")
        ana.types("/okr update KR1 4", channel="general")
        ana.sees("Saved: KR1 Password resets")
        assert "Traceback" not in running_bot.log + again.log


def test_an_uninstalled_bot_stays_up_and_says_once_what_to_do(slack: PretendSlack, running_bot: BotProcess) -> None:
    slack.outside.uninstall()
    running_bot.says("set SLACK_BOT_TOKEN to the new token and restart the bot")

    assert running_bot.stops() == 0
    assert running_bot.log.count("Slack refuses the bot's token") == 1
    assert "Traceback" not in running_bot.log
