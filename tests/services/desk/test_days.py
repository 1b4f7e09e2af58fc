"""Days that only a slip can have written are asked about; staff correct a year instead of meeting an error page."""

import pytest
from django import forms

from services.desk.days import DayField, MomentField


@pytest.mark.parametrize("typed", ["0001-01-01", "0202-11-25", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_a_year_that_nobody_means_is_asked_about(typed):
    for field, value in ((DayField(), typed), (MomentField(), f"{typed}T23:59")):
        with pytest.raises(forms.ValidationError, match="年份"):
            field.clean(value)


@pytest.mark.parametrize("typed", ["1900-01-01", "2026-11-25", "2100-12-31"])
def test_a_day_of_our_time_is_taken(typed):
    assert DayField().clean(typed).isoformat() == typed
    assert MomentField().clean(f"{typed}T08:00").isoformat().startswith(f"{typed}T08:00")


def test_browsers_offer_their_own_way_to_choose():
    assert 'type="date"' in DayField().widget.render("d", "2026-11-25")
    assert 'type="datetime-local"' in MomentField().widget.render("d", "2026-11-25T08:00")
