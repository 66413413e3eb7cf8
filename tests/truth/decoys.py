"""What looks like a problem and is none: to name it would be a false alarm. And what is private: no channel may name
it."""

from datetime import date
from decimal import Decimal

from tests.truth.plan import Plan
from tests.truth.script import Asks, Changes, Ends, GoesAway, Starts, instant, monday_of


def decoys(plan: Plan) -> None:
    """A handful in a team, with owners of their own."""
    add, team = plan.script.add, plan.team
    resting = plan.goal(f"{team} owner on holiday", "10", "50", owner=f"{team[:2]}away")
    plan.lives(resting, silent=(7, 8, 9), sure=(6, 10))
    plan.work(f"{team} effort of a colleague", resting, owner=plan.next_owner())
    add(GoesAway(instant(6, 4, 15), who=f"{team[:2]}away", until=date(2026, 12, 6)))  # nobody stands in

    yearly = plan.goal(f"{team} survey at the end", "40", "60", rhythm="at_end")
    plan.work(f"{team} survey prepared", yearly)

    late = plan.goal(f"{team} number of a Thursday", "10", "70")
    plan.lives(late, shares={6: 0.4, 7: 0.55}, days={7: 3})
    first = plan.work(f"{team} effort that paid", late, weeks=range(1, 8))
    plan.work(f"{team} effort beside it", late)
    add(Ends(instant(7, 1, 9), item=first))  # the number that shows it is told after the summary

    early = plan.goal(f"{team} number of a Friday", "30", "10")
    plan.lives(early, days={8: -3}, silent=(9,), sure=(7, 10))  # asked once in vain, not twice
    plan.work(f"{team} effort of a Friday", early)


def more_decoys(plan: Plan) -> None:
    """Others, which one team has."""
    add, team = plan.script.add, plan.team
    monthly = plan.goal(f"{team} monthly number", "0", "60", rhythm="monthly", next_number_on=monday_of(5))
    plan.lives(monthly, shares={1: 0.05, 5: 0.4, 10: 0.7})
    plan.work(f"{team} effort of the month", monthly)

    young = plan.goal(f"{team} goal of week 9", "0", "20", begins=instant(9, 1, 9))
    plan.lives(young)
    begun = plan.work(f"{team} effort begun in week 10", young, stage="planned", weeks=range(11, 14))
    add(Starts(instant(10, 1, 9), work=begun))

    stricter = plan.goal(f"{team} target raised", "10", "50")
    plan.lives(stricter, tempo=1.1, sure=(4, 5))
    plan.work(f"{team} effort that went well", stricter)
    add(Changes(instant(5, 1, 10), goal=stricter, eases=False, target=Decimal(55)))

    asked = plan.goal(f"{team} ask answered", "5", "25")
    plan.lives(asked)
    plan.work(f"{team} effort with an ask", asked)
    soon = instant(5, 1, 11)
    add(Asks(instant(5, 0, 15), item=asked, by=asked.owner, to="Zoe", words="Open one position", answered_at=soon))


def private(plan: Plan) -> None:
    """Everything goes wrong here, and no channel may know."""
    secret = plan.objective(f"{plan.team} buys a company", is_private=True)
    goal = plan.goal(f"{plan.team} talks about a purchase", "10", "40", aim=secret)
    plan.lives(goal, shares={5: -0.2, 6: 0.05}, statuses={5: "on_track", 6: "on_track"}, silent=(8, 9, 10))
    work = plan.work(f"{plan.team} due diligence", goal, healths={4: "blocked"}, silent=(8, 9, 10))
    plan.script.hidden += [secret, goal, work]
