"""Reading what is typed after `/okr`. Nothing that somebody types is an error: the worst is a suggestion."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from bot.domain import command_table as table
from bot.domain import commands as c
from bot.domain import company_commands as company
from bot.domain import initiative_commands as bets
from bot.domain import team_command_words as of_teams
from bot.domain.check_in_words import read_check_in
from bot.domain.filter_words import read_filter
from bot.domain.filters import FilterBy
from bot.domain.glossary import concept_of
from bot.domain.initiative_words import read_block, read_look_back, read_score, read_words
from bot.domain.references import Reference
from bot.domain.title_words import read_title, take_for, trimmed, unquoted
from bot.domain.vocabulary import ItemKind

Reading = c.Command | str  # a str is the nearest command to suggest

_SLASH = re.compile(r"/okr(?=\s|$)\s*", re.IGNORECASE)
_BOUND = r"(?=[\s:,]|[?!.]*$)"
_SQUEEZE = re.compile(r"[\s_\u2019'-]")
_TOPIC_OF = {_SQUEEZE.sub("", word): topic for topic in table.TOPICS for word in topic.words}
_ALL_WORDS = tuple(word for topic in table.TOPICS for word in topic.words)
_WORD = re.compile(rf"(?:{table.any_of(_ALL_WORDS)}){_BOUND}", re.IGNORECASE)
_KINDS = {
    table.OBJECTIVE_WORDS: ItemKind.OBJECTIVE,
    table.KEY_RESULT_WORDS: ItemKind.KEY_RESULT,
    table.INITIATIVE_WORDS: ItemKind.INITIATIVE,
}
_ARTICLE = re.compile(r"(?:an?|another)\s+", re.IGNORECASE)
_INTO = re.compile(r"(?:to|into|under|->|\u2192)\s+", re.IGNORECASE)
_ALL_HELP = ("all", "everything")
_UNTIL = re.compile(r"(?:until|till|til|through)(?:\s+|$)", re.IGNORECASE)
_DELEGATE_WORDS = re.compile(r"(?:^|\s)(?:delegate(?:\s+is)?|ask|covered\s+by|cover|with|and)[\s:,]*$", re.IGNORECASE)
_LOOSE_END = re.compile(r"[\s,:]+$")
_IDEAS = re.compile(r"^ideas?(?=\s)|(?<=\s)ideas?$", re.IGNORECASE)
_USER = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_FOR_SOMEBODY = re.compile(r"(?P<for>for\s+)?<@(?P<who>[A-Z0-9]+)(?:\|[^>]*)?>\s*", re.IGNORECASE)
_VALUE_ON = re.compile(r"\s+(?=[-+=$\u20ac\u00a3]?\d)")  # where a number begins


def parse_command(text: str) -> c.Command:
    """The command in a text (as Slack escapes it: mentions are <@U123|name> and <#C123|name>). Never raises."""
    typed = _cleaned(text)
    if not typed:
        return c.Mine()
    reading = _read(typed)
    return c.Unknown(typed, reading) if isinstance(reading, str) else reading


def is_command_word(text: str) -> bool:
    """Whether the whole text is a word that a command begins with, so that perhaps no title was meant."""
    return _SQUEEZE.sub("", text).casefold() in _TOPIC_OF


def _read(typed: str) -> Reading:
    alone = Reference.parse(typed.rstrip("?!. "))
    if alone:
        return c.Show(alone)
    taken = Reference.take(typed)
    if taken:
        return _checked_in(*taken)
    word = _WORD.match(typed)
    if word:
        topic = _TOPIC_OF[_SQUEEZE.sub("", word[0]).casefold()]
        return _READERS[topic.key](typed[word.end() :].lstrip(" \t\r\n\u00a0\u202f:,")) or c.Help(topic.key)
    chosen = read_filter(typed)
    if chosen.by not in {FilterBy.NAMED, FilterBy.ALL}:
        return c.ListItems(chosen)
    return _nearest(typed)


def _nearest(typed: str) -> str:
    """The proper command for a misspelt beginning, with what follows it where that makes sense; else "help"."""
    if any(_noun(nouns, typed) for nouns in _KINDS):
        return f"new {typed}"
    for many in (2, 1):
        words = typed.split(maxsplit=many)
        close = get_close_matches(" ".join(words[:many])[:40].casefold(), _ALL_WORDS, n=1, cutoff=0.7)
        if close:
            candidate = " ".join((*close, *words[many:]))
            return close[0] if isinstance(_read(candidate), str | c.Help) else candidate
    return table.BY_KEY["help"].key


def _checked_in(ref: Reference, rest: str) -> Reading:
    is_objective = ref.kind is ItemKind.OBJECTIVE  # its key results are checked in, which whoever tries is told
    words = read_check_in(ItemKind.KEY_RESULT if is_objective else ref.kind, rest)
    if is_objective and not (words.value or words.status or words.unchanged):
        return c.Show(ref)
    return c.Update(ref, words.value, words.status, words.note, words.unchanged)


def _read_check_in(rest: str) -> Reading | None:
    taken = Reference.take(rest)
    return _checked_in(*taken) if taken else c.CheckIn()


def _read_update(rest: str) -> Reading | None:
    taken = Reference.take(rest)
    if taken:
        return _checked_in(*taken)
    return _choose("update", _VALUE_ON.split(rest, maxsplit=1)[0]) if rest else c.CheckIn()


def _read_correct(rest: str) -> Reading | None:
    taken = Reference.take(rest)
    if not taken:
        return _choose("correct", rest)
    if taken[0].kind is ItemKind.OBJECTIVE:
        return None
    words = read_check_in(taken[0].kind, taken[1])
    return c.Correct(taken[0], words.value, words.status, words.note)


def _with_ref(key: str, build: Callable[[Reference], c.Command]) -> Callable[[str], Reading | None]:
    def read(rest: str) -> Reading | None:
        taken = Reference.take(rest.rstrip("?!. "))
        return build(taken[0]) if taken else _choose(key, rest)

    return read


def _with_words(key: str, build: Callable[[Reference, str], c.Command]) -> Callable[[str], Reading | None]:
    def read(rest: str) -> Reading | None:
        said = read_words(rest)
        return build(*said) if said else _choose(key, rest)

    return read


def _always(command: c.Command) -> Callable[[str], Reading | None]:
    return lambda _rest: command


def _alone(command: c.Command) -> Callable[[str], Reading | None]:
    return lambda rest: None if rest.strip("?!. ") else command


def _with_text(build: Callable[[str], c.Command]) -> Callable[[str], Reading | None]:
    return lambda rest: build(unquoted(rest))


def _read_help(rest: str) -> Reading | None:
    word = rest.strip("?!. ")
    topic = _TOPIC_OF.get(_SQUEEZE.sub("", word).casefold())
    if concept_of(word) and not (topic and topic.key == word.casefold()):
        return c.Help(word=word)
    return c.Help(topic.key) if topic else c.Help(word="" if word.casefold() in _ALL_HELP else word)


def _read_show(rest: str) -> Reading | None:
    taken = Reference.take(rest.rstrip("?!. "))
    if taken:
        return c.Show(taken[0])
    return c.ListItems(read_filter(rest)) if rest else _choose("show", rest)


def _choose(key: str, rest: str) -> c.Command:
    return c.Choose(key, rest if rest.strip("?!. ") else "")


def _read_initiatives(rest: str) -> Reading | None:
    chosen = read_filter(rest)
    if chosen.by is FilterBy.NAMED and _USER.search(rest) and _IDEAS.search(chosen.name):
        return of_teams.read_ideas(_IDEAS.sub("", chosen.name, count=1))
    taken = take_for(chosen.name) if chosen.by is FilterBy.NAMED else None
    return c.Initiatives(ref=taken[0]) if taken else c.Initiatives(chosen)


def _read_search(rest: str) -> Reading | None:
    words = unquoted(rest)
    return c.Search(words) if words else None


def _read_new(rest: str) -> Reading | None:
    text = _ARTICLE.sub("", rest, count=1) if _ARTICLE.match(rest) else rest
    for nouns, build in ((table.TEAM_WORDS, company.NewTeam), (table.CYCLE_WORDS, company.NewCycle)):
        if found := _noun(nouns, text):
            return build(unquoted(text[found.end() :]))
    for words, kind in _KINDS.items():
        if found := _noun(words, text):
            under, title = read_title(kind, text[found.end() :])
            return c.New(kind, title, under, found[0].casefold() == table.TASK_WORD)
    return f"new initiative {rest}" if rest else _choose("new", rest)


def _noun(words: tuple[str, ...], text: str) -> re.Match[str] | None:
    return re.match(rf"(?:{table.any_of(words)})(?=[\s:,]|$)", text, re.IGNORECASE)


def _read_start(rest: str) -> Reading | None:
    """ "start I7" lets it begin; to start what has no reference yet is to make it."""
    ref = Reference.parse(rest.rstrip("?!. "))
    if ref:
        return bets.Start(ref)
    return _read_new(rest) if rest.strip("?!. ") else _choose("start", rest)


def _read_move(rest: str) -> Reading | None:
    taken = Reference.take(rest)
    if not taken:
        return _choose("move", rest)
    aim = taken[1].strip()
    while _INTO.match(aim):
        aim = _INTO.sub("", aim, count=1).strip()
    to = Reference.parse(aim)
    return c.Move(taken[0], to, "" if to else aim)


def _read_away(rest: str) -> Reading | None:
    who_id, people = "", _USER.findall(rest)
    if (named := _FOR_SOMEBODY.match(rest)) and (named["for"] or len(people) > 1):
        who_id, rest, people = named["who"], rest[named.end() :], people[1:]
    until = _day_alone(_USER.sub(" ", rest))
    while (bare := _DELEGATE_WORDS.sub("", _UNTIL.sub("", until, count=1) if _UNTIL.match(until) else until)) != until:
        until = _day_alone(bare)
    return c.Away(until, people[0] if people else "", who_id)


def _read_back(rest: str) -> Reading | None:
    named = _FOR_SOMEBODY.fullmatch(rest.strip("?!. "))
    return c.Back(named["who"]) if named else _alone(c.Back())(rest)


def _day_alone(text: str) -> str:
    return _LOOSE_END.sub("", trimmed(text))


def _read_handover(rest: str) -> Reading | None:
    people = _USER.findall(rest)
    return c.Handover(people[0], people[1]) if len(people) > 1 else c.Handover(to_id="".join(people))


def _read_coach(rest: str) -> Reading | None:
    ref = Reference.parse(rest.rstrip("?!. "))
    return c.Coach(ref) if ref else c.Coach(team=unquoted(rest))


_READERS: dict[str, Callable[[str], Reading | None]] = {
    "check in": _read_check_in,
    "update": _read_update,
    "correct": _read_correct,
    "delete": _with_ref("delete", c.DeleteCheckIn),
    "show": _read_show,
    "history": _with_ref("history", c.History),
    "list": lambda rest: c.ListItems(read_filter(rest)),
    "overview": _with_text(c.Overview),
    "summary": of_teams.read_summary,
    "brief": of_teams.read_brief,
    "initiatives": _read_initiatives,
    "search": _read_search,
    "coach": _read_coach,
    "examples": _with_text(c.Examples),
    "learnings": _with_text(c.Learnings),
    "new": _read_new,
    "idea": of_teams.read_idea,
    "ideas": of_teams.read_ideas,
    "edit": _with_ref("edit", c.Edit),
    "move": _read_move,
    "duplicate": _with_ref("duplicate", c.Duplicate),
    "start": _read_start,
    "block": lambda rest: read_block(rest) or _choose("block", rest),
    "unblock": _with_ref("unblock", bets.Unblock),
    "finish": _with_words("finish", bets.Finish),
    "drop": _with_words("drop", bets.Drop),
    "score": lambda rest: read_score(rest) or _choose("score", rest),
    "plan": _with_words("plan", bets.Plan),
    "decline": _with_words("decline", bets.Decline),
    "verdict": lambda rest: read_look_back(rest) or _choose("verdict", rest),
    "close": _with_ref("close", c.Close),
    "reopen": _with_ref("reopen", c.Reopen),
    "asks": _always(c.Asks()),
    "away": _read_away,
    "back": _read_back,
    "handover": _read_handover,
    "teams": _always(company.Teams()),
    "team": of_teams.read_team,
    "cycles": _always(company.Cycles()),
    "settings": _always(company.Settings()),
    "admins": _always(company.Admins()),
    "setup": _always(company.Setup()),
    "go live": _alone(company.GoLive()),
    "help": _read_help,
}


def _cleaned(text: str) -> str:
    typed = trimmed(text)
    while (bare := unquoted(_SLASH.sub("", typed, count=1) if _SLASH.match(typed) else typed)) != typed:
        typed = bare
    return typed
