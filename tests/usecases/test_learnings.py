"""What earlier initiatives taught: found by words, team and cycle, in words and counts, as far as one may see it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.errors import Invalid
from bot.domain.look_backs import VerdictCounts, VerdictEntered
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Verdict, Visibility
from bot.usecases.bets.learnings import PAGE, Learned, list_learnings, similar_bets
from bot.usecases.bets.verdicts import give_verdict
from storage.database import Database
from storage.models import Cycle, KeyResult, Objective, Person, Team
from tests.usecases.looking import NOW, TODAY, Cast, a_company, statements


def bet(cast: Cast, title: str, verdict: Verdict = Verdict.MOVED, learning: str = "", **values: Any) -> None:
    """One with a verdict, for a key result of the owner's own."""
    owner: Person = values.pop("owner", cast.ana)
    team: Team = values.pop("team", cast.growth)
    shown = {name: values.pop(name) for name in ("visibility",) if name in values}
    served = cast.company.session.get_one(KeyResult, cast.goal("Password resets", owner, team, **shown))
    cast.company.bet(title, served, owner, verdict, learning=learning, **values)


def learned(db: Database, stage: Callable[[Cast], object], typed: str = "", who: str = "ana") -> Learned:
    return list_learnings(db, a_company(db, stage, who), typed, NOW)


def titles(found: Learned) -> list[str]:
    return [back.item.title for back in found.backs]


def five_bets(cast: Cast) -> None:
    """Three moved their number, one less, one did not; one has no verdict yet."""
    bet(cast, "Implement SSO", learning="Log-ins through Okta are half the resets")
    bet(cast, "Offer annual contracts", Verdict.LESS, "Procurement wants monthly prices")
    bet(cast, "Shorten the sign-up form", owner=cast.ben)
    support = cast.company.team("Support", cast.carol)
    bet(cast, "Answer by chat", Verdict.NOT_MOVED, "Nobody was awake", team=support)
    bet(cast, "Magic links")
    served = cast.company.session.get_one(KeyResult, 1)
    cast.company.initiative("Reset by SMS", served, cast.ana)


def test_all_of_them_are_counted_in_words(db: Database) -> None:
    found = learned(db, five_bets)

    assert found.counts == VerdictCounts(moved=3, less=1, not_moved=1)
    assert len(found.backs) == 5


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("annual", ["Offer annual contracts"]),
        ("CONTRACT annual", ["Offer annual contracts"]),
        ("monthly price", ["Offer annual contracts"]),
        ("okta", ["Implement SSO"]),
        ("contr", ["Offer annual contracts"]),
        ("annual okta", []),
        ("Support", ["Answer by chat"]),
        ("chat of team Support", ["Answer by chat"]),
        ("#support awake", ["Answer by chat"]),
        ("annual Growth Q4 2026", ["Offer annual contracts"]),
        ("annual in this quarter", ["Offer annual contracts"]),
        ("annual Support", []),
        ("100%", []),
        ("an_ual", []),
    ],
)
def test_they_are_found_by_words_team_and_cycle(db: Database, typed: str, expected: list[str]) -> None:
    assert titles(learned(db, five_bets, typed)) == expected


@pytest.mark.parametrize("typed", ["???", "- -", "\N{ROCKET}", "the", '"'])
def test_what_has_no_word_cannot_be_looked_for(db: Database, typed: str) -> None:
    with pytest.raises(Invalid, match=r"I cannot look for that\. Type a word"):
        learned(db, five_bets, typed)


@pytest.mark.parametrize("typed", ["Support ?", "! Support", "Support - this quarter"])
def test_a_slip_beside_a_name_is_none(db: Database, typed: str) -> None:
    found = learned(db, five_bets, typed)

    assert (titles(found), found.words, found.team) == (["Answer by chat"], "", "Support")


def test_what_was_asked_for_is_said_back(db: Database) -> None:
    found = learned(db, five_bets, "annual contracts of growth in Q4 2026")

    assert (found.words, found.team, found.cycle) == ("annual contracts", "Growth", "Q4 2026")


def test_the_cycle_is_that_of_the_key_result(db: Database) -> None:
    def stage(cast: Cast) -> None:
        bet(cast, "Implement SSO")
        session = cast.company.session
        last = Cycle(
            workspace_id=cast.company.workspace_id,
            name="Q3 2026",
            starts_on=TODAY - timedelta(days=140),
            ends_on=TODAY - timedelta(days=50),
            created_at=NOW,
        )
        session.add(last)
        session.flush()
        bet(cast, "Offer annual contracts")
        session.get_one(Objective, 2).cycle_id = last.key

    assert titles(learned(db, stage, "Q3 2026")) == ["Offer annual contracts"]


def test_a_word_of_the_learning_is_found_as_soon_as_it_is_given(db: Database) -> None:
    actor = a_company(db, lambda cast: bet(cast, "Implement SSO"))
    assert not list_learnings(db, actor, "okta", NOW).backs

    say(db, actor, VerdictEntered(Verdict.LESS, "Okta was the cause"))
    assert titles(list_learnings(db, actor, "okta", NOW)) == ["Implement SSO"]

    say(db, actor, VerdictEntered(Verdict.LESS, "The campaign was the cause"))
    assert not list_learnings(db, actor, "okta", NOW).backs


def say(db: Database, actor: Actor, entered: VerdictEntered) -> None:
    give_verdict(db, actor, Reference(ItemKind.INITIATIVE, 1), entered, NOW)


@pytest.mark.parametrize(("who", "count"), [("ana", 1), ("carol", 1), ("dan", 0)])
def test_what_is_private_is_neither_listed_nor_counted(db: Database, who: str, count: int) -> None:
    found = learned(db, lambda cast: bet(cast, "Implement SSO", visibility=Visibility.PRIVATE), who=who)

    assert (len(found.backs), found.counts.total) == (count, count)


def test_pages_follow_one_another(db: Database) -> None:
    def many(cast: Cast) -> None:
        for each in range(PAGE + 3):
            bet(cast, f"Bet {each}")

    actor = a_company(db, many)
    first, second = (list_learnings(db, actor, "", NOW, offset) for offset in (0, PAGE))

    assert (len(first.backs), len(second.backs), first.counts.total) == (PAGE, 3, PAGE + 3)
    assert not {back.item.ref for back in first.backs} & {back.item.ref for back in second.backs}


def test_however_many_there_are_the_statements_are_as_many(db: Database) -> None:
    actor = a_company(db, five_bets)
    with statements(db) as few:
        list_learnings(db, actor, "annual Growth Q4 2026", NOW)

    def more(session: Any) -> None:
        from tests.builders import Company

        company = Company(session, actor.workspace_id, NOW)
        served, ana = session.get_one(KeyResult, 1), session.get_one(Person, actor.person_id)
        for each in range(30):
            company.bet(f"Offer annual contracts {each}", served, ana, Verdict.MOVED)

    db.write(more)
    with statements(db) as many:
        assert len(list_learnings(db, actor, "annual Growth Q4 2026", NOW).backs) == PAGE

    assert len(many) == len(few)


def similar(db: Database, stage: Callable[[Cast], object], title: str, who: str = "ben") -> list[str]:
    """What somebody hears who has just written this down."""

    def with_new(cast: Cast) -> None:
        stage(cast)
        served = cast.company.session.get_one(KeyResult, cast.goal("Churn", cast.ben))
        cast.company.initiative(title, served, cast.ben, number=99)

    actor = a_company(db, with_new, who)
    return [found.item.title for found in similar_bets(db, actor, Reference(ItemKind.INITIATIVE, 99), NOW)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Annual contracts for resellers", ["Offer annual contracts"]),
        ("A shorter sign-up form", ["Shorten the sign-up form"]),
        ("Reset by SMS for admins", []),  # it has no verdict
        ("Translate the handbook", []),
        ("\U0001f680", []),
    ],
)
def test_whoever_writes_a_similar_one_hears_of_it(db: Database, title: str, expected: list[str]) -> None:
    assert similar(db, five_bets, title) == expected


def test_of_a_private_one_nobody_hears_who_may_not_see_it(db: Database) -> None:
    def secret(cast: Cast) -> None:
        bet(cast, "Offer annual contracts", visibility=Visibility.PRIVATE)

    assert not similar(db, secret, "Annual contracts for resellers")


def test_of_many_similar_ones_the_three_most_alike_are_told(db: Database) -> None:
    def many(cast: Cast) -> None:
        for title in ("Offer annual contracts", "Annual contracts in Spain", "Annual contracts", "Contracts annually"):
            bet(cast, title)
        bet(cast, "Annual contracts for bakeries")

    told = similar(db, many, "Annual contracts for resellers")

    assert told == ["Annual contracts", "Annual contracts for bakeries", "Annual contracts in Spain"]
