"""What a typed number is refused for, and what it is asked about."""

from decimal import Decimal

import pytest

from services.indicators.plausibility import Fault, Given, Range, faults, unlikely


def found(year=2025, value="83.1", numerator=None, denominator=None, unit="%"):
    numbers = [Decimal(number) if number is not None else None for number in (value, numerator, denominator)]
    return faults(Given(year, *numbers), unit=unit, this_year=2026)


def test_a_sound_reading_has_no_faults():
    assert found(numerator="831", denominator="1000") == {}


@pytest.mark.parametrize(
    ("given", "field", "fault"),
    [
        ({"year": 2027}, "year", Fault.FUTURE),
        ({"year": 1999}, "year", Fault.TOO_OLD),
        ({"value": "-1"}, "value", Fault.NEGATIVE),
        ({"value": "100.01"}, "value", Fault.OVER_HUNDRED),
        ({"value": "10000000000", "unit": "人"}, "value", Fault.TOO_LARGE),
        ({"numerator": "8e20", "denominator": "1000"}, "numerator", Fault.TOO_LARGE),
        ({"numerator": "831", "denominator": "1e21"}, "denominator", Fault.TOO_LARGE),
        ({"numerator": "-831", "denominator": "1000"}, "numerator", Fault.NEGATIVE),
        ({"numerator": "5"}, "denominator", Fault.NO_DENOMINATOR),
        ({"numerator": "5", "denominator": "0"}, "denominator", Fault.NO_DENOMINATOR),
        ({"numerator": "500", "denominator": "1000"}, "value", Fault.DOES_NOT_DIVIDE),
        ({"value": "10.5", "numerator": "1", "denominator": "2600", "unit": "/10万"}, "value", Fault.DOES_NOT_DIVIDE),
    ],
)
def test_what_cannot_be_true_is_named_at_its_field(given, field, fault):
    assert found(**given) == {field: fault}


def test_over_a_hundred_is_possible_where_the_unit_is_no_share():
    assert found(value="250", unit="人") == {}


def test_a_hundred_times_the_usual_is_asked_about_with_the_usual_range():
    earlier = [Decimal(number) for number in ("0.81", "0.82", "0.80")]
    assert unlikely(Decimal("82"), earlier) == Range(Decimal("0.80"), Decimal("0.82"))
    assert unlikely(Decimal("0.9"), earlier) is None


@pytest.mark.parametrize("slip", ["9.8", "0.98"])
def test_a_point_that_slipped_is_asked_about_although_the_series_rises(slip):
    earlier = [Decimal(number) for number in ("83.7", "86.1", "89.4", "91.6", "93.8", "96.4")]
    assert unlikely(Decimal(slip), earlier) == Range(Decimal("83.7"), Decimal("96.4"))


def test_the_first_reading_of_all_is_never_unlikely():
    assert unlikely(Decimal("82"), []) is None
