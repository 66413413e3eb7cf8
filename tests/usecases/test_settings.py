"""Two admins with the settings open: the second to save sees both values, and nothing of either is lost."""

from dataclasses import fields, replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from bot.domain.entered import Choice
from bot.domain.errors import ChangedMeanwhile, Invalid
from bot.domain.people import Actor
from bot.domain.settings_forms import BriefSettings, WorkspaceSettings
from bot.domain.vocabulary import CoachRule, Every
from bot.usecases.company.admins import name_admins, who_are_admins
from bot.usecases.company.settings import open_settings, save_settings
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from tests.builders import Company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
OTHER: dict[str, Any] = {
    "zone": "Asia/Tokyo",
    "every": Every.TWO_WEEKS,
    "prompt_weekday": 3,
    "prompt_time": time(8, 30),
    "summary_weekday": 4,
    "summary_time": time(11, 15),
    "quiet_days": "5",
    "holidays": "2026-12-25 Christmas",
    "country": Choice("GB", "United Kingdom"),
    "coach_off": (next(iter(CoachRule)),),
    "brief": BriefSettings("C1", (), 1, time(9)),
}


class Two:
    """Olga and Omar are OKR admins."""

    def __init__(self, db: Database) -> None:
        self.db, self.workspace_id = db, open_workspace(db, "T1", "Acme", NOW)
        self.olga, self.omar, self.ana = (self.person(name, is_admin=name != "Ana") for name in ("Olga", "Omar", "Ana"))

    def person(self, name: str, *, is_admin: bool) -> Actor:
        def build(session: Any) -> Actor:
            company = Company(session, self.workspace_id, NOW)
            return company.actor(company.person(name, f"U{name.upper()}", is_okr_admin=is_admin))

        return self.db.write(build)

    def form(self) -> WorkspaceSettings:
        opened = open_settings(self.db, self.olga).workspace
        assert opened is not None
        return opened

    def admins(self) -> set[str]:
        return {each.slack_user_id for each in who_are_admins(self.db, self.olga).people}


@pytest.fixture
def two(db: Database) -> Two:
    return Two(db)


def test_every_field_of_the_settings_is_tried() -> None:
    assert OTHER.keys() == {each.name for each in fields(WorkspaceSettings)}


@pytest.mark.parametrize("field", OTHER)
def test_the_second_to_save_sees_both_values_of_each_field(two: Two, field: str) -> None:
    seen = two.form()
    save_settings(two.db, two.olga, None, replace(seen, **{field: OTHER[field]}), 1, NOW)

    with pytest.raises(ChangedMeanwhile) as conflict:
        save_settings(two.db, two.omar, None, seen, 1, NOW)

    assert len(conflict.value.fields) == 1
    assert conflict.value.by == "UOLGA"
    assert getattr(two.form(), field) == OTHER[field]


def test_saving_again_keeps_what_was_typed(two: Two) -> None:
    seen = two.form()
    save_settings(two.db, two.olga, None, replace(seen, quiet_days="5"), 1, NOW)

    save_settings(two.db, two.omar, None, replace(seen, quiet_days="4"), 2, NOW)

    assert two.form().quiet_days == "4"


def test_two_admins_who_name_others_at_once_lose_nobody(two: Two) -> None:
    seen = ("UOLGA", "UOMAR")
    name_admins(two.db, two.olga, (*seen, "UANA"), seen, NOW)

    name_admins(two.db, two.omar, ("UOMAR",), seen, NOW)

    assert two.admins() == {"UOMAR", "UANA"}


def test_between_two_forms_the_last_admin_stays(two: Two) -> None:
    seen = ("UOLGA", "UOMAR")
    name_admins(two.db, two.olga, ("UOLGA",), seen, NOW)

    with pytest.raises(Invalid):
        name_admins(two.db, two.olga, ("UOMAR",), seen, NOW)

    assert two.admins() == {"UOLGA"}
