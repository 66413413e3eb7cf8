"""No token, response_url or text of people in any log, whatever level somebody sets for whichever library."""

import io
import logging
import threading

import pytest

from bot.logs import redact
from tests.edge.conftest import LIBRARIES

NOTE = "canary-note-about-the-merger"


@pytest.mark.parametrize("library", LIBRARIES)
def test_libraries_say_nothing_below_a_warning(log: io.StringIO, library: str) -> None:
    logging.getLogger(f"{library}.deep.inside").debug("parameters: %s", NOTE)
    logging.getLogger(library).info("Sending a message: %s", NOTE)

    assert log.getvalue() == ""


@pytest.mark.parametrize("bolt", ["bot.bolt", "slack_bolt"])
def test_bolt_is_not_quoted_since_it_quotes_payloads(log: io.StringIO, bolt: str) -> None:
    logging.getLogger(bolt).warning(f"Unhandled request ({NOTE})")
    logging.getLogger(bolt).error(f"Failed to run listener (error: {NOTE})")

    assert NOTE not in log.getvalue()
    assert log.getvalue().count("Bolt failed in test_logs.py, line") == 1


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
