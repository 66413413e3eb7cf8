"""Samples of ideas."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.cards import ItemLine
from bot.domain.coach import Thought
from bot.domain.entered import Choice, InitiativeEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ideas import (
    Corner,
    DecisionLine,
    IdeaBoard,
    IdeaCard,
    IdeaEntered,
    LifeStep,
    Quadrant,
    Score,
    StepLine,
    Tally,
)
from bot.domain.permissions import Verb
from bot.domain.vocabulary import CoachRule, IdeaOutcome, ItemChange, Stage, Verdict
from messages.form_values import FormValue
from messages.ideas import (
    decline_form,
    idea_decided,
    idea_form,
    idea_list,
    idea_post,
    idea_saved,
    idea_scored,
    idea_step,
    plan_form,
    score_form,
)
from messages.initiatives import initiative_changed
from messages.lists import show_initiative
from messages.page_values import ListPage
from messages.payload import Message, View
from tests.messages.cards import Typed, ana, carol, ref, sso
from tests.messages.samples import sample
from tests.messages.samples_coverage import beyond
from tests.messages.samples_verdicts import judged

SCORED = Tally(3, Decimal(4), Decimal("3.5"))
LINK = "https://acme.slack.com/archives/C0GROWTH1/p1763542800000100"


def contracts(typed: Typed, **changed: Any) -> IdeaCard:
    facts: dict[str, Any] = {
        "ref": ref("I7"),
        "title": typed("Offer annual contracts"),
        "by": ana(typed),
        "on": date(2026, 11, 19),
        "team_name": typed("Growth"),
        "tally": Tally(),
        "is_open": True,
        "channel_id": "C0GROWTH1",
    }
    return IdeaCard(**{**facts, **changed})


def declined(typed: Typed) -> DecisionLine:
    return DecisionLine(IdeaOutcome.DECLINED, carol(typed), date(2026, 11, 23), typed("Too dear this year"))


def planned(typed: Typed) -> DecisionLine:
    return DecisionLine(IdeaOutcome.PLANNED, carol(typed), date(2026, 11, 24), typed("Two customers asked"))


@sample("messages/idea_post", "new")
def _(typed: Typed) -> Message:
    return idea_post(card=contracts(typed))


@sample("messages/idea_post", "scored-with-all-that-is-known")
def _(typed: Typed) -> Message:
    serves = ItemLine(ref("KR12"), typed("Password resets"))
    scope = typed("In: new customers.\nOut: renewals.")
    return idea_post(card=contracts(typed, tally=SCORED, scope=scope, key_result=serves, source_link=LINK))


@sample("messages/idea_post", "declined")
def _(typed: Typed) -> Message:
    return idea_post(card=contracts(typed, tally=SCORED, is_open=False, decisions=(declined(typed),)))


@sample("messages/idea_post", "taken-up-again")
def _(typed: Typed) -> Message:
    again = DecisionLine(IdeaOutcome.TAKEN_UP, ana(typed), date(2026, 11, 24))
    return idea_post(card=contracts(typed, decisions=(declined(typed), again)))


@sample("messages/idea_decided", "planned")
def _(typed: Typed) -> Message:
    return idea_decided(item=ItemLine(ref("I7"), typed("Offer annual contracts")), decision=planned(typed))


@sample("messages/idea_step", "started")
def _(typed: Typed) -> Message:
    step = StepLine(LifeStep.STARTED, ana(typed), date(2026, 11, 30))
    return idea_step(item=ItemLine(ref("I7"), typed("Offer annual contracts")), step=step)


@sample("messages/idea_step", "dropped")
def _(typed: Typed) -> Message:
    step = StepLine(LifeStep.DROPPED, ana(typed), date(2026, 12, 4), typed("Nobody asked"))
    return idea_step(item=ItemLine(ref("I7"), typed("Offer annual contracts")), step=step)


@sample("messages/idea_step", "looked-back-at")
def _(typed: Typed) -> Message:
    step = StepLine(LifeStep.JUDGED, ana(typed), date(2027, 1, 11), typed("Start with the loyal ones"), Verdict.LESS)
    return idea_step(item=ItemLine(ref("I7"), typed("Offer annual contracts")), step=step)


@sample("messages/idea_saved", "posted")
def _(typed: Typed) -> Message:
    return idea_saved(card=contracts(typed), is_posted=True, lacks_link=False, thought=None)


@sample("messages/idea_saved", "no-channel-no-link-and-a-thought")
def _(typed: Typed) -> Message:
    thought = Thought(CoachRule.TASK, ref("I7"), typed("Email a prospect back"), typed("email"))
    card = contracts(typed, channel_id="", title=typed("Email a prospect back"))
    return idea_saved(card=card, is_posted=False, lacks_link=True, thought=thought)


@sample("messages/idea_saved", "like-earlier-bets")
def _(typed: Typed) -> Message:
    similar = (judged(typed), judged(typed, Verdict.NOT_MOVED))
    return idea_saved(card=contracts(typed), is_posted=True, lacks_link=False, thought=None, similar=similar)


@sample("messages/idea_saved", "private")
def _(typed: Typed) -> Message:
    return idea_saved(card=contracts(typed), is_posted=False, lacks_link=False, thought=None)


@sample("messages/idea_saved", "no-team")
def _(typed: Typed) -> Message:
    card = contracts(typed, channel_id="", team_name="")
    return idea_saved(card=card, is_posted=False, lacks_link=False, thought=None)


@sample("messages/idea_scored", "with-others")
def _(typed: Typed) -> Message:
    return idea_scored(card=contracts(typed, tally=SCORED), own=Score(5, 2))


@sample("messages/idea_scored", "of-a-team-without-a-channel")
def _(typed: Typed) -> Message:
    return idea_scored(card=contracts(typed, tally=SCORED, channel_id=""), own=Score(5, 2))


def corners(typed: Typed, many: int) -> tuple[Corner, ...]:
    named = tuple(ItemLine(ref(f"I{number}"), typed("Offer annual contracts")) for number in range(7, 7 + many))
    return (
        Corner(Quadrant.BIG_ROCK, named, many and 17),
        Corner(Quadrant.QUICK_WIN, (), 0),
        Corner(Quadrant.DOUBTFUL, (), 0),
        Corner(Quadrant.SMALL, named[:1], 1),
    )


@sample("messages/idea_list", "nothing-yet")
def _(typed: Typed) -> Message:
    return idea_list(board=IdeaBoard("", (), 0), more=None)


@sample("messages/idea_list", "nothing-with-these-words")
def _(typed: Typed) -> Message:
    return idea_list(board=IdeaBoard(typed("Growth, contracts"), (), 0), more=None)


@sample("messages/idea_list", "scored-and-not")
def _(typed: Typed) -> Message:
    serves = ItemLine(ref("KR12"), typed("Password resets"))
    ideas = (contracts(typed, tally=SCORED, key_result=serves), contracts(typed, ref=ref("I8")))
    return idea_list(board=IdeaBoard("", ideas, 2, corners(typed, 1), 1), more=None)


@sample("messages/idea_list", "first-page-of-many")
def _(typed: Typed) -> Message:
    ideas = tuple(contracts(typed, tally=SCORED) for _ in range(20))
    return idea_list(board=IdeaBoard(typed("Growth"), ideas, 43, corners(typed, 4), 0), more=ListPage("ideas", 20))


@sample("modals/idea", "empty")
def _(typed: Typed) -> View:
    return idea_form(form=FormValue("token"), entered=IdeaEntered(), may_link=False)


@sample("modals/idea", "of-a-message")
def _(typed: Typed) -> View:
    entered = IdeaEntered(typed("Offer annual contracts"), typed("All of it"), Choice("2", typed("Growth")))
    kept = {"channel": "C0GROWTH1", "message": "1763542800.000100", "private": ""}
    return idea_form(form=FormValue("token", kept=kept), entered=entered, may_link=False)


@sample("modals/idea", "of-a-private-message")
def _(typed: Typed) -> View:
    entered = IdeaEntered(team=Choice("2", typed("Growth")), key_result=Choice("KR12", typed("KR12 Password resets")))
    return idea_form(form=FormValue("token", kept={"private": "yes"}), entered=entered, may_link=True)


@sample("modals/score_idea", "first")
def _(typed: Typed) -> View:
    item = ItemLine(ref("I7"), typed("Offer annual contracts"))
    return score_form(form=FormValue("token", ref("I7")), item=item, own=None, tally=Tally())


@sample("modals/score_idea", "again")
def _(typed: Typed) -> View:
    item = ItemLine(ref("I7"), typed("Offer annual contracts"))
    return score_form(form=FormValue("token", ref("I7")), item=item, own=Score(5, 2), tally=SCORED)


def plan(typed: Typed) -> InitiativeEntered:
    return InitiativeEntered(
        title=typed("Offer annual contracts"),
        key_result=Choice("KR12", typed("KR12 Password resets")),
        owner="U0ANA0001",
        scope=typed("In: new customers"),
        due_on=date(2026, 12, 31),
        effort="4",
        prediction=typed("KR12 from 5.5% to 3%"),
        stage=Stage.PLANNED,
    )


@sample("modals/plan_idea", "as-it-opens")
def _(typed: Typed) -> View:
    return plan_form(
        form=FormValue("token", ref("I7"), 1), entered=plan(typed), reason="", conflict=None, plan=beyond(typed)
    )


@sample("modals/plan_idea", "changed-meanwhile")
def _(typed: Typed) -> View:
    conflict = ChangedMeanwhile("I7", "U0CAROL01", (("title", typed("Sell by the year"), typed("Offer contracts")),))
    again = replace(plan(typed), key_result=Choice())
    reason = typed("Two customers asked")
    return plan_form(form=FormValue("token", ref("I7"), 2), entered=again, reason=reason, conflict=conflict)


@sample("modals/decline_idea", "as-it-opens")
def _(typed: Typed) -> View:
    item = ItemLine(ref("I7"), typed("Offer annual contracts"))
    return decline_form(form=FormValue("token", ref("I7")), item=item)


@sample("messages/initiative_changed", "planned-from-an-idea")
def _(typed: Typed) -> Message:
    return initiative_changed(card=sso(typed), change=ItemChange.PLAN)


@sample("messages/show_initiative", "an-idea")
def _(typed: Typed) -> Message:
    offers = frozenset({Verb.EDIT, Verb.SCORE_IDEA, Verb.SETTLE_IDEA})
    again = DecisionLine(IdeaOutcome.TAKEN_UP, ana(typed), date(2026, 11, 24))
    idea = contracts(typed, tally=SCORED, decisions=(declined(typed), again), source_link=LINK)
    card = replace(sso(typed), stage=Stage.IDEA, key_result=None, permalink=LINK)
    return show_initiative(card=card, offers=offers, idea=idea)


@sample("messages/show_initiative", "that-was-an-idea")
def _(typed: Typed) -> Message:
    idea = contracts(typed, tally=SCORED, is_open=False, decisions=(planned(typed),))
    return show_initiative(card=sso(typed), idea=idea)
