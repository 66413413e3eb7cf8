"""What people type after `/okr`, and what is understood."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain import commands as c
from bot.domain import company_commands as company
from bot.domain.command_says import say
from bot.domain.command_table import TOPICS, Topic
from bot.domain.command_words import parse_command
from bot.domain.filters import Filter, FilterBy
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, Status

O3 = Reference(ItemKind.OBJECTIVE, 3)
O4 = Reference(ItemKind.OBJECTIVE, 4)
KR12 = Reference(ItemKind.KEY_RESULT, 12)
I7 = Reference(ItemKind.INITIATIVE, 7)
BIG_NOTE = "payload\n\u201cbig\u201d \U0001f389"


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("", c.Mine()),
        (" \u00a0\n", c.Mine()),
        ("KR12", c.Show(KR12)),
        ("kr-12?", c.Show(KR12)),
        ("show kr 12", c.Show(KR12)),
        ("O3 what is this", c.Show(O3)),
        ("update O3", c.Show(O3)),
        ("update O3 45 new pricing", c.Update(O3, "45", note="new pricing")),
        ("O3 at risk", c.Update(O3, status=Status.AT_RISK)),
        ("check-in", c.CheckIn()),
        ("CHECKIN", c.CheckIn()),
        ("check\u00a0in", c.CheckIn()),
        ("/okr check in", c.CheckIn()),
        ("`check in`", c.CheckIn()),
        ("update", c.CheckIn()),
        ("history KR12", c.History(KR12)),
        ("edit i7", c.Edit(I7)),
        ("duplicate O3", c.Duplicate(O3)),
        ("close KR12.", c.Close(KR12)),
        ("reopen KR12", c.Reopen(KR12)),
        ("undo KR12", c.DeleteCheckIn(KR12)),
        ("delete check-in KR12", c.DeleteCheckIn(KR12)),
        ("move KR12 to O4", c.Move(KR12, to=O4)),
        ("move KR12 O4", c.Move(KR12, to=O4)),
        ("move O3 to Q1 2027", c.Move(O3, cycle="Q1 2027")),
        ("move KR12", c.Move(KR12)),
        ("overview Q3 2026", c.Overview("Q3 2026")),
        ("summary", c.Summary()),
        ("summary preview", c.Summary()),
        ("summary post", c.Summary(posts=True)),
        ("summary Growth", c.Summary("Growth")),
        ("brief", company.Brief()),
        ("brief preview", company.Brief()),
        ("Executive brief post!", company.Brief(posts=True)),
        ("brief for Carol", c.Help("brief")),
        ("team Growth capacity 30", company.TeamCapacity("Growth", weeks="30")),
        ("team capacity", company.TeamCapacity()),
        ("team capacity 12.5 weeks", company.TeamCapacity(weeks="12.5 weeks")),
        ("team <#C1|growth> capacity: none", company.TeamCapacity(channel_id="C1", weeks="none")),
        ("team Capacity planning", company.TeamSettings("Capacity planning")),
        ("summary Growth preview", c.Summary("Growth")),
        ("summary “Post office” post", c.Summary("Post office", posts=True)),
        ("summary post <#C1|growth>", c.Summary(channel_id="C1", posts=True)),
        ("team summary <#C1> post", c.Summary(channel_id="C1", posts=True)),
        ("find pricing", c.Search("pricing")),
        ("search \u201cnew pricing\u201d", c.Search("new pricing")),
        ("learnings", c.Learnings()),
        ("idea Offer annual contracts", c.Idea("Offer annual contracts")),
        ("new idea: Offer annual contracts", c.Idea("Offer annual contracts")),
        ("ideas of <@U2|ben> contracts", c.Ideas("contracts", who_id="U2")),
        ("initiatives <@U2|ben> ideas", c.Ideas(who_id="U2")),
        ("idea I18?", c.Show(Reference(ItemKind.INITIATIVE, 18))),
        ("teams", company.Teams()),
        ("team Growth", company.TeamSettings("Growth")),
        ("team settings <#C1|growth>", company.TeamSettings(channel_id="C1")),
        ("team", company.TeamSettings()),
        ("new team Growth", company.NewTeam("Growth")),
        ("cycles", company.Cycles()),
        ("new quarter Q1 2027", company.NewCycle("Q1 2027")),
        ("settings", company.Settings()),
        ("roles", company.Admins()),
        ("set up", company.Setup()),
        ("go-live", company.GoLive()),
        ("back", c.Back()),
        ("i\u2019m back", c.Back()),
        ("away", c.Away()),
        ("away until Friday <@U2|ben>", c.Away("Friday", "U2")),
        ("ooo till 4 Dec, delegate <@U2>", c.Away("4 Dec", "U2")),
        ("away for <@U1|ana> until Friday", c.Away("Friday", "", "U1")),
        ("away <@U1|ana> until Friday <@U2>", c.Away("Friday", "U2", "U1")),
        ("away for 2 weeks", c.Away("for 2 weeks")),
        ("back for <@U1|ana>", c.Back("U1")),
        ("back <@U1|ana>", c.Back("U1")),
        ("handover <@U1|ana> <@U2|ben>", c.Handover("U1", "U2")),
        ("hand over to <@U2>", c.Handover("", "U2")),
        ("help", c.Help()),
        ("?", c.Help()),
        ("help check-in", c.Help("check in")),
        ("help log", c.Help("update")),
        ("help all", c.Help()),
        ("help behind", c.Help(word="behind")),
        ("help initiative?", c.Help(word="initiative")),
        ("help xyz", c.Help(word="xyz")),
    ],
)
def test_each_command_is_understood(typed: str, command: c.Command) -> None:
    assert parse_command(typed) == command


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("update KR12 45 at risk took it live", c.Update(KR12, "45", Status.AT_RISK, "took it live")),
        ("KR12 45 took it live", c.Update(KR12, "45", None, "took it live")),
        ("KR12: 45%, on track: took it live", c.Update(KR12, "45%", Status.ON_TRACK, "took it live")),
        ("kr 12 45", c.Update(KR12, "45")),
        ("KR12 is now 45", c.Update(KR12, "45")),
        ("set KR12 to 45 at risk", c.Update(KR12, "45", Status.AT_RISK)),
        ("KR12=45", c.Update(KR12, "45")),
        ("log KR12 45 green", c.Update(KR12, "45", Status.ON_TRACK)),
        ("KR12 45 amber", c.Update(KR12, "45", Status.AT_RISK)),
        ("KR12 45 at-risk", c.Update(KR12, "45", Status.AT_RISK)),
        ("KR12 45 off track", c.Update(KR12, "45", Status.OFF_TRACK)),
        ("KR12 45 \U0001f534", c.Update(KR12, "45", Status.OFF_TRACK)),
        ("KR12 at risk", c.Update(KR12, "", Status.AT_RISK)),
        ("KR12 at risk 45", c.Update(KR12, "45", Status.AT_RISK)),
        ("KR12 at risk 3 clients left", c.Update(KR12, "", Status.AT_RISK, "3 clients left")),
        ("KR12 45 users at risk", c.Update(KR12, "45 users", Status.AT_RISK)),
        ("KR12 45 still at risk", c.Update(KR12, "45", Status.AT_RISK)),
        ("KR12 $1,200", c.Update(KR12, "$1,200")),
        ("KR12 10 million, signed", c.Update(KR12, "10 million", None, "signed")),
        ("KR12 +3", c.Update(KR12, "+3")),
        ("KR12 -3", c.Update(KR12, "-3")),
        ("KR12 -=3", c.Update(KR12, "-=3")),
        ("KR12 - 3", c.Update(KR12, "- 3")),
        ("KR12 1 234 567 at risk", c.Update(KR12, "1 234 567", Status.AT_RISK)),
        ("KR12 done", c.Update(KR12, "done")),
        ("KR12 yes, at last", c.Update(KR12, "yes", None, "at last")),
        ("KR12 no change", c.Update(KR12, unchanged=True)),
        ("KR12 45\npayload\n\u201cbig\u201d \U0001f389", c.Update(KR12, "45", None, BIG_NOTE)),
        ("correct KR12 46 on track", c.Correct(KR12, "46", Status.ON_TRACK)),
    ],
)  # fmt: skip
def test_a_value_a_status_and_a_line_are_taken_apart(typed: str, command: c.Command) -> None:
    assert parse_command(typed) == command


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("I7 on track", c.Update(I7, "", Health.ON_TRACK)),
        ("I7 blocked by legal", c.Update(I7, "", Health.BLOCKED, "by legal")),
        ("I7 red", c.Update(I7, "", Health.BLOCKED)),
        ("I7 off track", c.Update(I7, "", Health.AT_RISK)),
        ("I7 120 of 300 wells on track", c.Update(I7, "120 of 300 wells", Health.ON_TRACK)),
        ("I7 3 wells are dry", c.Update(I7, "", None, "3 wells are dry")),
        ("KR12 blocked by legal", c.Update(KR12, "", None, "blocked by legal")),
    ],
)
def test_an_initiative_has_a_health_and_perhaps_an_output(typed: str, command: c.Command) -> None:
    assert parse_command(typed) == command


@pytest.mark.parametrize(
    ("typed", "value", "note"),
    [
        ("KR12 45 100 new users", "45", "100 new users"),
        ("KR12 - 3 new customers", "", "- 3 new customers"),
        ("KR12 is 5 people short", "", "is 5 people short"),
        ("KR12 no news from legal", "", "no news from legal"),
        ("KR12 done with the first half", "", "done with the first half"),
        ("KR12 1e3", "", "1e3"),
        ("KR12 45/100", "", "45/100"),
    ],
)
def test_what_only_looks_like_a_value_stays_in_the_note(typed: str, value: str, note: str) -> None:
    assert parse_command(typed) == c.Update(KR12, value, None, note)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [(f"new {word} Grow", ItemKind.OBJECTIVE) for word in ("objective", "goal", "OKR")]
    + [(f"create a {word} Grow", ItemKind.KEY_RESULT) for word in ("kr", "key result", "key-result", "metric")]
    + [
        (f"add an {word}: Grow", ItemKind.INITIATIVE)
        for word in ("initiative", "project", "action", "activity", "undertaking")
    ],
)
def test_synonyms_make_the_same_items(typed: str, kind: ItemKind) -> None:
    assert parse_command(typed) == c.New(kind, "Grow")


def test_a_task_opens_the_initiative_form_with_one_line() -> None:
    assert parse_command("new task Update the CRM") == c.New(ItemKind.INITIATIVE, "Update the CRM", said_task=True)


@pytest.mark.parametrize(
    "typed",
    [
        "new initiative for KR12: Implement SSO",
        "new initiative KR12 Implement SSO",
        "new initiative Implement SSO for kr 12",
        "new initiative \u201cImplement SSO\u201d for KR12",
    ],
)
def test_a_new_item_may_name_what_it_serves(typed: str) -> None:
    assert parse_command(typed) == c.New(ItemKind.INITIATIVE, "Implement SSO", KR12)


def test_another_kind_of_parent_is_part_of_the_title() -> None:
    assert parse_command("new kr KR12 follow-up") == c.New(ItemKind.KEY_RESULT, "KR12 follow-up")


def test_new_without_a_kind_explains_itself_or_keeps_what_was_typed() -> None:
    assert parse_command("new") == c.Choose("new")
    assert parse_command("new Launch a website") == c.Unknown(
        "new Launch a website", nearest="new initiative Launch a website"
    )


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("list", Filter()),
        ("show all", Filter()),
        ("list my okrs", Filter(FilterBy.MINE)),
        ("mine", Filter(FilterBy.MINE)),
        ("company", Filter(FilterBy.COMPANY)),
        ("list OKRs at risk", Filter(FilterBy.AT_RISK)),
        ("list OKRs that need attention", Filter(FilterBy.AT_RISK)),
        ("no-news", Filter(FilterBy.NO_NEWS)),
        ("key results without initiatives", Filter(FilterBy.NO_INITIATIVE)),
        ("list no-initiative", Filter(FilterBy.NO_INITIATIVE)),
        ("behind?", Filter(FilterBy.BEHIND)),
        ("<@U1|ana>", Filter(FilterBy.PERSON, slack_id="U1")),
        ("list <@U1>\u2019s OKRs", Filter(FilterBy.PERSON, slack_id="U1")),
        ("list @ana", Filter(FilterBy.NAMED, "@ana")),
        ("list <#C1|growth>", Filter(FilterBy.TEAM, slack_id="C1")),
        ("list team Growth", Filter(FilterBy.TEAM, "Growth")),
        ("list Growth OKRs", Filter(FilterBy.NAMED, "Growth")),
        ("objectives of Growth", Filter(FilterBy.NAMED, "Growth")),
        ("Q4 2026", Filter(FilterBy.CYCLE, "Q4 2026")),
        ("list last quarter", Filter(FilterBy.CYCLE, "last quarter")),
    ],
)
def test_lists_are_narrowed_in_plain_words(typed: str, chosen: Filter) -> None:
    assert parse_command(typed) == c.ListItems(chosen)


def test_initiatives_are_listed_by_key_result_or_like_anything_else() -> None:
    assert parse_command("initiatives of KR12") == c.Initiatives(ref=KR12)
    assert parse_command("projects at risk") == c.Initiatives(Filter(FilterBy.AT_RISK))
    assert parse_command("initiatives ideas") == c.Initiatives(Filter(FilterBy.IDEAS))


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("updat KR12 45", "update KR12 45"),
        ("lst growth", "list growth"),
        ("chek in", "check in"),
        ("setings", "settings"),
        ("golve live", "go live"),
        ("objective Get in shape", "new objective Get in shape"),
        ("foo bar baz", "help"),
        ("payload", "help"),
        ("x" * 3000, "help"),
    ],
)
def test_an_unknown_word_gets_the_nearest_correct_command(typed: str, nearest: str) -> None:
    assert parse_command(typed) == c.Unknown(typed, nearest)


@pytest.mark.parametrize(
    ("typed", "key", "words"),
    [
        ("edit", "edit", ""),
        ("move?", "move", ""),
        ("close the deal", "close", "the deal"),
        ("show", "show", ""),
        ("remove pricing", "delete", "pricing"),
        ("fix", "correct", ""),
        ("history", "history", ""),
        ("copy", "duplicate", ""),
        ("reopen", "reopen", ""),
        ("new", "new", ""),
    ],
)
def test_a_command_that_names_no_item_lets_one_choose(typed: str, key: str, words: str) -> None:
    assert parse_command(typed) == c.Choose(key, words)


@pytest.mark.parametrize("typed", ["search", "correct O3", "back to school", "go live tomorrow"])
def test_a_command_that_lacks_something_explains_itself(typed: str) -> None:
    assert isinstance(parse_command(typed), c.Help)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_the_help_of_every_topic_can_be_typed_as_it_stands(topic: Topic) -> None:
    usage = topic.usage
    assert not isinstance(parse_command(usage), c.Unknown)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_every_word_of_the_table_is_read(topic: Topic) -> None:
    for word in topic.words:
        assert not isinstance(parse_command(word), c.Unknown)
        assert parse_command(f"help {word}") in {c.Help(topic.key), c.Help(word=word), c.Help()}


_VOCABULARY = [word for topic in TOPICS for word in (*topic.words, topic.usage)]
_PIECES = [
    *_VOCABULARY,
    *("KR12", "I7", "O3", "45", "1 200", "+3", "- 3", "$1,200", "1.2k", "%", "users", "120 of 300", "done", "no"),
    *(
        "at risk",
        "on track",
        "red",
        "blocked",
        "no change",
        "still",
        "is",
        "for",
        "under",
        "until",
        "team",
        "cycle",
        "to",
    ),
    *("<@U1|ana>", "<@U2>", "<#C1|growth>", "@ana", "my", "okrs", "'s", "\u201c", "\u201d", '"', "'", "`", ",", ":"),
    *("-", ".", "?", "=", "(", "\n", "\u00a0", "\u202f", "\u200b", "\U0001f389", "\u2013", "payload", "q4 2026"),
    *("objective", "kr", "task", "initiative", "is", "now"),
]
typed_texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=9).map("".join),
)


@given(typed_texts)
@example("KR12 45, 100")
@example("away open \n :")
@example("new initiative for KR3: KR12 pilot for KR4")
@example("'\u201cKR12\u201d'")
def test_saying_what_was_understood_is_understood_the_same_way(typed: str) -> None:
    command = parse_command(typed)
    assert parse_command(say(command)) == command


@given(typed_texts)
def test_a_suggestion_is_never_unknown_itself(typed: str) -> None:
    command = parse_command(typed)
    if isinstance(command, c.Unknown):
        assert not isinstance(parse_command(command.nearest), c.Unknown)


@pytest.mark.parametrize("piece", [*_PIECES, "okrs ", "for KR12 ", "- ", "1 200 ", "a-", "until "])
def test_three_thousand_characters_of_anything_are_read_at_once(piece: str) -> None:
    text = (piece * 3000)[:3000]
    assert parse_command(say(parse_command(text))) == parse_command(text)
