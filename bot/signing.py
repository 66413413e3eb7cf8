"""Whether a request comes from Slack, and whether it came before."""

import hashlib
import hmac
import threading
from collections import OrderedDict

from bot.clock import Clock

MAX_AGE_SECONDS = 300  # Slack's own advice against replayed requests


class Verifier:
    """Checks signatures, and remembers them for as long as they are good."""

    def __init__(self, signing_secret: str, clock: Clock) -> None:
        self._secret = signing_secret.encode()
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()  # signature -> Unix seconds after which it is no good
        self._lock = threading.Lock()

    def is_signed(self, timestamp: str, signature: str, body: bytes) -> bool:
        """Whether both headers, whatever they hold, prove that Slack sent this body in the last five minutes."""
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12 and signature.isascii()):
            return False
        if abs(self._clock.wall() - int(timestamp)) > MAX_AGE_SECONDS:
            return False
        expected = hmac.new(self._secret, b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(f"v0={expected}".encode(), signature.encode())

    def is_first(self, signature: str) -> bool:
        """False for a request that came before: somebody sends what they overheard, or a proxy repeats itself."""
        now = self._clock.wall()
        with self._lock:
            while self._seen and next(iter(self._seen.values())) < now:
                self._seen.popitem(last=False)
            if signature in self._seen:
                return False
            self._seen[signature] = now + 2 * MAX_AGE_SECONDS  # a timestamp may lie as far ahead as behind
            return True

    def forget(self, signature: str) -> None:
        """The request was not taken: Slack's own repetition, within the same second, is to be served."""
        with self._lock:
            self._seen.pop(signature, None)
