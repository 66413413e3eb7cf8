"""Mentions, as Slack writes them into a command, in the words that people see."""

import re

from sqlmodel import Session

from storage.database import reading
from storage.repositories.people import People

_PERSON = re.compile(r"<@(?P<id>[A-Z0-9]+)(?:\|(?P<name>[^>]*))?>")
_CHANNEL = re.compile(r"<#[A-Z0-9]+\|(?P<name>[^>]+)>")


def has_mentions(text: str) -> bool:
    """Whether a text mentions a person or a channel."""
    return bool(_PERSON.search(text) or _CHANNEL.search(text))


@reading
def names_mentioned(session: Session, workspace_id: int, text: str) -> dict[str, str]:
    """The names of the people mentioned in a text, by their Slack ids, as far as we know them."""
    people = People(session, workspace_id).of_slack_ids({found["id"] for found in _PERSON.finditer(text)})
    return {person.slack_user_id: person.name for person in people}


def in_words(text: str, names: dict[str, str]) -> str:
    """ "@Ben Okoro" for "<@U0BEN0001|ben>", which is plain text and calls nobody; "#growth" for a channel."""
    worded = _PERSON.sub(lambda found: f"@{names.get(found['id']) or found['name'] or 'somebody'}", text)
    return _CHANNEL.sub(lambda found: f"#{found['name']}", worded)
