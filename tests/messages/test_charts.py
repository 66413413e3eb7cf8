"""A chart draws the numbers of a key result beside its pace."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.cards import CheckInLine
from bot.domain.posts import ProgressPoint
from messages.charts import history_chart, team_chart
from tests.messages.cards import beta_launch, check_in, resets


def as_it_is(text: str) -> str:
    return text


def line(day: int, value: str | None, pace: int | None = None, month: int = 11) -> CheckInLine:
    told = check_in(as_it_is, day, date(2026, month, day), value)
    return replace(told, pace=None if pace is None else Decimal(pace))


def test_one_number_is_no_chart() -> None:
    assert history_chart(resets(as_it_is, check_ins=(line(9, "6.1"), line(16, None)))) is None


def test_the_last_number_of_a_day_counts() -> None:
    chart = history_chart(resets(as_it_is, check_ins=(line(9, "6.1"), line(16, "5.5"), line(16, "5.4"))))
    assert chart is not None
    assert chart.labels == ("9 Nov", "16 Nov")
    assert chart.series[0].values == (Decimal("6.1"), Decimal("5.4"))


def test_the_pace_runs_from_start_to_target() -> None:
    chart = history_chart(resets(as_it_is, check_ins=(line(9, "6.1", 50), line(16, "5.5", 60))))
    assert chart is not None
    assert chart.series[1].values == (Decimal("5.5"), Decimal("4.6"))


def test_there_is_no_pace_line_where_a_pace_is_missing() -> None:
    chart = history_chart(resets(as_it_is, check_ins=(line(9, "6.1", 50), line(16, "5.5"))))
    assert chart is not None
    assert [series.name for series in chart.series] == ["Actual"]


def test_steps_are_drawn_without_a_pace() -> None:
    chart = history_chart(beta_launch(as_it_is, check_ins=(line(9, "1", 50), line(16, "2", 60))))
    assert chart is not None
    assert [series.name for series in chart.series] == ["Actual"]


def test_the_latest_twenty_days_fit() -> None:
    lines = tuple(line(day, "5", month=10) for day in range(1, 31))
    chart = history_chart(resets(as_it_is, check_ins=lines))
    assert chart is not None
    assert (chart.labels[0], chart.labels[-1], len(chart.labels)) == ("11 Oct", "30 Oct", 20)


def test_a_team_is_drawn_against_the_time_by_its_latest_twenty_points() -> None:
    began = date(2026, 1, 7)
    points = [ProgressPoint(began + timedelta(weeks=week), Decimal(week), Decimal(week * 2)) for week in range(25)]

    assert team_chart(points[:1]) is None
    chart = team_chart(points)
    assert chart is not None
    assert [series.name for series in chart.series] == ["Progress", "Time passed"]
    assert chart.series[0].values == tuple(Decimal(week) for week in range(5, 25))
    assert len(chart.labels) == 20
