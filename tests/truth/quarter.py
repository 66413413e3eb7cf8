"""The script of the bench: a company of six teams through the last quarter of 2026. And a small one for `make test`."""

import random

from tests.truth.decoys import decoys, more_decoys, private
from tests.truth.plan import Plan, ordinary
from tests.truth.planted.growth import growth
from tests.truth.planted.people import people
from tests.truth.planted.platform import platform
from tests.truth.planted.product import product
from tests.truth.planted.sales import sales
from tests.truth.planted.six_weeks import six
from tests.truth.planted.support import support
from tests.truth.script import Script

TEAMS = {
    "Growth": ("Gia", "Gil", "Gus", "Guy", "Gro", "Gem", "Gab"),
    "Product": ("Pat", "Per", "Peg", "Pol", "Pru", "Pam", "Pip"),
    "Platform": ("Kai", "Kim", "Kit", "Ken", "Kay", "Kia", "Koa"),
    "Support": ("Sam", "Sia", "Sky", "Sol", "Stu", "Sue", "Syd"),
    "Sales": ("Lea", "Lex", "Lia", "Liv", "Lou", "Lux", "Lyn"),
    "People": ("Mae", "Max", "Meg", "Mia", "Moe", "Mik", "Mat"),
}
GUESTS = {"Growth": ("Leo",), "Platform": ("Pia", "Pim", "Pax"), "Sales": ("Sid",)}  # whose absence is part of a plot


def the_quarter(seed: int = 4) -> Script:
    """Six teams, forty planted problems."""
    script, dice = Script(), random.Random(seed)  # noqa: S311 - the same quarter every time
    plans: dict[str, Plan] = {}
    for team, members in TEAMS.items():
        script.teams[team] = list(members)
        plans[team] = Plan(script, team, dice)
        ordinary(plans[team], 3)
        decoys(plans[team])
    growth(plans["Growth"])
    product(plans["Product"], plans["Growth"].aim)
    platform(plans["Platform"])
    support(plans["Support"])
    sales(plans["Sales"])
    people(plans["People"])
    more_decoys(plans["Platform"])
    more_decoys(plans["Support"])
    private(plans["Growth"])
    private(plans["Sales"])
    for team in TEAMS:
        script.teams[team] += [*GUESTS.get(team, ()), f"{team[:2]}away"]
    return script


def six_weeks(seed: int = 4) -> Script:
    """One team, six planted problems, and what only looks like one."""
    script, dice = Script(teams={"Growth": ["Gia", "Gil", "Gus"]}), random.Random(seed)  # noqa: S311 - as above
    plan = Plan(script, "Growth", dice)
    six(plan)
    decoys(plan)
    private(plan)
    script.teams["Growth"].append("Graway")
    return script
