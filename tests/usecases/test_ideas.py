"""Ideas: who may have, score and see them, in which order they stand, and whatever people type."""

import pytest
from sqlmodel import func, select

from bot.domain.entered import Choice
from bot.domain.errors import AlreadyDecided, Invalid, InvalidForm, NotAllowed, NotFound
from bot.domain.ideas import Quadrant, Tally
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemState, Stage, Visibility
from bot.usecases.bets.ideas import begin_idea, open_score, suggest_teams_for_ideas
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from storage.models import AuditEvent, IdeaScore, Initiative, OutboxRow
from tests.builders import Company
from tests.usecases.brainstorm import I1, Brainstorm
from tests.usecases.looking import NOW, statements

ODD = {
    "one emoji": "\U0001f680",
    "right to left": "להציע חוזים שנתיים",
    "Chinese": "提供年度合同",
    "markup": "*bold* _x_ `code` <https://evil.example|click> <!channel> <@U123> :tada: & < >",
    "a formula": "=HYPERLINK()",
}


@pytest.fixture
def team(db: Database) -> Brainstorm:
    return Brainstorm(db).begins()


@pytest.fixture
def told(sqlite_url: str) -> Brainstorm:
    """The same on one database, where both would say the same."""
    return Brainstorm(Database.open(sqlite_url)).begins()


def stored(team: Brainstorm) -> Initiative:
    return team.db.read(lambda session: session.exec(select(Initiative)).one())


def count(team: Brainstorm, table: type) -> int:
    return team.db.read(lambda session: session.exec(select(func.count()).select_from(table)).one())


def test_an_idea_goes_before_its_team_with_its_owner(team: Brainstorm) -> None:
    saved = team.has()

    item = stored(team)
    assert (item.stage, item.owner_id, item.key_result_id) == (Stage.IDEA, team.people["Ana"].person_id, None)
    assert saved.is_posted
    [row] = team.db.read(lambda session: session.exec(select(OutboxRow).where(OutboxRow.kind == "idea")).all())
    assert (row.recipient, row.facts) == ("C1", {"initiative_id": item.key})


def test_submitted_twice_it_is_one_idea(team: Brainstorm) -> None:
    assert team.has(token="form:1") == team.has(token="form:1")
    assert count(team, Initiative) == 1


@pytest.mark.parametrize("title", ODD.values(), ids=ODD)
def test_whatever_is_typed_is_kept_as_it_is(told: Brainstorm, title: str) -> None:
    assert told.has(title).idea.title == title
    assert told.board().ideas[0].title == title


def test_three_thousand_letters_are_kept_and_one_more_is_refused_beside_its_field(told: Brainstorm) -> None:
    told.has(scope="x" * 3_000)
    assert len(stored(told).scope) == 3_000
    with pytest.raises(InvalidForm) as refused:
        told.has("Another", scope="x" * 3_001)
    assert [each.field for each in refused.value.problems] == ["scope"]


@pytest.mark.parametrize("title", ["", "   ", "\u200b"])
def test_an_idea_needs_a_title(told: Brainstorm, title: str) -> None:
    with pytest.raises(InvalidForm) as refused:
        told.has(title)
    assert [each.field for each in refused.value.problems] == ["title"]


def test_a_team_without_a_channel_is_told_nothing(told: Brainstorm) -> None:
    told.growth(channel_id=None)
    assert not told.has().is_posted


def test_an_idea_for_a_private_key_result_stays_out_of_the_channel(told: Brainstorm) -> None:
    told.objective(visibility=Visibility.PRIVATE)
    assert not told.has(key_result=Choice("KR1", "KR1")).is_posted


def test_an_idea_belongs_to_the_team_of_its_key_result(told: Brainstorm) -> None:
    assert told.has(team="Sales", key_result=Choice("KR1", "KR1")).idea.team_name == "Growth"


def test_an_idea_for_a_closed_key_result_is_refused_beside_its_field(told: Brainstorm) -> None:
    told.key_result(state=ItemState.CLOSED)
    with pytest.raises(InvalidForm) as refused:
        told.has(key_result=Choice("KR1", "KR1"))
    assert "KR1 is closed" in refused.value.problems[0].problem


@pytest.mark.parametrize(
    ("who", "channel", "found"), [("Dan", "C1", "Growth"), ("Ana", "C9", "Growth"), ("Dan", "", "")]
)
def test_the_team_is_that_of_the_channel_else_ones_own_else_asked_for(
    told: Brainstorm, who: str, channel: str, found: str
) -> None:
    team = begin_idea(told.db, told.people[who], channel)
    assert (team.words if team else "") == found


def test_where_there_is_only_the_company_an_idea_goes_before_it(sqlite_url: str) -> None:
    db = Database.open(sqlite_url)
    workspace_id = open_workspace(db, "T1", "Acme", NOW)
    actor = db.write(lambda session: actor_in(session, workspace_id))
    team = begin_idea(db, actor, "")
    db.close()
    assert team is not None
    assert team.words == "Acme"


def actor_in(session, workspace_id: int):  # type: ignore[no-untyped-def]
    company = Company(session, workspace_id, NOW)
    return company.actor(company.person("Ana", "UANA"))


def test_ones_own_teams_are_offered_first(told: Brainstorm) -> None:
    offered = suggest_teams_for_ideas(told.db, told.people["Ana"], "")
    assert [each.words for each in offered] == ["Growth", "Acme", "Sales"]
    assert suggest_teams_for_ideas(told.db, told.people["Gus"], "") == ()


@pytest.mark.parametrize("who", ["Ana", "Ben", "Carol", "Olga"])
def test_the_team_and_admins_score(told: Brainstorm, who: str) -> None:
    told.has()
    assert told.scores(who, 5, 2).tally == Tally(1, 5, 2)  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["Dan", "Gus"])
def test_strangers_and_guests_do_not_and_hear_who_can(told: Brainstorm, who: str) -> None:
    told.has()
    with pytest.raises(NotAllowed) as refused:
        told.scores(who, 5, 2)
    with pytest.raises(NotAllowed):
        open_score(told.db, told.people[who], I1, NOW)
    assert refused.value.who_could == ("U0", "U2")
    assert count(told, IdeaScore) == 0


def test_of_an_idea_for_the_company_every_colleague_is_a_team_mate(told: Brainstorm) -> None:
    told.has(team="Acme")
    assert told.scores("Dan", 5, 2).tally.count == 1


def test_somebody_of_another_company_finds_nothing_to_score(told: Brainstorm) -> None:
    told.has()
    elsewhere = open_workspace(told.db, "T2", "Globex", NOW)
    told.people["Eve"] = told.db.write(lambda session: actor_in(session, elsewhere))
    with pytest.raises(NotFound):
        told.scores("Eve", 5, 2)
    assert told.numbers(by="Eve") == []


def test_guests_have_no_ideas_here(told: Brainstorm) -> None:
    with pytest.raises(NotAllowed):
        told.has(by="Gus")
    assert count(told, Initiative) == 0


def test_scoring_again_changes_ones_own_score_and_leaves_a_trace(team: Brainstorm) -> None:
    team.has()
    team.scores("Ben", 1, 1)
    team.scores("Ana", 3, 3)
    assert team.scores("Ben", 5, 3).tally == Tally(2, 4, 3)  # type: ignore[arg-type]

    assert count(team, IdeaScore) == 2
    opened = open_score(team.db, team.people["Ben"], I1, NOW)
    assert opened.own is not None
    assert (opened.own.value, opened.own.effort) == (5, 3)
    events = team.db.read(lambda session: session.exec(select(AuditEvent).where(AuditEvent.verb == "score")).all())
    assert [(each.before, each.after) for each in events][-1] == (
        {"value": 1, "effort": 1},
        {"value": 5, "effort": 3},
    )


def test_what_is_decided_is_not_scored_any_more(told: Brainstorm) -> None:
    told.has()
    told.declines("Carol")
    with pytest.raises(AlreadyDecided) as refused:
        told.scores("Ben", 5, 3)
    assert (refused.value.stage, refused.value.by, refused.value.reason) == (Stage.DROPPED, "Carol Kim", "Too dear")


def test_the_big_rocks_come_first_and_what_nobody_scored_last(team: Brainstorm) -> None:
    for title in ("Nobody scored it", "Small", "Quick win", "Big rock"):
        team.has(title)
    for number, value, effort in ((2, 2, 1), (3, 4, 3), (4, 5, 4)):
        team.scores("Ben", value, effort, Reference(ItemKind.INITIATIVE, number))

    board = team.board()
    assert [card.title for card in board.ideas] == ["Big rock", "Quick win", "Small", "Nobody scored it"]
    assert [(each.quadrant, each.total) for each in board.corners] == [
        (Quadrant.BIG_ROCK, 1),
        (Quadrant.QUICK_WIN, 1),
        (Quadrant.DOUBTFUL, 0),
        (Quadrant.SMALL, 1),
    ]
    assert (board.total, board.unscored) == (4, 1)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", [1, 2, 3]),
        ("growth", [1, 2]),
        ("contracts", [1, 3]),
        ("Growth contracts", [1]),
        ("contracts in growth", [1]),
        ("for team Sales", [3]),
        ("nothing like it", []),
        ("renewals", [2]),
        ("%", []),
    ],
)
def test_ideas_are_found_by_their_team_and_their_words(told: Brainstorm, words: str, numbers: list[int]) -> None:
    told.has("Offer annual contracts")
    told.has("Call everybody", scope="In: renewals")
    told.has("Sign contracts online", team="Sales")
    assert told.numbers(words) == numbers


def test_a_channel_stands_for_its_team(told: Brainstorm) -> None:
    told.has()
    told.has("Another", team="Sales")
    assert told.numbers(channel_id="C2") == [2]
    with pytest.raises(Invalid):
        told.numbers(channel_id="C9")


def test_guests_read_the_ideas_of_their_channels_only(told: Brainstorm) -> None:
    told.has()
    told.has("Another", team="Sales")
    assert told.numbers(by="Gus") == [1]
    assert told.numbers("sales", by="Gus") == []


def test_what_became_private_is_in_nobodys_list_but_the_circles(told: Brainstorm) -> None:
    told.has(key_result=Choice("KR1", "KR1"), by="Ben")
    told.objective(visibility=Visibility.PRIVATE)
    assert [told.numbers(by=who) for who in ("Dan", "Olga", "Gus")] == [[], [], []]
    assert [told.numbers(by=who) for who in ("Ana", "Ben", "Carol")] == [[1], [1], [1]]


def test_the_list_takes_as_many_queries_for_many_ideas_as_for_few(team: Brainstorm) -> None:
    team.has("One", key_result=Choice("KR1", "KR1"))
    team.scores("Ben", 5, 4)
    with statements(team.db) as few:
        team.board()
    for number in range(2, 45):
        team.has(f"Idea {number}", by="Ben", key_result=Choice("KR1", "KR1"))
        team.scores("Carol", 4, 4, Reference(ItemKind.INITIATIVE, number))
    with statements(team.db) as many:
        board = team.board()
    assert len(few) == len(many)
    assert (len(board.ideas), board.total) == (20, 44)
    assert [len(team.board(offset=offset).ideas) for offset in (20, 40, 60)] == [20, 4, 0]
    assert team.board(offset=20).corners == ()


@pytest.mark.parametrize("word", ["übermut", "ÜBERMUT", "100%", "a_b", "c\\d"])
def test_ideas_are_found_by_words_of_any_language_on_both_databases(team: Brainstorm, word: str) -> None:
    team.has("Mehr Übermut wagen: 100% a_b c\\d")
    team.has("Nichts davon: 1000 aab cd")
    assert team.numbers(word) == [1]
