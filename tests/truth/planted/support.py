"""Five problems of Support."""

from decimal import Decimal

from tests.truth.plan import Plan
from tests.truth.script import WEEKS, Changes, instant


def support(plan: Plan) -> None:
    """Five."""
    add = plan.script.add
    queue = plan.keep("Questions in the queue", "10", "40")
    plan.lives(queue, silent=(9, 10), sure=(8, 11))
    plan.work("Rota for the queue", queue)
    plan.plants("silent", queue, 10, "a band, said on track, and not a word for two due dates")

    answers = plan.goal("Answers at first contact", "55", "80")
    plan.lives(answers, sure=(6, 7))
    work = plan.work("Search in the help pages", answers, silent=(6, 7), sure=True)
    plan.plants("silent initiative", work, 7, "its key result is told, the initiative is not")

    wait = plan.goal("Minutes of waiting", "25", "8")
    plan.lives(wait)
    blocked = {3: "blocked", 4: "blocked", 5: "blocked"}
    work = plan.work("Call back", wait, healths=blocked)
    plan.plants("blocked", work, 5, "blocked for the third week")

    refunds = plan.keep("Refunds a week", None, "12")
    plan.lives(refunds, sure=(5, 6))
    plan.work("Clear terms", refunds)
    add(Changes(instant(6, 1, 10), goal=refunds, upper=Decimal(18)))
    plan.plants("eased", refunds, 6, "the ceiling is raised")

    calls = plan.goal("Calls that are rated", "100", "400")
    plan.lives(calls, shares=dict.fromkeys(range(8, WEEKS + 1), 1.0) | {7: 0.8})
    work = plan.work("Rating by text message", calls, sure=True)
    plan.plants("key result reached", work, 9, "its key result was reached a week ago, it goes on")
