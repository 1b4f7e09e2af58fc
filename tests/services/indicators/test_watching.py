"""Which warnings stand for the district's own readings."""

from datetime import date

import pytest
import time_machine

from services.indicators.models import Indicator, ReportingRound
from services.indicators.warnings import Kind
from services.indicators.watching import alerts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("district")]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-25 09:00 +0800"):
        yield


def kinds(code):
    return [alert.warning.kind for alert in alerts() if alert.standing.indicator.code == code]


def test_without_readings_and_rounds_nothing_is_warned_of():
    assert alerts() == []


def test_a_missed_target_is_warned_of_with_its_reason(screening, approved):
    approved(screening, 2025, "60")
    (alert,) = [each for each in alerts() if each.standing.indicator == screening]
    assert alert.warning.kind is Kind.MISSED
    assert "≥82 %" in alert.reason


def test_a_missed_target_stays_one_while_the_next_year_is_not_reported(screening, approved):
    approved(screening, 2025, "60")
    with time_machine.travel("2027-07-02 09:00 +0800"):
        ReportingRound.objects.create(year=2026, opens_on=date(2027, 2, 1), due_on=date(2027, 6, 30))
        assert kinds("1-3a") == [Kind.MISSED]
        approved(screening, 2026, "86")
        assert kinds("1-3a") == []


def test_an_unusual_change_of_a_share_is_told_in_percentage_points(screening, approved):
    for year, value in ((2020, "90"), (2021, "90.5"), (2022, "91"), (2023, "91.5"), (2024, "92"), (2025, "82.5")):
        approved(screening, year, value)
    reasons = [alert.reason for alert in alerts() if alert.warning.kind is Kind.VOLATILE]
    assert ["−9.5 百分点" in reason for reason in reasons] == [True]


def test_an_overdue_reading_is_warned_of_for_every_indicator_that_lacks_it(screening, approved):
    ReportingRound.objects.create(year=2025, opens_on=date(2026, 2, 1), due_on=date(2026, 6, 30))
    approved(screening, 2025, "83")
    assert kinds("1-3a") == []
    assert kinds("2-5b") == [Kind.STALE]


def test_the_years_before_a_new_definition_foretell_nothing(approved):
    anaemia = Indicator.objects.get(code="1-8a")
    for year, value in ((2021, "10"), (2022, "9"), (2023, "8"), (2024, "9.5"), (2025, "13.9")):
        approved(anaemia, year, value, redefined=year == 2025)
    assert kinds("1-8a") == []
