"""python -m bot: listeners, clock and senders in one process. `python -m bot --help` lists the rest."""

import argparse
import os
import sys

from dotenv import load_dotenv

from bot.settings import Settings, SettingsError, read_settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="OKRs in Slack.")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("run", help="listen to Slack, keep the weekly rhythm and send (what happens without a command)")
    commands.add_parser("migrate", help="bring the database to the newest schema and stop")
    commands.add_parser("doctor", help="say how the bot is doing: the last tick, what waits, what was not sent")
    manifest = commands.add_parser("manifest", help="print the Slack app manifest")
    manifest.add_argument("--http", metavar="URL", help="for HTTP delivery to this public address, not Socket Mode")
    chosen = parser.parse_args(arguments)
    load_dotenv(".env")  # of the working folder, wherever this package is installed
    if chosen.command == "manifest":
        from bot.manifest import as_json  # noqa: PLC0415 - needs no settings and nothing else of the bot

        sys.stdout.write(as_json(chosen.http))
        return 0
    try:
        return _run(chosen.command or "run")
    except SettingsError as error:
        sys.stderr.write("The bot cannot start yet:\n")
        sys.stderr.writelines(f"- {problem}\n" for problem in error.problems)
        return 2


def _run(command: str) -> int:
    # Imported late: reading settings and printing a manifest must not wait for Slack's and the database's libraries.
    settings = read_settings(os.environ, needs_slack=command == "run")
    from bot.logs import configure_logging, log_crashes  # noqa: PLC0415
    from bot.starting import own_database  # noqa: PLC0415

    configure_logging(settings.log_level, settings.secrets)
    log_crashes()
    if command == "doctor":  # beside a running bot, whose database it only reads
        from bot.doctor import examine  # noqa: PLC0415

        return examine(settings, sys.stdout)
    with own_database(settings):
        if command == "run":
            _serve(settings)
    return 0


def _serve(settings: Settings) -> None:
    from bot.deps import identify  # noqa: PLC0415
    from bot.processor import keep_to_one_processor  # noqa: PLC0415
    from bot.starting import check_port, warn_about_scopes  # noqa: PLC0415

    if not settings.is_socket_mode:
        check_port(settings)
    identity = identify(settings)
    warn_about_scopes(identity)
    keep_to_one_processor()
    if settings.is_socket_mode:
        from bot.server import run_socket_mode  # noqa: PLC0415

        run_socket_mode(settings, identity)
    else:
        from bot.http_server import run_http  # noqa: PLC0415 - gunicorn is needed here only

        run_http(settings, identity)


if __name__ == "__main__":
    sys.exit(main())
