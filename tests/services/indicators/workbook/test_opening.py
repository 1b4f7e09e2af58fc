"""The workbook there and back: what is taken, and every way in which it is refused."""

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from services.indicators.models import Indicator
from services.indicators.workbook.opening import read
from services.indicators.workbook.sheets import Faulty
from services.indicators.workbook.template import template

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(district) -> dict[str, Indicator]:
    return {indicator.code: indicator for indicator in Indicator.objects.filter(code__in=["1-3a", "1-8a"])}


def workbook(mine, change=lambda sheet, book: None, year=2025) -> bytes:
    book = load_workbook(io.BytesIO(template(mine.values(), year)))
    change(book.active, book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def filled(sheet, book):
    sheet["E2"], sheet["F2"], sheet["G2"], sheet["J2"] = 83.1, 831, 1000, "妇女常见病筛查年报"


def faults(mine, change):
    with pytest.raises(Faulty) as refused:
        read(workbook(mine, change), mine)
    return [(fault.cell, str(fault.message)) for fault in refused.value.faults]


def test_what_was_filled_in_comes_back_and_empty_rows_do_not(mine):
    (line,) = read(workbook(mine, filled), mine)
    assert (line.indicator.code, line.report.year, line.report.value) == ("1-3a", 2025, Decimal("83.1"))
    assert (line.report.numerator, line.report.denominator, line.report.source) == (831, 1000, "妇女常见病筛查年报")
    assert line.place("value") == "E2"


def test_not_applicable_is_stated_not_left_empty(mine):
    def change(sheet, book):
        sheet["H3"] = "是"

    (line,) = read(workbook(mine, change), mine)
    assert line.report.value is None


@pytest.mark.parametrize(
    ("cell", "value", "where"),
    [
        ("E2", "八十三", "E2"),
        ("E2", "nan", "E2"),
        ("E2", "831‰", "E2"),
        ("J2", None, "J2"),
        ("D2", "25", "D2"),
        ("C2", "‰", "C2"),
        ("H2", "是", "E2"),
        ("I2", "maybe", "I2"),
        ("K2", "长" * 301, "K2"),
        ("A2", "9-9z", "A2"),
        ("E2", "=SUM(F2:G2)", "E2"),
        ("K2", ArrayFormula("K2", "=J2"), "K2"),
    ],
)
def test_a_mistake_is_named_by_its_cell(mine, cell, value, where):
    def change(sheet, book):
        filled(sheet, book)
        sheet[cell] = value

    assert [place for place, _ in faults(mine, change)] == [where]


def test_every_mistake_is_named_not_only_the_first(mine):
    def change(sheet, book):
        sheet["E2"], sheet["E3"], sheet["D3"], sheet["J2"] = "x", "y", "z", "年报"

    assert [place for place, _ in faults(mine, change)] == ["E2", "D3", "E3", "J3"]


def test_what_cannot_be_true_is_named_beside_what_is_missing(mine):
    def change(sheet, book):
        filled(sheet, book)
        sheet["E2"], sheet["F2"], sheet["G2"], sheet["J2"] = 831, None, None, None
        sheet["D3"], sheet["E3"], sheet["J3"] = 2099, 4, "年报"

    assert [place for place, _ in faults(mine, change)] == ["E2", "J2", "D3"]


def test_two_rows_about_the_same_are_refused_at_the_second(mine):
    def change(sheet, book):
        filled(sheet, book)
        sheet.append([cell.value for cell in sheet[2]])
        sheet.append([*(cell.value for cell in sheet[2][:11]), "女"])

    ((place, message),) = faults(mine, change)
    assert (place, "第 2 行" in message) == ("A4", True)


def test_a_calculated_number_comes_with_the_decimals_that_are_stored(mine):
    def change(sheet, book):
        sheet["E2"], sheet["J2"] = 83.123456789, "年报"

    assert read(workbook(mine, change), mine)[0].report.value == Decimal("83.1235")


def test_a_moved_column_is_refused_as_a_whole(mine):
    assert faults(mine, lambda sheet, book: sheet.insert_cols(3))[0][0] == "A1"


def test_an_untouched_template_says_that_nothing_was_filled_in(mine):
    assert len(faults(mine, lambda sheet, book: None)) == 1


@pytest.mark.parametrize(("typed", "format_of_cell"), [("83.1%", "General"), ("83.1 ％", "@"), (0.831, "0.0%"), (0.831, "0%")])
def test_a_percentage_is_taken_as_it_is_shown(mine, typed, format_of_cell):
    """Whoever types 83.1% into a sheet gets 0.831 in a cell of percentages."""

    def change(sheet, book):
        filled(sheet, book)
        sheet["E2"] = typed
        sheet["E2"].number_format = format_of_cell

    (line,) = read(workbook(mine, change), mine)
    assert line.report.value == Decimal("83.1")


def test_a_value_in_another_unit_is_named_at_its_cell(mine):
    def change(sheet, book):
        filled(sheet, book)
        sheet["E2"] = "831‰"

    assert faults(mine, change) == [("E2", "这里的单位是 %，不是“‰”。请换算后再填。")]
