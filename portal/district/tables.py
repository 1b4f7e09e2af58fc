"""Tables of a district pack: tab-separated files that know their file, line and column. PURE."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

YES_NO: Final = {"1": True, "0": False, "": False}


class PackError(Exception):
    """A pack file cannot be used; says where and why, in one line."""

    def __init__(self, file: str, reason: str, *, line: int | None = None, column: str = "") -> None:
        place = f"{file}" + (f", line {line}" if line else "") + (f", column {column}" if column else "")
        super().__init__(f"{place}: {reason}")


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    file: str
    line: int
    cells: dict[str, str]

    def error(self, column: str, reason: str) -> PackError:
        """The error that names this line and `column`."""
        return PackError(self.file, reason, line=self.line, column=column)

    def text(self, column: str, *, required: bool = True) -> str:
        """The cell's text."""
        value = self.cells[column]
        if required and not value:
            raise self.error(column, "is empty")
        return value

    def number(self, column: str) -> int:
        """A whole number, zero or more."""
        value = self.text(column)
        if not value.isdecimal():
            raise self.error(column, f"{value!r} is not a whole number")
        return int(value)

    def flag(self, column: str) -> bool:
        """1, 0 or empty (no)."""
        value = self.cells[column]
        if value not in YES_NO:
            raise self.error(column, f"{value!r} is neither 1 nor 0")
        return YES_NO[value]

    def day(self, column: str, *, required: bool = True) -> date | None:
        """A date as YYYY-MM-DD; None where it may be empty and is."""
        value = self.text(column, required=required)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.error(column, f"{value!r} is not a date like 2026-01-31") from None

    def words(self, column: str) -> list[str]:
        """A list of words separated by blanks."""
        return self.cells[column].split()


@dataclass(frozen=True)
class Table:
    """A whole file of the pack."""

    pack: Path
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def require(self, *columns: str) -> None:
        """Refuse a table whose header lacks one of `columns` or has others."""
        for column in columns:
            if column not in self.columns:
                raise PackError(self.file, "is missing from the header", line=1, column=column)
        for column in self.columns:
            if column not in columns:
                raise PackError(self.file, "is not known here", line=1, column=column)

    def unique(self, column: str) -> None:
        """Refuse a table that names the same thing twice."""
        seen: dict[str, int] = {}
        for row in self.rows:
            value = row.text(column)
            if value in seen:
                raise row.error(column, f"{value!r} stands already in line {seen[value]}")
            seen[value] = row.line


def read_text(pack: Path, file: str) -> str:
    """The text of a pack file; raises PackError when it is missing or not UTF-8."""
    try:
        return (pack / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PackError(file, f"is missing from {pack}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PackError(file, f"is not UTF-8 at byte {error.start}", line=line) from None
    except OSError as error:
        raise PackError(file, f"cannot be read: {error.strerror}") from None


def read(pack: Path, file: str) -> Table:
    """Read a table: first line the column names, then one line a row; blank lines do not count."""
    lines = read_text(pack, file).split("\n")
    columns = tuple(name.strip() for name in lines[0].split("\t"))
    if len(set(columns)) != len(columns) or "" in columns:
        raise PackError(file, "column names must be present and different", line=1)
    return Table(pack, file, columns, tuple(_rows(file, columns, lines[1:])))


def _rows(file: str, columns: tuple[str, ...], lines: list[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(columns):
            raise PackError(file, f"has {len(cells)} columns instead of {len(columns)}", line=number)
        yield Row(file, number, dict(zip(columns, cells, strict=True)))
