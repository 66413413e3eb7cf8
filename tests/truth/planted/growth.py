"""Nine problems of Growth."""

from decimal import Decimal

from tests.truth.plan import Plan, follow
from tests.truth.script import Changes, Ends, Leaves, instant


def growth(plan: Plan) -> None:
    """Nine."""
    add = plan.script.add
    resets = plan.goal("Password resets", "10", "1")
    plan.lives(resets, silent=(4, 5), sure=(3, 6))
    plan.work("Implement SSO", resets, silent=(4, 5))
    plan.plants("silent", resets, 5, "said on track, and not a word for two due dates")

    trials = plan.goal("Trials that convert", "20", "35")
    plan.lives(trials, silent=(1, 2, 3))
    plan.work("Guided onboarding", trials)
    plan.plants("never said", trials, 2, "carried over, and never checked in on")

    letters = plan.goal("Newsletter readers", "100", "300")
    plan.lives(letters, shares={3: 0.2, 4: 0.2})
    work = follow(plan, letters, "Weekly guest author", 4)
    plan.plants("done but flat", work, 4, "the initiative is done, the number stays")

    launches = plan.steps("Markets that are open", 4, begins=instant(4, 1))
    plan.lives(launches)
    plan.plants("no work", launches, 6, "written in week 4, and nobody works on it two weeks later")

    churn = plan.goal("Churn of small accounts", "9.1", "4")
    plan.lives(churn, shares={4: -0.1}, statuses={4: "at_risk"})
    plan.work("Customer learning program", churn)
    plan.plants("worse", churn, 4, "a falling number rises above its start")

    leads = plan.goal("Qualified leads a week", "20", "80")
    plan.lives(leads, shares={8: 0.5, 9: 0.35}, statuses={9: "off_track"})
    plan.work("Partner webinars", leads, sure=True)
    plan.work("New landing pages", leads, sure=True)
    plan.plants("off track despite", leads, 9, "off track, and both initiatives are on track")

    demos = plan.goal("Demos booked", "15", "45", owner="Leo")
    plan.lives(demos, until=7, sure=(7,))
    plan.work("Chat on the website", demos, owner=plan.next_owner())
    add(Leaves(instant(8, 1, 9), who="Leo"))
    plan.plants("owner gone", demos, 8, "its owner has left the company")

    visits = plan.goal("Visits from search", "1000", "5000")
    plan.lives(visits, sure=(9, 10))
    plan.work("Rewrite the guides", visits)
    add(Changes(instant(10, 1, 10), goal=visits, target=Decimal(4000)))
    plan.plants("eased", visits, 10, "the target is lowered")

    referrals = plan.goal("Referrals a month", "5", "25")
    plan.lives(referrals, until=10, sure=(10,))
    work = plan.work("Referral bonus", referrals, weeks=range(1, 11))
    add(Ends(instant(11, 1, 9), item=referrals))
    plan.plants("key result closed", work, 11, "its key result is closed, it goes on")
