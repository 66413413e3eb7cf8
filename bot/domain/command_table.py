"""Every `/okr` word in one table, in the chapters of the help: reading, help and "did you mean" are all made from it,
so they cannot disagree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be typed after `/okr`.

    `words` are what people may type, the proper one first; a space in them may be typed as a dash or left out.
    `usage` is a line that can be typed as it stands; `does` is the help in plain words, `hint` what is worth knowing.
    """

    words: tuple[str, ...]
    usage: str
    does: str
    hint: str = ""

    @property
    def key(self) -> str:
        """The proper word, by which help and the reading know the topic."""
        return self.words[0]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Topics that belong together, in the order in which somebody needs them."""

    title: str
    about: str
    topics: tuple[Topic, ...]


CHAPTERS = (
    Chapter(
        "Check in",
        "Say once a week where things stand. It takes about a minute; /okr alone shows what you owe.",
        (
            Topic(
                ("check in", "checkins", "due", "todo"),
                "check in",
                "answer everything that you owe, in one form",
                "No change answers a row with one click; rows left as they are count as no change.",
            ),
            Topic(
                ("update", "set", "log", "report"),
                "update KR12 45 at risk took the new pricing live",
                "write a number, a status and a line of news; KR12 45 is enough",
                "45, 45%, $1,200, 1.2k, 10million and +3 are all understood, and so are kr12, KR-12 and kr 12. "
                "Without a status word the last status stays.",
            ),
            Topic(
                ("correct", "fix", "amend"),
                "correct KR12 45",
                "repair your last check-in; posts that showed it are repaired too",
            ),
            Topic(
                ("delete", "delete check in", "remove", "undo"),
                "delete KR12",
                "take back your last check-in on an item",
            ),
            Topic(
                ("asks", "ask", "my asks"),
                "asks",
                "see what people ask of you and what you asked, and answer it",
                "You ask for help or a decision at the end of a check-in; the one whom you ask hears at once.",
            ),
            Topic(
                ("away", "ooo", "out of office", "vacation", "holiday"),
                "away until 4 Dec @ben",
                "be left alone until a day; somebody else can be asked instead",
                "Nobody asks you meanwhile, and you are shown as away, not as missing. Leads and OKR admins can say it "
                "of others: away for @ana until 4 Dec.",
            ),
            Topic(("back", "im back", "i'm back"), "back", "be asked again, after having been away"),
        ),
    ),
    Chapter(
        "See how it is going",
        "An objective says what should get better, its key results how you will know.",
        (
            Topic(
                ("show", "open", "view"),
                "show KR12",
                "see one objective, key result or initiative; KR12 is enough",
            ),
            Topic(("history",), "history KR12", "see every check-in and change of an item"),
            Topic(
                ("list", "ls", "okrs", "objectives", "goals", "key results", "krs", "metrics"),
                "list at risk",
                "list OKRs: mine, company, @person, #channel, a team, Q4 2026, at risk, behind, no news, "
                "no initiative, closed",
                "Names can be typed as they are: list Growth, list Ana, list next quarter.",
            ),
            Topic(("overview",), "overview", "see the whole company's cycle at a glance"),
            Topic(
                ("summary", "team summary"),
                "summary Growth preview",
                "see what a team's channel would read now; post instead of preview puts it there",
                "Leads and OKR admins post, with a note of their own. The weekly one still comes at its hour.",
            ),
            Topic(
                ("brief", "executive brief"),
                "brief preview",
                "see what the executives would read now; post instead of preview sends it",
                "For OKR admins and the company's leads. With /okr settings admins choose who reads it, and when.",
            ),
            Topic(("search", "find"), "search pricing", "find items and notes by their words"),
        ),
    ),
    Chapter(
        "Start something",
        "An initiative is the effort that should move exactly one key result.",
        (
            Topic(
                ("new", "add", "create"),
                "new initiative for KR12: Implement SSO",
                "start an objective, a KR, an initiative, a team or a cycle",
                "A key result is an outcome: password resets from 10% to 1%. What you ship to get there is an "
                "initiative.",
            ),
            Topic(
                ("idea", "new idea"),
                "idea Offer annual contracts",
                "put an idea for an initiative before your team",
                "Its channel reads it, and its thread there is the discussion. On any message, Turn into an initiative "
                "does the same, with a link to where it came from.",
            ),
            Topic(
                ("ideas", "backlog"),
                "ideas Growth",
                "see the open ideas, the most promising first: of a team, or with the words that you type",
                "People score value and effort from 1 to 5. The value counts double, so that big rocks come first, "
                "then how many scored it, then how long it has waited.",
            ),
            Topic(
                ("score",),
                "score I7 4 2",
                "say what an idea would bring and what effort it takes, each from 1 to 5, the value first",
                "Key results are scored when they are closed: /okr help scoring.",
            ),
            Topic(("plan",), "plan I7 two customers asked for it", "make an initiative of an idea, with the reason"),
            Topic(("decline",), "decline I7 too few ask for it", "say no to an idea, with the reason"),
            Topic(
                ("initiatives", "projects", "actions", "activities", "undertakings", "tasks"),
                "initiatives of KR12",
                "list initiatives: mine, of a key result, @person, #channel, a team, at risk, ideas",
            ),
            Topic(
                ("learnings", "learned", "lessons"),
                "learnings price",
                "read what earlier initiatives taught: by words, team or cycle",
                "It says in words and counts which of them moved their number, and what was learned.",
            ),
            Topic(
                ("coach", "advice", "review"),
                "coach",
                "see what could be written better in what you own; leads can add an item or a team",
                "It judges words, never people, and blocks nothing.",
            ),
            Topic(
                ("examples", "example", "gallery", "templates"),
                "examples business",
                "see objectives with a key result and an initiative, and begin with one: business, society, consumer",
            ),
        ),
    ),
    Chapter(
        "Run an initiative",
        "It begins, is held up, is finished or dropped; when results can show, its owner is asked what came of it.",
        (
            Topic(("start", "begin"), "start I7", "let a planned initiative begin today"),
            Topic(
                ("block", "blocked"),
                "block I7 by Legal until 4 Dec",
                "say by whom or what an initiative is held up, and until when",
            ),
            Topic(
                ("unblock", "unblocked"), "unblock I7", "say that it goes on; its health is again what it was before"
            ),
            Topic(
                ("finish", "complete"),
                "finish I7 signed the first three customers",
                "say that it is done, and when results can show",
            ),
            Topic(("drop", "abandon"), "drop I7 nobody has time", "give it up, with the reason in one line"),
            Topic(
                ("verdict", "look back"),
                "verdict I7 less than we thought, Sales never used it",
                "say whether a finished initiative moved its number, and what was learned",
                "Its owner is asked four weeks after the end, or on the day that was chosen. It can be changed later; "
                "the history keeps each verdict.",
            ),
        ),
    ),
    Chapter(
        "Change it",
        "Every change is kept, with who made it.",
        (
            Topic(("edit", "change"), "edit KR12", "change what an item says, who owns it or when it is due"),
            Topic(("move",), "move KR12 to O4", "put an item under another one, or into another cycle"),
            Topic(("duplicate", "copy"), "duplicate KR12", "make a new item from an old one"),
            Topic(("close",), "close KR12", "score it, and finish or drop it; objectives can be carried over"),
            Topic(("reopen",), "reopen KR12", "take a closed item up again"),
            Topic(("handover", "hand over"), "handover @ana @ben", "give what somebody owns to somebody else"),
        ),
    ),
    Chapter(
        "Teams and settings",
        "Nothing is sent before an admin chooses go live.",
        (
            Topic(
                ("setup", "set up", "install"),
                "setup",
                "start here: a few steps for the whole workspace",
                "Nothing is sent to anybody before you choose go live.",
            ),
            Topic(
                ("go live",),
                "go live",
                "let the weekly messages begin; nothing is sent before",
                "Nothing is sent to anybody before you choose go live.",
            ),
            Topic(("teams",), "teams", "see the teams and who is in them"),
            Topic(
                ("team", "team settings"),
                "team Growth",
                "set a team's members, leads, channel and weekly day",
                "team Growth capacity 30 says how many person-weeks it has in a cycle; team Growth capacity, how much "
                "of that is planned.",
            ),
            Topic(("cycles", "quarters"), "cycles", "see the cycles, and start the next one"),
            Topic(("settings", "preferences"), "settings", "choose your own hour and day"),
            Topic(("admins", "roles", "admin"), "admins", "see who the OKR admins are, and who can name them"),
            Topic(("help", "?"), "help update", "see what you can type; help pace explains a word"),
        ),
    ),
)
TOPICS = tuple(topic for chapter in CHAPTERS for topic in chapter.topics)
BY_KEY = {topic.key: topic for topic in TOPICS}

# What people call the three kinds of items, the proper word first.
OBJECTIVE_WORDS = ("objective", "goal", "okr")
KEY_RESULT_WORDS = ("kr", "key result", "metric", "result")
TASK_WORD = "task"
INITIATIVE_WORDS = ("initiative", "project", "action", "activity", "undertaking", TASK_WORD)
TEAM_WORDS = ("team",)
CYCLE_WORDS = ("cycle", "quarter")


def any_of(words: tuple[str, ...]) -> str:
    """A regular expression for any of the words, the longest first, with their spaces typed or not."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"[\s_-]*".join(_literal(part) for part in word.split()) for word in ordered)


def _literal(part: str) -> str:
    return "".join("['\u2019]" if letter == "'" else f"\\{letter}" if letter == "?" else letter for letter in part)
