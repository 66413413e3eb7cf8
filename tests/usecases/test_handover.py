"""What somebody owns goes to somebody else in one go."""

import pytest
from sqlmodel import Session, select

from bot.domain.errors import Invalid, InvalidForm, NotAllowed, NotFound
from bot.domain.handover import HandoverEntered
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, OwnerAnswer, Visibility
from bot.usecases.checking_in.asks import raise_ask
from bot.usecases.company.workspaces import actor_of
from bot.usecases.goals.handover import answer_handover, hand_over, handover_as_sent, open_handover
from storage.database import Database
from storage.models import Ask, AuditEvent, Initiative, KeyResult, Objective, OutboxRow, Person
from storage.repositories.goals import Goals
from tests.usecases.looking import NOW, Cast, a_company, statements

O1, KR1, KR2, I1 = (
    Reference(ItemKind.OBJECTIVE, 1),
    Reference(ItemKind.KEY_RESULT, 1),
    Reference(ItemKind.KEY_RESULT, 2),
    Reference(ItemKind.INITIATIVE, 1),
)
ANA, BEN, CAROL, DAN = "U0", "U1", "U2", "U3"


def staged(cast: Cast) -> None:
    """Ana owns an objective, a key result and an initiative in Carol's team; a second key result is Ben's."""
    objective = cast.company.objective("Better login", cast.ana, cast.growth)
    resets = cast.company.key_result("Password resets", objective, cast.ana, "10", "1")
    cast.company.key_result("Calls", objective, cast.ben, "10", "1")
    cast.company.initiative("Implement SSO", resets, cast.ana)
    cast.company.goes_live()


def somebody(session: Session, slack_user_id: str) -> Person:
    return session.exec(select(Person).where(Person.slack_user_id == slack_user_id)).one()


def acting(db: Database, slack_user_id: str) -> Actor:
    return db.read(lambda session: actor_of(session, somebody(session, slack_user_id), NOW))


def owners(db: Database) -> dict[str, str]:
    """Whose each item is, by reference."""

    def look(session: Session) -> dict[str, str]:
        names = {person.id: person.slack_user_id for person in session.exec(select(Person))}
        rows = [
            *((f"O{row.number}", row.owner_id) for row in session.exec(select(Objective))),
            *((f"KR{row.number}", row.owner_id) for row in session.exec(select(KeyResult))),
            *((f"I{row.number}", row.owner_id) for row in session.exec(select(Initiative))),
        ]
        return {ref: names[owner_id] for ref, owner_id in rows}

    return db.read(look)


def entered(*items: Reference, taker: str = BEN, giver: str = ANA) -> HandoverEntered:
    return HandoverEntered(giver, taker, items)


def sent(db: Database) -> list[OutboxRow]:
    return db.read(lambda session: list(session.exec(select(OutboxRow).where(OutboxRow.kind == "handed_over"))))


def test_the_form_lists_what_somebody_owns_and_nothing_of_others(db: Database) -> None:
    ana = a_company(db, staged)

    assert [item.ref for item in open_handover(db, ana, ANA, "", NOW).items] == [O1, KR1, I1]


def test_what_is_ticked_moves_and_the_rest_stays(db: Database) -> None:
    ana = a_company(db, staged)

    hand_over(db, ana, entered(KR1, I1), "t", NOW)

    assert owners(db) == {"O1": ANA, "KR1": BEN, "KR2": BEN, "I1": BEN}


def test_the_new_owner_hears_all_of_it_in_one_message(db: Database) -> None:
    ana = a_company(db, staged)

    hand_over(db, ana, entered(O1, KR1, I1), "t", NOW)

    [row] = sent(db)
    told = handover_as_sent(db, ana.workspace_id, row.facts["event_id"], BEN, NOW)
    assert told is not None
    assert [each.item.ref for each in told.items] == [O1, KR1, I1]
    others = db.read(lambda session: session.exec(select(OutboxRow.kind)).all())
    assert "new_owner" not in others


def test_each_item_has_it_in_its_history(db: Database) -> None:
    ana = a_company(db, staged)

    hand_over(db, ana, entered(KR1, I1), "t", NOW)

    events = db.read(lambda session: list(session.exec(select(AuditEvent).where(AuditEvent.verb == "hand over"))))
    assert [event.item_kind for event in events] == [ItemKind.KEY_RESULT, ItemKind.INITIATIVE, "person"]


def test_the_same_form_twice_moves_it_once(db: Database) -> None:
    ana = a_company(db, staged)
    hand_over(db, ana, entered(KR1), "t", NOW)

    again = hand_over(db, ana, entered(KR1), "t", NOW)

    assert (again.items, again.gone, len(sent(db))) == ((), (), 1)


def test_what_changed_hands_meanwhile_stays_where_it_is_and_is_named(db: Database) -> None:
    ana = a_company(db, staged)
    hand_over(db, ana, entered(KR1, taker=CAROL), "t", NOW)

    done = hand_over(db, ana, entered(KR1, I1), "another form", NOW)

    assert (done.gone, owners(db)["KR1"], owners(db)["I1"]) == ((KR1,), CAROL, BEN)


def test_a_lead_hands_over_what_somebody_who_left_owned(db: Database) -> None:
    a_company(db, staged)
    db.write(lambda session: setattr(somebody(session, ANA), "is_deactivated", True))

    done = hand_over(db, acting(db, CAROL), entered(O1, KR1, I1), "t", NOW)

    assert (len(done.items), done.is_told) == (3, True)


def test_somebody_else_moves_nothing_and_hears_who_could(db: Database) -> None:
    a_company(db, staged)

    with pytest.raises(NotAllowed) as refused:
        hand_over(db, acting(db, DAN), entered(KR1, taker=DAN), "t", NOW)

    assert refused.value.who_could == (CAROL,)
    assert owners(db)["KR1"] == ANA


def test_a_team_mate_who_leads_nothing_moves_nothing(db: Database) -> None:
    a_company(db, staged)

    with pytest.raises(NotAllowed):
        hand_over(db, acting(db, BEN), entered(KR1), "t", NOW)


@pytest.mark.parametrize("flag", ["is_deactivated", "is_bot", "is_external"])
def test_nobody_who_gets_no_messages_can_be_given_anything(db: Database, flag: str) -> None:
    ana = a_company(db, staged)

    db.write(lambda session: setattr(somebody(session, BEN), flag, True))

    with pytest.raises(InvalidForm):
        hand_over(db, ana, entered(KR1), "t", NOW)
    assert owners(db)["KR1"] == ANA


@pytest.mark.parametrize("form", [entered(), entered(KR1, taker=""), entered(KR1, taker=ANA)])
def test_a_form_without_ticks_or_without_a_new_owner_is_refused(db: Database, form: HandoverEntered) -> None:
    ana = a_company(db, staged)

    with pytest.raises(InvalidForm):
        hand_over(db, ana, form, "t", NOW)


def test_accepting_all_leaves_nothing_open(db: Database) -> None:
    ana = a_company(db, staged)
    hand_over(db, ana, entered(O1, KR1, I1), "t", NOW)

    told = answer_handover(db, acting(db, BEN), sent(db)[0].facts["event_id"], 0, accepts=True, now=NOW)

    assert not told.is_open
    assert {each.answer for each in told.items} == {OwnerAnswer.ACCEPTED}


def test_one_item_goes_back_and_the_others_stay(db: Database) -> None:
    ana = a_company(db, staged)
    hand_over(db, ana, entered(KR1, I1), "t", NOW)
    handover_id = sent(db)[0].facts["event_id"]
    told = handover_as_sent(db, ana.workspace_id, handover_id, BEN, NOW)
    assert told is not None

    answer_handover(db, acting(db, BEN), handover_id, told.items[0].event_id, accepts=False, now=NOW)

    assert (owners(db)["KR1"], owners(db)["I1"]) == (ANA, BEN)


def test_nobody_else_answers_for_the_new_owner(db: Database) -> None:
    ana = a_company(db, staged)
    hand_over(db, ana, entered(KR1), "t", NOW)

    with pytest.raises(NotFound):
        answer_handover(db, acting(db, DAN), sent(db)[0].facts["event_id"], 0, accepts=True, now=NOW)


def ben_asks_ana(db: Database) -> int:
    """An open ask about KR2, which is Ben's."""

    def ask(session: Session) -> None:
        ben, ana = (actor_of(session, somebody(session, each), NOW) for each in (BEN, ANA))
        row = Goals(session, ben).key_result(2)
        assert row is not None
        raise_ask(session, ben, row, ana, "Approve e-sign", NOW)

    db.write(ask)
    return db.read(lambda session: session.exec(select(Ask)).one().key)


def test_an_open_ask_waits_for_the_new_person(db: Database) -> None:
    ana = a_company(db, staged)
    ask_id = ben_asks_ana(db)

    done = hand_over(db, ana, HandoverEntered(ANA, CAROL, ask_ids=(ask_id,)), "t", NOW)

    assert [ask.to.slack_user_id for ask in done.asks] == [CAROL]
    told = handover_as_sent(db, ana.workspace_id, sent(db)[0].facts["event_id"], CAROL, NOW)
    assert told is not None
    assert [ask.words for ask in told.asks] == ["Approve e-sign"]


def test_an_ask_never_goes_to_whoever_asked_it(db: Database) -> None:
    ana = a_company(db, staged)
    ask_id = ben_asks_ana(db)

    with pytest.raises(Invalid):
        hand_over(db, ana, HandoverEntered(ANA, BEN, ask_ids=(ask_id,)), "t", NOW)


def test_an_ask_about_something_private_stays_with_those_who_see_it(db: Database) -> None:
    ana = a_company(db, staged)
    ask_id = ben_asks_ana(db)

    def hide(session: Session) -> None:
        item = session.exec(select(KeyResult).where(KeyResult.number == 2)).one()
        item.visibility = Visibility.PRIVATE

    db.write(hide)

    with pytest.raises(Invalid):
        hand_over(db, acting(db, CAROL), HandoverEntered(ANA, DAN, (KR1,), (ask_id,)), "t", NOW)
    assert owners(db)["KR1"] == ana.slack_user_id


def test_the_message_takes_as_many_queries_for_thirty_items_as_for_three(db: Database) -> None:
    def much(cast: Cast) -> None:
        objective = cast.company.objective("Better login", cast.ana, cast.growth)
        for number in range(31):
            cast.company.key_result(f"Password resets {number}", objective, cast.ana, "10", "1")
        cast.company.goes_live()

    ana = a_company(db, much)
    references = [Reference(ItemKind.KEY_RESULT, number) for number in range(1, 32)]
    for token, some in (("three", references[:3]), ("many", references[3:])):
        hand_over(db, ana, entered(*some), token, NOW)
    asked = []
    for row in sent(db):
        with statements(db) as run:
            heard = handover_as_sent(db, 1, row.facts["event_id"], BEN, NOW)
        assert heard is not None
        asked.append((len(heard.items), len(run)))

    (few, queries_few), (many, queries_many) = asked
    assert (few, many) == (3, 28)
    assert queries_few == queries_many
