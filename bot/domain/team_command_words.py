"""Reading what is typed about a team and what it talks about: its settings, summary and ideas, and the brief."""

import re

from bot.domain import commands as c
from bot.domain import company_commands as company
from bot.domain.references import Reference
from bot.domain.title_words import read_title, unquoted
from bot.domain.vocabulary import ItemKind

_CAPACITY = re.compile(
    r"^(?P<team>.*?)\s*(?<!\S)capacity(?:[\s:,]+(?P<weeks>(?:[0-9]|none|off).*)|[?!.]*)$", re.IGNORECASE
)
_CHANNEL = re.compile(r"<#([A-Z0-9]+)(?:\|[^>]*)?>")
_BY_SOMEBODY = re.compile(r"(?:\b(?:of|by|from)\s+)?<@([A-Z0-9]+)(?:\|[^>]*)?>(?:['\u2019]s)?", re.IGNORECASE)
_POSTS = re.compile(r"^(?:post|preview)(?:\s+|$)|(?:^|\s+)(?:post|preview)[?!.]*$", re.IGNORECASE)
_SETTINGS = re.compile(r"^(?:settings(?:[\s:,]+|$))+", re.IGNORECASE)


def read_team(rest: str) -> c.Command:
    """The settings of a team, by its name or its channel; or its person-weeks: "Growth capacity 30". What stands behind
    that word begins with a number, or takes them back."""
    named = _SETTINGS.sub("", unquoted(rest))
    if found := _CAPACITY.search(named):
        channel = _CHANNEL.match(found["team"])
        name = "" if channel else unquoted(found["team"].strip())
        return company.TeamCapacity(name, channel[1] if channel else "", (found["weeks"] or "").strip())
    channel = _CHANNEL.match(named)
    return company.TeamSettings(channel_id=channel[1]) if channel else company.TeamSettings(unquoted(named))


def read_summary(rest: str) -> c.Command:
    """ "Growth preview", "post Growth", "#growth post": the word for what to do may stand at either end."""
    found = _POSTS.search(rest)
    posts = found is not None and found[0].strip().casefold() == "post"
    named = unquoted(_POSTS.sub("", rest, count=1)) if found else unquoted(rest)
    channel = _CHANNEL.match(named)
    return c.Summary("" if channel else named, channel[1] if channel else "", posts)


def read_brief(rest: str) -> c.Command | None:
    """What to do with the brief; None for any other word."""
    word = rest.strip("?!. ").casefold()
    return company.Brief(posts=word == "post") if word in ("", "preview", "post") else None


def read_idea(rest: str) -> c.Command:
    """ "for KR12: Offer annual contracts": the title, and the key result that it names. "idea I18" is a look at what is
    there."""
    ref = Reference.parse(rest.rstrip("?!. "))
    if ref and ref.kind is not ItemKind.KEY_RESULT:
        return c.Show(ref)
    under, title = read_title(ItemKind.INITIATIVE, rest)
    return c.Idea(title, under)


def read_ideas(rest: str) -> c.Command:
    """ "#growth contracts", "@ben contracts": a channel or somebody anywhere, and the other words."""
    channel, who = _CHANNEL.search(rest), _BY_SOMEBODY.search(rest)
    words = _CHANNEL.sub(" ", rest, count=1) if channel else rest
    words = _BY_SOMEBODY.sub(" ", words, count=1) if who else words
    return c.Ideas(unquoted(" ".join(words.split())), channel[1] if channel else "", who[1] if who else "")
