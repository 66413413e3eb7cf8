"""What people type behind an initiative: what holds it up, and what came of it."""

import pytest

from bot.domain.command_says import say
from bot.domain.command_words import parse_command
from bot.domain.commands import Choose, New
from bot.domain.initiative_commands import (
    Block,
    Decline,
    Drop,
    Finish,
    LookBack,
    Plan,
    ScoreIdea,
    Start,
    Unblock,
)
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Verdict

I7 = Reference(ItemKind.INITIATIVE, 7)
KR2 = Reference(ItemKind.KEY_RESULT, 2)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("start I7", Start(I7)),
        ("begin i-7", Start(I7)),
        ("start KR2", Start(KR2)),
        ("unblock I7", Unblock(I7)),
        ("finish I7", Finish(I7)),
        ("finish KR2", Finish(KR2)),
        ("drop I7", Drop(I7)),
        ("drop I7.", Drop(I7)),
        ("drop I7 because Legal says no", Drop(I7, "Legal says no")),
        ("drop I7, because of the audit", Drop(I7, "the audit")),
        ("drop I7 because", Drop(I7)),
        ("drop I7 becauseway is closed", Drop(I7, "becauseway is closed")),
        ("drop I7: nobody has time.", Drop(I7, "nobody has time.")),
        ("finish I7 \u201csigned three customers\u201d", Finish(I7, "signed three customers")),
        ("finish I7, ?", Finish(I7)),
        ("block I7", Block(I7)),
        ("block I7 by Legal", Block(I7, "Legal")),
        ("block I7: Legal until 4 Dec", Block(I7, "Legal", "4 Dec")),
        ("blocked I7 by the contract till Friday", Block(I7, "the contract", "Friday")),
        ("block I7 until Friday", Block(I7, "", "Friday")),
        ("plan I7", Plan(I7)),
        ("plan I7 two customers asked", Plan(I7, "two customers asked")),
        ("decline I7: too few ask for it", Decline(I7, "too few ask for it")),
        ("score I7", ScoreIdea(I7)),
        ("score I7 4 2", ScoreIdea(I7, 4, 2)),
        ("score I7 value 4, effort 2", ScoreIdea(I7, 4, 2)),
        ("score I7 6 2", ScoreIdea(I7)),
        ("verdict I7", LookBack(I7)),
        ("look back at I7", LookBack(I7)),
        ("verdict I7 moved", LookBack(I7, Verdict.MOVED)),
        ("verdict I7 it moved the number: SSO pays", LookBack(I7, Verdict.MOVED, "SSO pays")),
        ("verdict I7 less than we thought, Sales never used it", LookBack(I7, Verdict.LESS, "Sales never used it")),
        ("verdict I7 it didn\u2019t. Wrong people", LookBack(I7, Verdict.NOT_MOVED, "Wrong people")),
        ("verdict I7 did not move the number", LookBack(I7, Verdict.NOT_MOVED)),
        ("verdict I7 cannot tell", LookBack(I7, Verdict.CANNOT_TELL)),
        ("verdict I7 lessons learned", LookBack(I7, None, "lessons learned")),
        ("verdict I7 nobody asked", LookBack(I7, None, "nobody asked")),
    ],
)
def test_it_is_read_as_people_type_it(typed: str, command: object) -> None:
    assert parse_command(typed) == command


def test_to_start_something_that_is_no_initiative_yet_is_to_make_it() -> None:
    assert parse_command("start initiative Implement SSO") == New(ItemKind.INITIATIVE, "Implement SSO")


@pytest.mark.parametrize(
    "typed", ["start", "block", "unblock", "verdict", "finish", "drop", "score", "plan", "decline"]
)
def test_without_an_item_it_is_chosen(typed: str) -> None:
    assert parse_command(typed) == Choose(typed)


@pytest.mark.parametrize(
    "command",
    [
        Start(I7),
        Unblock(I7),
        Block(I7, "Legal", "4 Dec"),
        Finish(KR2),
        Drop(I7, "nobody has time"),
        Plan(I7, "two customers asked"),
        Decline(I7),
        ScoreIdea(I7, 4, 2),
        LookBack(I7),
        *(LookBack(I7, verdict, "pays") for verdict in Verdict),
    ],
)
def test_a_command_as_a_button_says_it_is_read_as_the_same(
    command: Start | Unblock | Block | Finish | Drop | LookBack,
) -> None:
    assert parse_command(say(command)) == command
