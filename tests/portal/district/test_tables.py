"""Every cell of a pack that cannot be used is named by file, line, column and reason."""

from datetime import date

import pytest

from portal.district.tables import PackError, read, read_text

HEADER = "code\tcount\tis_new\tday\n"


@pytest.fixture
def table(tmp_path):
    def write(body: str | bytes):
        (tmp_path / "t.tsv").write_bytes(body if isinstance(body, bytes) else body.encode())
        return read(tmp_path, "t.tsv")

    return write


def refusal(act) -> str:
    with pytest.raises(PackError) as refused:
        act()
    return str(refused.value)


def test_cells_are_read_by_their_kind(table):
    (row,) = table(HEADER + "\nA B\t12\t1\t2026-11-24\r\n")
    assert (row.line, row.words("code"), row.number("count"), row.flag("is_new")) == (3, ["A", "B"], 12, True)
    assert row.day("day") == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "read_cell", "told"),
    [
        ("\t1\t0\t2026-11-24", lambda r: r.text("code"), "t.tsv, line 2, column code: is empty"),
        ("A\t-1\t0\t", lambda r: r.number("count"), "t.tsv, line 2, column count: '-1' is not a whole number"),
        ("A\t1\tyes\t", lambda r: r.flag("is_new"), "t.tsv, line 2, column is_new: 'yes' is neither 1 nor 0"),
        ("A\t1\t0\t24.11.2026", lambda r: r.day("day"), "t.tsv, line 2, column day: '24.11.2026' is not a date like 2026-01-31"),
        ("A\t1\t0\t2026-02-30", lambda r: r.day("day"), "t.tsv, line 2, column day: '2026-02-30' is not a date like 2026-01-31"),
    ],
)
def test_a_bad_cell_is_named(table, line, read_cell, told):
    (row,) = table(HEADER + line)
    assert refusal(lambda: read_cell(row)) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "t.tsv, line 1: column names must be present and different"),
        ("code\tcode\n", "t.tsv, line 1: column names must be present and different"),
        (HEADER + "A\t1\n", "t.tsv, line 2: has 2 columns instead of 4"),
        (HEADER.encode() + b"A\t1\t0\t\xff", "t.tsv, line 2: is not UTF-8 at byte 28"),
    ],
)
def test_a_bad_file_is_named(table, body, told):
    assert refusal(lambda: table(body)) == told


def test_missing_and_unreadable_files_are_named(tmp_path):
    assert refusal(lambda: read_text(tmp_path, "t.tsv")) == f"t.tsv: is missing from {tmp_path}"
    (tmp_path / "t.tsv").mkdir()
    assert refusal(lambda: read_text(tmp_path, "t.tsv")) == "t.tsv: cannot be read: Is a directory"


def test_a_header_with_other_columns_is_refused(table):
    assert refusal(lambda: table(HEADER).require("code", "name")) == "t.tsv, line 1, column name: is missing from the header"
    assert refusal(lambda: table(HEADER).require("code", "count", "is_new")) == "t.tsv, line 1, column day: is not known here"


def test_the_same_thing_twice_is_refused(table):
    twice = table(HEADER + "A\t1\t0\t\nB\t1\t0\t\nA\t1\t0\t\n")
    assert refusal(lambda: twice.unique("code")) == "t.tsv, line 4, column code: 'A' stands already in line 2"
