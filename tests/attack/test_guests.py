"""A guest who asks for more than the teams of their channels: neither names of teams nor who is in a channel."""

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.filters import Filter, FilterBy
from bot.domain.people import Actor, SlackProfile
from bot.usecases.company.setup import team_from_channel
from bot.usecases.company.workspaces import meet
from bot.usecases.looking.lists import list_initiatives, list_objectives
from storage.database import Database
from tests.usecases.looking import NOW, a_company

OF_GROWTH = Filter(FilterBy.TEAM, slack_id="C1")


def gus(db: Database, *channels: str) -> Actor:
    ana = a_company(db, lambda _: None)
    return meet(db, ana.workspace_id, SlackProfile("UGUS", "Gus", is_guest=True, guest_channels=channels), NOW)


def test_whose_channel_it_is_stays_untold_to_guests_who_are_not_in_it(db: Database) -> None:
    guest = gus(db, "C9")

    told = [list_objectives(db, guest, OF_GROWTH, NOW), list_initiatives(db, guest, OF_GROWTH, None, NOW)]

    assert "Growth" not in repr(told)


def test_guests_who_are_in_it_read_its_name(db: Database) -> None:
    assert list_objectives(db, gus(db, "C1"), OF_GROWTH, NOW).name == "Growth"


@pytest.mark.parametrize("channel_id", ["C1", "C7"])  # a team's, and nobody's
def test_a_guest_makes_no_team_from_a_channel_and_learns_nothing_of_it(db: Database, channel_id: str) -> None:
    with pytest.raises(NotAllowed):
        team_from_channel(db, gus(db, "C9"), channel_id, "secret", ("U0", "U1"))
