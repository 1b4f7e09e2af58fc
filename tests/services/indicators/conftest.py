"""The cast of reporting: a department, another one, the statistics office."""

from decimal import Decimal

import pytest

from portal.accounts.models import User
from portal.accounts.roles import REPORTER, STATISTICS
from services.indicators.actions.readings import Report, approve, report
from services.indicators.models import Indicator, Reading
from tests.conftest import person


@pytest.fixture
def health(district) -> User:
    """Works at the health department, which owns most indicators of the first domain."""
    return person("health", REPORTER, "WJ")


@pytest.fixture
def statistician(district) -> User:
    """Works at the statistics office."""
    return person("statistician", STATISTICS, "TJ")


@pytest.fixture
def screening(district) -> Indicator:
    """1-3a: screening for common diseases, at least 82 % in 2025, owned by the health department."""
    return Indicator.objects.get(code="1-3a")


@pytest.fixture
def approved(health, statistician):
    """Give an approved reading: `approved(indicator, 2025, "83.1", numerator=…)`."""

    def give(indicator: Indicator, year: int, value: str | None, **more: object) -> Reading:
        actor = health if indicator.owner_id == health.department_id else statistician
        given = Report(year=year, value=None if value is None else Decimal(value), **more)
        reading = report(indicator=indicator, actor=actor, given=given, confirmed=True)
        if actor == statistician:
            Reading.objects.filter(pk=reading.pk).update(reported_by=health)
        return approve(reading=reading, actor=statistician)

    return give
