"""Seven problems of Sales."""

from datetime import date

from tests.truth.plan import Plan
from tests.truth.script import Changes, Ends, Leaves, instant, monday_of


def sales(plan: Plan) -> None:
    """Seven."""
    add = plan.script.add
    revenue = plan.goal("New revenue", "0", "90", rhythm="monthly", next_number_on=monday_of(5))
    plan.lives(revenue, shares={1: 0.05, 8: 0.6})
    plan.work("Two more regions", revenue, sure=True)
    plan.plants("silent", revenue, 6, "a monthly number that was asked for twice")

    margin = plan.goal("Margin", "20", "30", rhythm="monthly", next_number_on=monday_of(5))
    plan.lives(margin, shares={1: 0.05, 5: 0.4, 10: 0.4})
    work = plan.work("New price list", margin, weeks=range(1, 7))
    plan.work("Fewer discounts", margin)
    add(Ends(instant(6, 1, 9), item=work))
    plan.plants("done but flat", work, 10, "done in week 6, and the next monthly number shows nothing")

    wins = plan.goal("Proposals that win", "10", "20")
    plan.lives(wins, shares={3: 0.15, 4: 0.1, 5: 0.05}, statuses={4: "off_track", 5: "at_risk"})
    plan.work("Proposal library", wins, healths={4: "at_risk", 5: "at_risk"})
    plan.plants("improved while worse", wins, 5, "from off track to at risk with a worse number")

    partners = plan.goal("Partners that sell", "2", "12")
    plan.lives(partners)
    work = plan.work("Partner portal", partners, weeks=range(1, 6))
    add(Ends(instant(6, 1, 9), item=work, how="dropped"))
    plan.plants("no work", partners, 6, "its only initiative was dropped")

    cycle = plan.goal("Days until a contract", "60", "35")
    plan.lives(cycle)
    work = plan.work("One-page contract", cycle, owner="Sid", weeks=range(1, 11), sure=True)
    add(Leaves(instant(11, 1, 9), who="Sid"))
    plan.plants("owner gone", work, 11, "the initiative's owner has left the company")

    deals = plan.goal("Deals above target", "4", "14", due_on=date(2026, 11, 30))
    plan.lives(deals, sure=(7, 8))
    plan.work("Deal desk", deals)
    add(Changes(instant(8, 1, 10), goal=deals, due_on=date(2026, 12, 31)))
    plan.plants("eased", deals, 8, "gets another month")

    renewals = plan.goal("Renewals on time", "70", "90")
    plan.lives(renewals)
    plan.work("Remind ninety days before", renewals)
    work = plan.work(
        "Renewal calendar",
        renewals,
        weeks=range(0),
        stage="done",
        ended_on=date(2026, 9, 22),
        look_back_on=date(2026, 10, 20),
    )
    plan.plants("look-back overdue", work, 5, "nobody has said for two weeks whether it moved the number")
