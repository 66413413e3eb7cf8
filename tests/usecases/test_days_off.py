"""Public holidays: which there are, how a country is found, and what is refused."""

import subprocess
import sys
from datetime import date

import pytest

from bot.domain.entered import Choice
from bot.domain.errors import InvalidForm
from bot.domain.problems import Problems
from bot.usecases.rhythm.days_off import countries_like, is_country, public_holidays, read_country


def test_a_country_has_its_days_and_a_part_of_it_more() -> None:
    assert date(2026, 10, 3) in public_holidays("DE", 2026)
    assert public_holidays("DE", 2026) < public_holidays("DE-BY", 2026)


@pytest.mark.parametrize("code", ["XX", "DE-ZZ", "nonsense", "", "-"])
def test_what_is_no_country_has_no_days_off(code: str) -> None:
    assert not is_country(code)
    assert public_holidays(code, 2026) == frozenset()


@pytest.mark.parametrize(
    ("typed", "first"),
    [("ger", ("Germany", "DE")), ("germany", ("Germany", "DE")), ("spain", ("Spain", "ES")), ("zzz", None)],
)
def test_a_country_is_found_by_its_name(typed: str, first: tuple[str, str] | None) -> None:
    assert next(iter(countries_like(typed)), None) == first


def test_a_country_named_in_full_offers_its_parts() -> None:
    assert ("Germany, BY", "DE-BY") in countries_like("germany")


def test_a_form_with_an_unknown_country_is_refused() -> None:
    problems = Problems()
    assert read_country(Choice(), problems) is None
    read_country(Choice("XX", "Xanadu"), problems)
    with pytest.raises(InvalidForm, match="country"):
        problems.refuse()


def test_a_start_does_not_wait_for_the_holidays_of_the_world() -> None:
    started = "import sys, bot.app, bot.jobs.beat; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", started], check=False).returncode == 0
