"""A command as the text that would be typed for it: for buttons, hints and "did you mean"."""

from bot.domain import commands as c
from bot.domain import company_commands as company
from bot.domain import initiative_commands as bets
from bot.domain.filters import Filter, FilterBy
from bot.domain.vocabulary import Health, ItemKind, Status, Verdict

_KIND_WORDS = {ItemKind.OBJECTIVE: "objective", ItemKind.KEY_RESULT: "kr", ItemKind.INITIATIVE: "initiative"}
_STATUS_WORDS: dict[Status | Health, str] = {
    Status.ON_TRACK: "on track",
    Status.AT_RISK: "at risk",
    Status.OFF_TRACK: "off track",
    Health.ON_TRACK: "on track",
    Health.AT_RISK: "at risk",
    Health.BLOCKED: "blocked",
}
_VERDICT_WORDS = {
    Verdict.MOVED: "moved",
    Verdict.LESS: "less",
    Verdict.NOT_MOVED: "did not",
    Verdict.CANNOT_TELL: "cannot tell",
}
_FIXED: dict[type[c.Command], str] = {
    c.Mine: "",
    c.CheckIn: "check in",
    c.Asks: "asks",
    company.Teams: "teams",
    company.Cycles: "cycles",
    company.Settings: "settings",
    company.Admins: "admins",
    company.Setup: "setup",
    company.GoLive: "go live",
}


def say(command: c.Command) -> str:
    """The text after `/okr` that `parse_command` reads as this command."""
    word, part = _word_and_part(command)
    return f"{word} {part}".strip()


def say_filter(chosen: Filter) -> str:
    """The words that narrow a list, "" for all of it."""
    match chosen.by:
        case FilterBy.ALL:
            return ""
        case FilterBy.PERSON:
            return f"<@{chosen.slack_id}>"
        case FilterBy.TEAM:
            return f"<#{chosen.slack_id}>" if chosen.slack_id else f"team {chosen.name}"
        case FilterBy.CYCLE:
            return f"cycle {chosen.name}"
        case FilterBy.NAMED:
            return chosen.name
        case _:
            return chosen.by.value


def _word_and_part(command: c.Command) -> tuple[str, str]:  # noqa: PLR0911, PLR0912 - one line a command
    match command:
        case c.New():
            return "new", _new(command)
        case c.Update(ref, value, status, note, unchanged):
            return f"update {ref}", _check_in("no change" if unchanged else value, status, note)
        case c.Correct(ref, value, status, note):
            return f"correct {ref}", _check_in(value, status, note)
        case c.ListItems(chosen):
            return "list", say_filter(chosen)
        case c.Initiatives(chosen, key_result):
            return "initiatives", f"of {key_result}" if key_result else say_filter(chosen)
        case c.Move(ref, to, cycle):
            return f"move {ref}", f"to {to or cycle}" if to or cycle else ""
        case c.DeleteCheckIn(ref):
            return "delete", str(ref)
        case c.Show(ref) | c.History(ref) | c.Edit(ref) | c.Duplicate(ref) | c.Close(ref) | c.Reopen(ref):
            return type(command).__name__.lower(), str(ref)
        case bets.Start(ref) | bets.Unblock(ref):
            return type(command).__name__.lower(), str(ref)
        case bets.Finish(ref, words) | bets.Drop(ref, words) | bets.Plan(ref, words) | bets.Decline(ref, words):
            return f"{type(command).__name__.lower()} {ref}", words
        case bets.Block(ref, by, until):
            return f"block {ref}", " ".join(filter(None, (by and f"by {by}", until and f"until {until}")))
        case bets.ScoreIdea(ref, mark, effort):
            return f"score {ref}", f"{mark} {effort}" if mark and effort else ""
        case bets.LookBack(ref, verdict, learning):
            return f"verdict {ref}", ", ".join(filter(None, (_VERDICT_WORDS[verdict] if verdict else "", learning)))
        case c.Coach(coached, team):
            return "coach", str(coached) if coached else team
        case c.Search(text) | c.Learnings(text) | c.Examples(text) | c.Overview(text):
            return type(command).__name__.lower(), text
        case c.Idea(title, under):
            return "idea", f"for {under}: {title}".removesuffix(": ") if under else title
        case c.Ideas(text, channel_id, who_id):
            parts = (f"<#{channel_id}>" if channel_id else "", _mention(who_id), text)
            return "ideas", " ".join(filter(None, parts))
        case c.Help(topic, word):
            return "help", topic or word
        case c.Away(until, delegate_id, who_id):
            parts = (who_id and f"for {_mention(who_id)}", until and f"until {until}", _mention(delegate_id))
            return "away", " ".join(filter(None, parts))
        case c.Back(who_id):
            return "back", f"for {_mention(who_id)}" if who_id else ""
        case c.Handover(from_id, to_id):
            return "handover", f"{_mention(from_id)} {_mention(to_id)}".strip()
        case c.Summary(name, channel_id, posts):
            named = f"<#{channel_id}>" if channel_id else name
            return "summary", f"{named} {'post' if posts else 'preview'}".strip()
        case company.TeamSettings(name, channel_id):
            return "team", f"<#{channel_id}>" if channel_id else name
        case company.Brief(posts):
            return "brief", "post" if posts else "preview"
        case company.TeamCapacity(name, channel_id, weeks):
            named = f"<#{channel_id}>" if channel_id else name
            return "team", f"{named} capacity {weeks}".strip()
        case company.NewTeam(name):
            return "new team", name
        case company.NewCycle(name):
            return "new cycle", name
        case c.Choose(key, words):
            return key, words
        case c.Unknown(typed):
            return typed, ""
        case (
            c.Mine()
            | c.CheckIn()
            | c.Asks()
            | company.Teams()
            | company.Cycles()
            | company.Settings()
            | company.Admins()
            | company.Setup()
            | company.GoLive()
        ):
            return _FIXED[type(command)], ""


def _mention(slack_id: str) -> str:
    return f"<@{slack_id}>" if slack_id else ""


def _new(command: c.New) -> str:
    kind = "task" if command.said_task else _KIND_WORDS[command.kind]
    under = f" for {command.under}:" if command.under else ""
    return f"{kind}{under} {command.title}".strip()


def _check_in(value: str, status: Status | Health | None, note: str) -> str:
    # Commas keep the parts apart: "45, 100 new users" is not 45 100.
    return ", ".join(part for part in (value, _STATUS_WORDS[status] if status else "", note) if part)
