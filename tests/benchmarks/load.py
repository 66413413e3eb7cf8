"""Signed requests over kept-alive connections, from many clients at once."""

import hashlib
import hmac
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import quantiles
from urllib.parse import urlencode

SECRET = "a-signing-secret-for-the-bench"
CLIENTS = 32


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a run. `ok` counts 200 answers; latencies are in milliseconds."""

    requests: int
    ok: int
    seconds: float
    p50: float
    p99: float

    @property
    def per_second(self) -> float:
        """Requests a second over the whole run."""
        return self.requests / self.seconds


def slash_command(number: int, slack_user_id: str, text: str) -> bytes:
    """The form body of one `/okr` command; every one has a trigger of its own."""
    return urlencode(
        {
            "command": "/okr",
            "text": text,
            "user_id": slack_user_id,
            "user_name": "somebody",
            "team_id": "T0OKR0001",
            "team_domain": "acme",
            "channel_id": "C0GEN0001",
            "channel_name": "general",
            "api_app_id": "A0APP0001",
            "is_enterprise_install": "false",
            "trigger_id": f"{number}.{number}.bench",
            "response_url": "http://127.0.0.1:9/never-used",
        }
    ).encode()


def run(port: int, bodies: Sequence[bytes]) -> Load:
    """Send every body once, spread over the clients; each client waits for its answer before it goes on."""
    shares = [bodies[client::CLIENTS] for client in range(CLIENTS)]
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        results = list(clients.map(lambda share: _one_client(port, share), shares))
    seconds = time.perf_counter() - began
    latencies = [latency for _, each in results for latency in each]
    cuts = quantiles(latencies, n=100)
    return Load(len(bodies), sum(ok for ok, _ in results), seconds, cuts[49] * 1000, cuts[98] * 1000)


def _one_client(port: int, bodies: Sequence[bytes]) -> tuple[int, list[float]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    ok, latencies = 0, []
    for body in bodies:
        began = time.perf_counter()
        connection.request("POST", "/slack/events", body, _headers(body))
        response = connection.getresponse()
        response.read()
        latencies.append(time.perf_counter() - began)
        ok += response.status == 200
    connection.close()
    return ok, latencies


def _headers(body: bytes) -> dict[str, str]:
    timestamp = str(int(time.time()))
    signed = hmac.new(SECRET.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": f"v0={signed}",
    }
