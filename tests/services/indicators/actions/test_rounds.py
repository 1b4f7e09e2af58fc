"""Setting when the readings of a year are given and due."""

from datetime import date

import pytest

from portal.audit.models import Entry
from services.indicators.actions.rounds import set_round
from services.indicators.errors import NotAllowed, Refused
from services.indicators.models import ReportingRound

pytestmark = pytest.mark.django_db
OPENS, DUE = date(2026, 2, 1), date(2026, 6, 30)


def test_the_office_sets_and_moves_the_days(statistician):
    set_round(year=2025, opens_on=OPENS, due_on=DUE, actor=statistician)
    set_round(year=2025, opens_on=OPENS, due_on=date(2026, 7, 31), actor=statistician)
    assert list(ReportingRound.objects.values_list("year", "opens_on", "due_on")) == [(2025, OPENS, date(2026, 7, 31))]
    assert Entry.objects.filter(action="round.set").count() == 2


def test_of_another_due_day_everybody_is_reminded_anew(statistician):
    of_year = set_round(year=2025, opens_on=OPENS, due_on=DUE, actor=statistician)
    of_year.reminders.create(department="WJ", level=1)
    set_round(year=2025, opens_on=date(2026, 3, 1), due_on=DUE, actor=statistician)
    assert of_year.reminders.exists()
    set_round(year=2025, opens_on=OPENS, due_on=date(2026, 7, 31), actor=statistician)
    assert not of_year.reminders.exists()


def test_a_department_sets_none(health):
    with pytest.raises(NotAllowed):
        set_round(year=2025, opens_on=OPENS, due_on=DUE, actor=health)


@pytest.mark.parametrize(
    ("opens_on", "due_on", "field"), [(OPENS, OPENS, "due_on"), (DUE, OPENS, "due_on"), (date(2024, 12, 31), DUE, "opens_on")]
)
def test_days_that_cannot_be_are_refused_at_their_field(statistician, opens_on, due_on, field):
    with pytest.raises(Refused) as refused:
        set_round(year=2025, opens_on=opens_on, due_on=due_on, actor=statistician)
    assert list(refused.value.messages) == [field]
    assert not ReportingRound.objects.exists()
