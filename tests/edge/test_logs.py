"""No token, response_url or text of people in any log, whatever level somebody sets for whichever library."""

import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest

from bot.logs import configure_logging, log_crashes, redact

NOTE = "canary-note-about-the-merger"
LIBRARIES = ("slack_sdk", "slack_bolt", "bot.bolt", "sqlalchemy", "websocket", "apscheduler", "alembic", "urllib3")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The product's own logging, at its most talkative, into a text; every library at DEBUG."""
    root, written = logging.getLogger(), io.StringIO()
    kept = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    levels = {name: logging.getLogger(name).level for name in (*LIBRARIES, "bot", "storage", "messages")}
    configure_logging("DEBUG", ("signing-secret-canary",))
    log_crashes()
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.DEBUG)
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    root.handlers[:], sys.excepthook, threading.excepthook = kept[0], kept[2], kept[3]
    root.setLevel(kept[1])
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.parametrize("library", LIBRARIES)
def test_libraries_say_nothing_below_a_warning(log: io.StringIO, library: str) -> None:
    logging.getLogger(f"{library}.deep.inside").debug("parameters: %s", NOTE)
    logging.getLogger(library).info("Sending a message: %s", NOTE)

    assert log.getvalue() == ""


@pytest.mark.parametrize("library", [*LIBRARIES, "bot"])
def test_an_error_is_told_by_its_place_and_kind(log: io.StringIO, library: str) -> None:
    try:
        try:
            raise KeyError(NOTE)
        except KeyError as error:
            raise ValueError(NOTE) from error
    except ValueError:
        logging.getLogger(library).exception("failed")

    assert "builtins.ValueError" in log.getvalue()
    assert "builtins.KeyError" in log.getvalue()
    assert "test_logs.py" in log.getvalue()
    assert NOTE not in log.getvalue()


def test_what_ends_a_thread_is_logged_without_its_words(log: io.StringIO) -> None:
    def fail() -> None:
        raise ValueError(NOTE)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    assert "unforeseen error: ValueError" in log.getvalue()
    assert NOTE not in log.getvalue()


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy",
        "xoxe.xoxb-1-Mi0yLTk3MzE",
        "xapp-1-A0APP0001-pretend-app-token",
        "https://hooks.slack.com/commands/T0OKR0001/1234/abcd",
        "https://hooks.slack.com/actions/T0OKR0001/1234/abcd",
        "wss://wss-primary.slack.com/link/?ticket=12348&app_id=5678",
        "signing-secret-canary",
    ],
)
def test_secrets_are_blotted_out(log: io.StringIO, secret: str) -> None:
    logging.getLogger("bot").error("what came was '%s', sadly", secret)
    logging.getLogger("slack_sdk").error(f"what came was '{secret}', sadly")

    assert log.getvalue().count("what came was '[secret]', sadly") == 2
    assert secret not in log.getvalue()


def test_other_addresses_may_be_read() -> None:
    assert redact("see https://api.slack.com/methods") == "see https://api.slack.com/methods"
