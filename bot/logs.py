"""Logging that never shows a token, a response_url or what people wrote."""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence

_SECRETS = re.compile(
    r"xox[a-z](?:\.xox[a-z])?-[\w.-]+|xapp-[\w.-]+|xwfp-[\w.-]+|wss?://[^\s'\"]+"
    r"|https?://[^\s'\"]*(?:/commands/|/actions/|/app/)[^\s'\"]*"
)
_OURS = ("bot", "storage", "messages")
_BOLT = ("bot.bolt", "slack_bolt")  # it logs where it is told to, and quotes payloads

_log = logging.getLogger(__name__)


class _Redaction(logging.Filter):
    """The last line of defence, for every record of every library, whatever level somebody has set for it."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        super().__init__()
        self._known = tuple(secrets)

    def filter(self, record: logging.LogRecord) -> bool:
        is_bolts = record.name.startswith(_BOLT)
        is_ours = record.name.split(".")[0] in _OURS and not is_bolts
        if not is_ours and record.levelno < (logging.ERROR if is_bolts else logging.WARNING):
            return False  # below that, libraries print message texts, payloads and the parameters of statements
        said = f"Bolt failed in {record.filename}, line {record.lineno}" if is_bolts else record.getMessage()
        record.msg, record.args = redact(said, self._known), ()
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = "\n".join(_without_values(record.exc_info[1]))
        record.stack_info = None
        return True


def redact(text: str, known: Sequence[str] = ()) -> str:
    """The text with tokens, response_urls and the known secrets blotted out."""
    for secret in known:
        text = text.replace(secret, "[secret]")
    return _SECRETS.sub("[secret]", text)


def configure_logging(level: str, secrets: Sequence[str] = ()) -> None:
    """One handler on standard error, for everything. `level` holds for the bot itself."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(_Redaction(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for ours in _OURS:
        logging.getLogger(ours).setLevel(level)
    logging.getLogger(_BOLT[0]).setLevel(logging.ERROR)  # it warns about the very set-up that it asks for
    logging.getLogger("bot.socket_mode.line").setLevel(logging.INFO)  # where Bolt tells a time by another clock
    logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)  # its errors are raised too, and told in our words


def log_crashes() -> None:
    """Let what ends a thread or the process go into the log like everything else, not raw to standard error."""
    sys.excepthook = lambda _type, error, _trace: _log_crash(error)
    threading.excepthook = lambda ended: _log_crash(ended.exc_value)


def _log_crash(error: BaseException | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    _log.error("unforeseen error: %s", type(error).__name__, exc_info=error)


def _without_values(error: BaseException) -> Iterator[str]:
    """Where it happened and what kind of error it was. What it says is left out: libraries quote what people typed."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _without_values(earlier)
        yield "which led to:"
    for part in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _without_values(part)
        yield "among others, as part of:"
    yield "".join(traceback.format_tb(error.__traceback__)) + f"{type(error).__module__}.{type(error).__qualname__}"
