"""Eight problems of Product, one of which moved there."""

from datetime import date
from decimal import Decimal

from tests.truth.plan import Plan
from tests.truth.script import Aim, Asks, Disowns, Ends, Moves, instant


def product(plan: Plan, aim_of_growth: Aim) -> None:
    """Eight."""
    add = plan.script.add
    crash = plan.goal("Crashes a day", "40", "8")
    plan.lives(crash, shares={7: 0.5, 8: 0.5})
    work = plan.work("Rewrite the parser", crash, weeks=range(1, 9), predicted=(Decimal(40), Decimal(8)))
    plan.work("Fuzz the parser", crash)
    add(Ends(instant(8, 1, 9), item=work))
    plan.plants("done but flat", work, 8, "done, predicted to reach the target, and the number stays")

    speed = plan.goal("Seconds until it opens", "9", "3")
    plan.lives(speed, shares={9: 0.6, 10: 0.75})
    work = plan.work("Lazy loading", speed, weeks=range(1, 11))
    add(Ends(instant(10, 1, 9), item=work))
    plan.plants("no work", speed, 10, "the only initiative is done, and there is some way to go")

    active = plan.goal("People active each week", "200", "700")
    plan.lives(active, shares={4: 0.15, 5: 0.18, 6: 0.2}, statuses={6: "on_track"})
    plan.work("Templates to begin with", active)
    plan.plants("green but behind", active, 6, "said on track at a fifth of the way")

    stars = plan.goal("Stars in the store", "3.1", "4.6")
    plan.lives(stars, until=4, sure=(4,))
    plan.work("Ask happy people to rate", stars, owner=plan.next_owner())
    add(Disowns(instant(5, 1, 9), item=stars))
    plan.plants("owner gone", stars, 5, "nobody is its owner any more")

    exports = plan.goal("Exports that work", "60", "99")
    plan.lives(exports, shares={11: 0.7, 12: 0.6}, statuses={12: "off_track"})
    plan.work("One format for all", exports, healths={12: "at_risk"})
    plan.plants("off track", exports, 12, "its owner says so for the first time")

    signing = plan.goal("Contracts signed online", "10", "60")
    plan.lives(signing)
    plan.work("E-sign", signing)
    add(Asks(instant(3, 1, 10), item=signing, by=signing.owner, to="Zoe", words="Approve the e-sign contract"))
    plan.plants("ask unanswered", signing, 4, "asked in week 3, and no answer")

    tests = plan.goal("Minutes of a release", "90", "15")
    plan.lives(tests)
    work = plan.work("Parallel checks", tests, due_on=date(2026, 11, 13))
    plan.plants("overdue", work, 7, "was due on Friday, and goes on")

    upgrades = plan.goal("Upgrades from free", "3", "9", aim=aim_of_growth, owner="Gil")
    plan.lives(upgrades, shares={9: -0.1}, statuses={9: "at_risk"}, sure=(7, 8))
    plan.work("Trial of the paid plan", upgrades)
    add(Moves(instant(7, 1, 10), goal=upgrades, to=plan.aim))
    plan.plants("worse", upgrades, 9, "moved here from Growth, and now below its start")
