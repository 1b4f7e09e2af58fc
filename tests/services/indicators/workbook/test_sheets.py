"""What a workbook may not hold: what could run, what is not shown, what is too much, what is broken."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from services.indicators.workbook.columns import COLUMNS
from services.indicators.workbook.sheets import MOST_CELLS, MOST_ROWS, MOST_UNPACKED, Faulty, rows_of

SHEET = "xl/worksheets/sheet1.xml"
MOVED = "xl/elsewhere/readings.xml"


def book(change: Callable[[Workbook], object] = lambda book: None) -> bytes:
    """A workbook of headings and two rows."""
    made, content = Workbook(), io.BytesIO()
    for row in (COLUMNS, ["1-3a", "", "%", 2025, 83], ["1-8a", "", "‰", 2025, 13]):
        made.active.append(row)
    change(made)
    made.save(content)
    return content.getvalue()


def rewritten(content: bytes, change: Callable[[str, str], tuple[str, str]]) -> bytes:
    """The same workbook with the name and text of its parts changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(*change(name, source.read(name).decode()))
    return result.getvalue()


def crafted(old: str, new: str) -> bytes:
    """The workbook with something in the XML of its sheet replaced, as no ordinary programme writes it."""

    def change(name: str, text: str) -> tuple[str, str]:
        if name != SHEET:
            return name, text
        assert len(re.findall(old, text)) == 1
        return name, re.sub(old, new, text)

    return rewritten(book(), change)


def elsewhere(content: bytes) -> bytes:
    """The workbook with its sheet in another folder."""

    def change(name: str, text: str) -> tuple[str, str]:
        return name.replace(SHEET, MOVED), text.replace(f"/{SHEET}", f"/{MOVED}")

    return rewritten(content, change)


def places(content: bytes) -> list[str]:
    """The cells that are named when it is refused."""
    with pytest.raises(Faulty) as refused:
        rows_of(content)
    return [fault.cell for fault in refused.value.faults]


def test_rows_are_as_wide_as_the_template_wherever_the_sheet_lies():
    for content in (book(), elsewhere(book()), crafted('<row r="3"', "<row")):
        assert [(len(row), row[0]) for row in rows_of(content)] == [(len(COLUMNS), code) for code in ("编号", "1-3a", "1-8a")]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('<row r="3"', '<row r="3" hidden="1"', "A3"),
        ('<row r="3"', "<row hidden='true' r='3'", "A3"),
        ('<row r="3"', '<row hidden="1"', "A3"),
        ('<row r="3"', '<row r="3" ht="0" customHeight="1"', "A3"),
        ('<row r="3"', '<row r="3" ht="0.25"', "A3"),
        ("<sheetData>", '<cols><col min="11" max="13" width="9" hidden="1"/></cols><sheetData>', "K1:M1"),
        ("<sheetData>", "<cols><col hidden='1' max='11' min='11'/></cols><sheetData>", "K1"),
        ("<sheetData>", '<cols><col min="5" max="5" width="0" customWidth="1"/></cols><sheetData>', "E1"),
        ("<sheetFormatPr", '<sheetFormatPr zeroHeight="1"', ""),
        ('defaultRowHeight="15"', 'defaultRowHeight="0"', ""),
        ("<sheetFormatPr", '<sheetFormatPr defaultColWidth="0"', ""),
    ],
)
def test_what_is_not_shown_is_named_however_it_was_hidden(old, new, where):
    content = crafted(old, new)
    assert places(content) == places(elsewhere(content)) == [where]


def test_what_was_hidden_in_an_ordinary_programme_is_named_all_at_once():
    def hide(made: Workbook) -> None:
        made.active.row_dimensions[3].hidden = True
        made.active.column_dimensions.group("K", "L", hidden=True)

    assert sorted(places(book(hide))) == ["A3", "K1:L1"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden", "visible"])
def test_a_second_sheet_is_refused(state):
    def add(made: Workbook) -> None:
        made.create_sheet("x").sheet_state = state

    assert places(book(add)) == [""]


def test_a_chart_beside_the_sheet_is_refused():
    assert places(book(lambda made: made.create_chartsheet("x"))) == [""]


def test_a_macro_is_refused():
    content = io.BytesIO(book())
    with zipfile.ZipFile(content, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")
    assert places(content.getvalue()) == [""]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04", b"x" * 2_000_001])
def test_what_is_no_workbook_is_refused(content):
    assert places(content) == [""]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</sheetData>", ""),
        ('<row r="3"', '<row r="2"'),
        ('<row r="3"', '<row r="x"'),
        ('<c r="E3"', '<c r="?"'),
        ("<v>13</v>", "<v>thirteen</v>"),
        ('<c r="E3" t="n"', '<c r="E3" t="s"'),
        ("<sheetData>", '<cols><col min="99999" max="99999" hidden="1"/></cols><sheetData>'),
    ],
)
def test_a_broken_sheet_is_refused_and_breaks_nothing(old, new):
    assert places(crafted(old, new)) == [""]


def test_a_row_that_stands_twice_is_not_passed_over():
    """The library takes the first and says nothing of the second, which another programme may show."""
    assert places(crafted('<row r="3"', '<row r="2"')) == [""]


def test_a_hundred_thousand_rows_are_refused_quickly():
    made, content = Workbook(write_only=True), io.BytesIO()
    sheet = made.create_sheet()
    sheet.append(COLUMNS)
    for _ in range(20 * MOST_ROWS):
        sheet.append(["1-3a", "", "%", 2025, 83])
    made.save(content)
    assert places(content.getvalue()) == [""]


def test_as_many_rows_as_may_be_are_taken_and_one_more_is_not():
    def fill(rows: int) -> bytes:
        return book(lambda made: [made.active.append(["1-3a"]) for _ in range(rows - 2)])

    assert len(rows_of(fill(MOST_ROWS))) == MOST_ROWS + 1
    assert places(fill(MOST_ROWS + 1)) == [""]


def test_a_row_of_endless_cells_is_refused():
    assert places(crafted("</sheetData>", "<row>" + "<c/>" * (MOST_CELLS + 1) + "</row></sheetData>")) == [""]


def test_a_zip_that_unpacks_to_too_much_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(SHEET, b"0" * (MOST_UNPACKED + 1))
    assert len(content.getvalue()) < 2_000_000
    assert places(content.getvalue()) == [""]
