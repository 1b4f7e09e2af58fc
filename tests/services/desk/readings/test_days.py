"""The office sets when the readings of a year are given and due."""

import pytest

from services.indicators.models import ReportingRound

pytestmark = pytest.mark.django_db


def test_the_office_sets_when_a_year_is_due_and_the_departments_see_it(health, statistician):
    address = "/desk/readings/days/?year=2025"
    assert "尚未设定填报期限" in health.get("/desk/readings/?year=2025").content.decode()
    assert health.post(address, {"opens_on": "2026-02-01", "due_on": "2026-06-30"}).status_code == 404
    assert statistician.post(address, {"opens_on": "2026-02-01", "due_on": "2026-06-30"}).status_code == 302
    assert "2026-06-30 前填报" in health.get("/desk/readings/?year=2025").content.decode()
    assert "/desk/readings/days/" not in health.get("/desk/readings/?year=2025").content.decode()


@pytest.mark.parametrize("due_on", ["", "2026-01-01", "0226-06-30", "x"])
def test_a_due_day_that_cannot_be_is_refused_where_it_was_typed(statistician, due_on):
    answer = statistician.post("/desk/readings/days/?year=2025", {"opens_on": "2026-02-01", "due_on": due_on})
    assert answer.status_code == 422
    assert 'href="#id_due_on"' in answer.content.decode()
    assert "必需字段" not in answer.content.decode()
    assert not ReportingRound.objects.exists()
