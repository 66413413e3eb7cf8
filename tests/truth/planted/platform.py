"""Six problems of Platform."""

from datetime import date

from tests.truth.plan import Plan
from tests.truth.script import Ends, GoesAway, Puts, instant


def platform(plan: Plan) -> None:
    """Six."""
    add = plan.script.add
    alerts = plan.goal("Alerts at night", "50", "10", owner="Pia")
    plan.lives(alerts, silent=(5, 6, 7), sure=(4, 8))
    plan.work("Tune the alerts", alerts, owner="Pim", sure=True)
    add(GoesAway(instant(4, 4, 15), who="Pia", until=date(2026, 11, 22), delegate="Pax"))
    plan.plants("silent", alerts, 6, "its owner is away, and the delegate says nothing either")

    cost = plan.goal("Cost of a request", "30", "18")
    plan.lives(cost, shares={8: 0.6, 9: 0.5}, statuses={9: "on_track"})
    work = plan.work("Move to spot machines", cost, weeks=range(1, 10))
    plan.work("Cache the lists", cost)
    add(Ends(instant(9, 1, 9), item=work))
    plan.plants("done but flat", work, 9, "done, and the number even got worse")

    keys = plan.goal("Keys that rotate", "0", "50", begins=instant(1, 1, 9))
    plan.lives(keys)
    plan.plants("no work", keys, 3, "two weeks old, and nobody has begun anything")

    uptime = plan.keep("Availability", "99", None)
    plan.lives(uptime, values={7: "99.5", 8: "96"}, statuses={8: "on_track"})
    plan.work("Second region", uptime)
    plan.plants("green but behind", uptime, 8, "below its floor, and said on track")

    moves = plan.steps("Services on the new network", 5)
    plan.lives(moves, shares={8: 0.5, 9: 0.5, 10: 0.5}, statuses={9: "at_risk", 10: "on_track"})
    plan.work("Network guild", moves)
    plan.plants("green but behind", moves, 10, "2 of 5 steps, and said on track")

    backups = plan.goal("Restores that were tried", "0", "12")
    plan.lives(backups)
    work = plan.work("Restore every week", backups)
    add(Puts(instant(9, 1, 10), work=work, due_on=date(2027, 1, 29)))
    plan.plants("past the cycle", work, 9, "is now to end after the quarter")
