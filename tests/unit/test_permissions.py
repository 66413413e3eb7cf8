"""Who may do what, person by person and verb by verb. The table below is the product's promise; nothing else is."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from bot.domain.people import Actor, Stake
from bot.domain.permissions import Verb, may, who_could

GROWTH, SALES, COMPANY = 10, 11, 1
ANA, CO, DELE, READ, CAROL, BEN, DAN = range(101, 108)


def person(person_id: int, **facts: Any) -> Actor:
    return Actor(workspace_id=1, person_id=person_id, slack_user_id="U", name="N", **facts)


growth = frozenset({GROWTH})
PEOPLE = {
    "ana": person(ANA, member_of=growth),  # the owner
    "co-owner": person(CO),
    "delegate": person(DELE),
    "reader": person(READ),
    "carol": person(CAROL, leads=growth, member_of=growth),  # the lead
    "ben": person(BEN, member_of=growth),  # a team-mate
    "dan": person(DAN, member_of=frozenset({SALES})),  # a stranger
    "sales lead": person(120, leads=frozenset({SALES}), member_of=frozenset({SALES})),
    "company lead": person(121, leads=frozenset({COMPANY}), member_of=frozenset({COMPANY}), leads_company=True),
    "admin": person(122, is_admin=True),
    "slack owner": person(123, is_slack_owner=True),
    "guest here": person(124, is_guest=True, member_of=growth),
    "guest elsewhere": person(125, is_guest=True, member_of=frozenset({SALES})),
    "guest who owns": person(ANA, is_guest=True),
    "guest with titles": person(
        126, is_guest=True, is_admin=True, is_slack_owner=True, leads=growth, leads_company=True
    ),
}
TEAM_ITEM = Stake(
    owner_id=ANA,
    team_id=GROWTH,
    co_owner_ids=frozenset({CO}),
    delegate_ids=frozenset({DELE}),
    reader_ids=frozenset({READ}),
    lead_ids=frozenset({CAROL}),
)
PRIVATE_ITEM = replace(TEAM_ITEM, is_private=True)
COMPANY_ITEM = Stake(owner_id=None, team_id=COMPANY, is_company=True)
COLLEAGUES = "ana, co-owner, delegate, reader, carol, ben, dan, sales lead, company lead, admin, slack owner"

# stake, verb -> everybody who may; whoever is not named may not.
PROMISED = {
    ("team item", Verb.SEE): f"{COLLEAGUES}, guest here, guest who owns",
    ("team item", Verb.CHECK_IN): "ana, co-owner, delegate, guest who owns",
    ("team item", Verb.CHECK_IN_FOR): "carol, admin",
    ("team item", Verb.CREATE): "ana, ben, carol, admin",
    ("team item", Verb.EDIT): "ana, carol, admin, guest who owns",
    ("team item", Verb.START): "ana, carol, admin, guest who owns",
    ("team item", Verb.CLOSE): "ana, carol, admin, guest who owns",
    ("team item", Verb.JUDGE): "ana, delegate, carol, admin, guest who owns",
    ("team item", Verb.SCORE_IDEA): "ana, co-owner, delegate, reader, carol, ben, admin",
    ("team item", Verb.SETTLE_IDEA): "ana, carol, ben, admin",
    ("team item", Verb.DECIDE_IDEA): "carol, admin",
    ("team item", Verb.ANSWER_ASK): "ana, delegate, guest who owns",
    ("team item", Verb.MANAGE_TEAM): "carol, admin",
    ("team item", Verb.MANAGE_WORKSPACE): "admin",
    ("team item", Verb.APPOINT_ADMINS): "slack owner, admin",
    ("private item", Verb.SEE): "ana, co-owner, delegate, reader, carol, guest who owns",
    ("private item", Verb.CHECK_IN): "ana, co-owner, delegate, guest who owns",
    ("private item", Verb.CHECK_IN_FOR): "carol",
    ("private item", Verb.CREATE): "ana, carol",
    ("private item", Verb.EDIT): "ana, carol, guest who owns",
    ("private item", Verb.START): "ana, carol, guest who owns",
    ("private item", Verb.CLOSE): "ana, carol, guest who owns",
    ("private item", Verb.JUDGE): "ana, delegate, carol, guest who owns",
    ("private item", Verb.SCORE_IDEA): "ana, co-owner, delegate, reader, carol",
    ("private item", Verb.SETTLE_IDEA): "ana, carol",
    ("private item", Verb.DECIDE_IDEA): "carol",
    ("private item", Verb.ANSWER_ASK): "ana, delegate, guest who owns",
    ("private item", Verb.MANAGE_TEAM): "carol",
    ("company item", Verb.SEE): COLLEAGUES,
    ("company item", Verb.CHECK_IN_FOR): "company lead, admin",
    ("company item", Verb.CREATE): "company lead, admin",
    ("company item", Verb.EDIT): "company lead, admin",
    ("company item", Verb.START): "company lead, admin",
    ("company item", Verb.CLOSE): "company lead, admin",
    ("company item", Verb.JUDGE): "company lead, admin",
    ("company item", Verb.SCORE_IDEA): COLLEAGUES,
    ("company item", Verb.SETTLE_IDEA): COLLEAGUES,
    ("company item", Verb.DECIDE_IDEA): "company lead, admin",
    ("company item", Verb.MANAGE_TEAM): "company lead, admin",
    ("company item", Verb.MANAGE_WORKSPACE): "admin",
    ("company item", Verb.APPOINT_ADMINS): "slack owner, admin",
    ("workspace", Verb.MANAGE_WORKSPACE): "admin",
    ("workspace", Verb.APPOINT_ADMINS): "slack owner, admin",
}
STAKES = {"team item": TEAM_ITEM, "private item": PRIVATE_ITEM, "company item": COMPANY_ITEM, "workspace": None}


@pytest.mark.parametrize(("what", "verb"), list(product(STAKES, Verb)))
def test_exactly_the_promised_people_may(what: str, verb: Verb) -> None:
    allowed = {name for name, actor in PEOPLE.items() if may(actor, verb, STAKES[what])}
    promised = PROMISED.get((what, verb), "")
    assert allowed == {name for name in promised.split(", ") if name}


def test_everybody_may_set_goals_of_their_own() -> None:
    assert may(PEOPLE["dan"], Verb.CREATE, Stake(owner_id=DAN, team_id=None))
    assert may(PEOPLE["dan"], Verb.CREATE, Stake(owner_id=None, team_id=None))
    assert not may(PEOPLE["ben"], Verb.CREATE, Stake(owner_id=DAN, team_id=None))
    assert not may(PEOPLE["guest here"], Verb.CREATE, Stake(owner_id=None, team_id=None))


def test_what_lost_its_owner_belongs_to_nobody() -> None:
    assert not may(PEOPLE["dan"], Verb.EDIT, Stake(owner_id=None, team_id=None))


class TestInitiatives:
    """An initiative has two stakes: its own owner's and the key result's."""

    OWN = Stake(owner_id=DAN, team_id=SALES)

    def test_its_own_owner_edits_it(self) -> None:
        assert may(PEOPLE["dan"], Verb.EDIT, self.OWN, TEAM_ITEM)

    def test_the_key_results_owner_and_lead_edit_it_too(self) -> None:
        assert may(PEOPLE["ana"], Verb.EDIT, self.OWN, TEAM_ITEM)
        assert may(PEOPLE["carol"], Verb.CHECK_IN_FOR, self.OWN, TEAM_ITEM)

    def test_the_initiatives_owner_does_not_edit_the_key_result(self) -> None:
        assert not may(PEOPLE["dan"], Verb.EDIT, TEAM_ITEM)

    def test_the_key_results_owner_does_not_check_in_on_it(self) -> None:
        assert not may(PEOPLE["ana"], Verb.CHECK_IN, self.OWN, TEAM_ITEM)

    def test_a_team_mate_of_the_key_result_does_not_edit_it(self) -> None:
        assert not may(PEOPLE["ben"], Verb.EDIT, self.OWN, TEAM_ITEM)

    def test_any_member_starts_one_for_a_key_result_of_the_company(self) -> None:
        assert may(PEOPLE["dan"], Verb.CREATE, self.OWN, COMPANY_ITEM)

    def test_nobody_starts_one_for_a_key_result_that_they_may_not_see(self) -> None:
        assert not may(PEOPLE["dan"], Verb.CREATE, self.OWN, PRIVATE_ITEM)
        assert may(PEOPLE["carol"], Verb.CREATE, replace(self.OWN, team_id=GROWTH), PRIVATE_ITEM)

    def test_a_private_key_result_hides_it_from_colleagues_and_admins(self) -> None:
        assert not may(PEOPLE["ben"], Verb.SEE, self.OWN, PRIVATE_ITEM)
        assert not may(PEOPLE["admin"], Verb.EDIT, self.OWN, PRIVATE_ITEM)

    def test_whoever_may_see_the_private_key_result_sees_it(self) -> None:
        assert may(PEOPLE["reader"], Verb.SEE, replace(self.OWN, is_private=True), PRIVATE_ITEM)

    def test_a_private_one_for_an_open_key_result_stays_hidden_from_its_owner(self) -> None:
        assert not may(PEOPLE["ana"], Verb.SEE, replace(self.OWN, is_private=True), TEAM_ITEM)


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("title", ["is_admin", "is_slack_owner", "leads_company"])
def test_a_title_never_takes_anything_away(verb: Verb, title: str) -> None:
    for actor, stake in product(PEOPLE.values(), STAKES.values()):
        if may(actor, verb, stake):
            assert may(replace(actor, **{title: True}), verb, stake)  # type: ignore[arg-type]


def test_a_refusal_can_name_who_could() -> None:
    assert who_could(Verb.EDIT, TEAM_ITEM) == {ANA, CAROL}
    assert who_could(Verb.CHECK_IN, TEAM_ITEM) == {ANA, CO, DELE}
    assert who_could(Verb.EDIT, Stake(owner_id=DAN, team_id=SALES), TEAM_ITEM) == {DAN, ANA, CAROL}
    assert who_could(Verb.MANAGE_WORKSPACE, TEAM_ITEM) == frozenset()
