"""Plain HTTP from the tests, as a page or a careless client would speak it."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from tests.pretend_slack.model import Json

DIRECT = build_opener(ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def ask(
    url: str, body: bytes | None = None, headers: dict[str, str] | None = None, method: str | None = None
) -> Answer:
    """One request; an error status is an answer like any other."""
    request = Request(url, body, headers or {}, method=method)  # noqa: S310 - only ever http to 127.0.0.1
    try:
        with DIRECT.open(request, timeout=10) as response:
            return Answer(response.status, response.read().decode())
    except HTTPError as refused:
        with refused:
            return Answer(refused.code, refused.read().decode())


@dataclass(frozen=True, slots=True)
class Page:
    """The page in one person's browser."""

    url: str
    user: str

    def get(self, name: str, **query: Any) -> Json:
        found: Json = ask(f"{self.url}/page/{name}?{urlencode({'as': self.user, **query})}").json
        return found

    def screen(self, **query: Any) -> Json:
        return self.get("screen", **query)

    def post(self, name: str, **body: Any) -> Json:
        payload = json.dumps({"as": self.user, **body}).encode()
        found: Json = ask(f"{self.url}/page/{name}", payload, {"Content-Type": "application/json"}).json
        return found

    @staticmethod
    def parsed(frame: str) -> Json:
        found: Json = json.loads(frame)
        return found
