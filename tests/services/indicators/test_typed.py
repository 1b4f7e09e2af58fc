"""A figure is taken with its own unit behind it, and refused with another."""

import pytest

from services.indicators.typed import WrongUnit, without_unit


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("83.1", "%", "83.1"),
        ("83.1 %", "%", "83.1"),
        ("83.1％", "%", "83.1"),
        ("10.5/10万", "/10万", "10.5"),
        ("10.5 ／ 10 万", "/10万", "10.5"),
        ("120人", "人", "120"),
    ],
)
def test_its_own_unit_says_nothing_new(text, unit, number):
    assert without_unit(text, unit) == number


@pytest.mark.parametrize(
    ("text", "unit", "written"),
    [("831‰", "%", "‰"), ("10.5/10万", "%", "/10万"), ("0.01%", "/10万", "%"), ("1.5 万人", "人", "万人"), ("83%", "", "%")],
)
def test_another_unit_is_refused(text, unit, written):
    with pytest.raises(WrongUnit) as refused:
        without_unit(text, unit)
    assert refused.value.written == written


@pytest.mark.parametrize("text", ["", "八十三", "1,234", "83.1.2", "=A1", "nan", "1e3"])
def test_what_is_no_number_stays_as_it_is(text):
    assert without_unit(text, "%") == text
