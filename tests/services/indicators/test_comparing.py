"""Two years side by side."""

import pytest

from services.indicators import demo
from services.indicators.comparing import pairs, years_of
from services.indicators.models import Indicator
from services.indicators.queries import standings

pytestmark = pytest.mark.django_db
YEARS = range(2025, 2018, -1)


def pair(code: str):
    return next(each for each in pairs(standings(2020), standings(2025)) if each.standing.indicator.code == code)


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ({}, (2020, 2025)),
        ({"from": "2021", "to": "2023"}, (2021, 2023)),
        ({"from": "2023", "to": "2021"}, (2021, 2023)),
        ({"from": "1900", "to": "x"}, (2020, 2025)),
        ({"from": "²", "to": "2019"}, (2019, 2020)),
    ],
)
def test_years_that_there_are_not_are_the_usual_ones(asked, years):
    assert years_of(asked, YEARS) == years


def test_a_difference_of_shares_is_in_percentage_points_and_says_whether_it_is_better(screening, approved):
    approved(screening, 2020, "80")
    approved(screening, 2025, "83.1")
    found = pair("1-3a")
    assert (found.first.figure, found.last.figure, found.change) == ("80 %", "83.1 %", "+3.1 百分点，变好")
    anaemia = Indicator.objects.get(code="1-8a")
    approved(anaemia, 2020, "12")
    approved(anaemia, 2025, "13")
    assert pair("1-8a").change == "+1 百分点，变差"


def test_two_missing_years_are_both_said(screening):
    assert pair("1-3a").why == "两年都没有数据。"


def test_a_missing_year_is_said_and_never_taken_for_zero(screening, approved):
    approved(screening, 2025, "83.1")
    found = pair("1-3a")
    assert (found.first.figure, found.change, found.why) == ("", "", "两年中有一年没有数据。")


def test_figures_before_and_after_a_changed_definition_are_not_compared(screening, approved):
    approved(screening, 2020, "80")
    approved(screening, 2023, "60", redefined=True)
    approved(screening, 2025, "62")
    assert (pair("1-3a").change, pair("1-3a").why) == ("", "期间口径有变化。")


def test_the_page_takes_few_queries_and_odd_years(resident, district, django_assert_max_num_queries):
    demo.make()
    resident.get("/data/indicators/compare/")
    with django_assert_max_num_queries(12):
        page = resident.get("/data/indicators/compare/?from=2019&to=2025&domain=一").content.decode()
    assert "2019 年和 2025 年对比" in page
    assert "百分点" in page
    assert "演示数据" in page
    assert resident.get("/data/indicators/compare/?from=x&to=%C2%B2").status_code == 200


def test_two_years_without_any_figure_are_one_sentence_and_no_list(resident, screening):
    page = resident.get("/data/indicators/compare/").content.decode()
    assert "两年都没有数据" in page
    assert "<table" not in page
    assert "1-3a" not in page
