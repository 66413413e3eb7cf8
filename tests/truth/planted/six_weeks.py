"""Six problems of one team within six weeks."""

from decimal import Decimal

from tests.truth.plan import Plan, follow
from tests.truth.script import Changes, instant


def six(plan: Plan) -> None:
    """Six of them within six weeks, in one team."""
    add = plan.script.add
    resets = plan.goal("Password resets", "10", "1")
    plan.lives(resets, silent=(4, 5), sure=(3, 6))
    plan.work("Implement SSO", resets, sure=True)
    plan.plants("silent", resets, 5, "said on track, and not a word for two due dates")

    letters = plan.goal("Newsletter readers", "100", "300")
    plan.lives(letters, shares={3: 0.2, 4: 0.2})
    plan.plants(
        "done but flat", follow(plan, letters, "Guest author", 4), 4, "the initiative is done, the number stays"
    )

    churn = plan.goal("Churn of small accounts", "9.1", "4")
    plan.lives(churn, shares={4: -0.1}, statuses={4: "at_risk"})
    plan.work("Customer learning program", churn)
    plan.plants("worse", churn, 4, "a falling number rises above its start")

    active = plan.goal("People active each week", "200", "700")
    plan.lives(active, shares={4: 0.15, 5: 0.18, 6: 0.2}, statuses={6: "on_track"})
    work = plan.work("Templates to begin with", active, healths={3: "blocked", 4: "blocked"})
    plan.plants("green but behind", active, 6, "said on track at a fifth of the way")
    plan.plants("blocked", work, 4, "blocked for the second week")

    visits = plan.goal("Visits from search", "1000", "5000")
    plan.lives(visits, sure=(4, 5))
    plan.work("Rewrite the guides", visits)
    add(Changes(instant(5, 1, 10), goal=visits, target=Decimal(4000)))
    plan.plants("eased", visits, 5, "the target is lowered")
