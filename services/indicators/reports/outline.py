"""What a report consists of, whatever it is written as: headings, sentences, tables and charts, in their order."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from services.indicators import charts
from services.indicators.charts import WIDE, Chart
from services.indicators.models.report import Kind


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 or 2."""

    text: str
    level: int = 1

    @property
    def anchor(self) -> str:
        """Where the contents lead."""
        return f"part-{zlib.crc32(self.text.encode()):08x}"


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table with its column headings."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Picture:
    """A chart; `text` says the same in words, `is_demo` that its numbers are made up."""

    chart: Chart
    text: str
    is_demo: bool


Part = Heading | Text | Table | Picture


def title(kind: str, snapshot: Mapping[str, Any]) -> str:
    """The title of a report."""
    name = {"district": snapshot["district"], "year": snapshot["year"], "kind": Kind(kind).label}
    return _("%(district)s women's development plan: %(kind)s %(year)s") % name


def parts(snapshot: Mapping[str, Any]) -> Iterator[Part]:
    """The whole report below its title."""
    if snapshot["is_demo"]:
        yield Text(_("Demo data: every number in this report is made up."))
    yield Heading(_("At a glance"))
    yield Text(snapshot["summary"])
    yield Text(_("The rules of judgement are set by the district's working committee. What nobody reported is “not reported”, never 0."))
    yield Heading(_("By domain"))
    yield _tally(_("Domain"), snapshot["domains"])
    yield Heading(_("By department"))
    yield _tally(_("Department"), snapshot["departments"])
    yield Heading(_("Indicators"))
    yield _overview(snapshot["indicators"])
    for indicator in snapshot["indicators"]:
        yield from _indicator(indicator, is_demo=snapshot["is_demo"])
    yield Heading(_("Warnings"))
    columns = [_("Indicator"), _("Warning"), _("Reason")]
    yield from _table_or(
        columns, [[f"{row['code']} {row['name']}", row["kind"], row["reason"]] for row in snapshot["warnings"]], _("None.")
    )
    yield Heading(_("What was done about them"))
    columns = [_("Indicator"), _("Department"), _("Cause"), _("Measure"), _("Due on"), _("State")]
    rows = [[row[name] for name in ("indicator", "owner", "cause", "measure", "due_on", "state")] for row in snapshot["tasks"]]
    yield from _table_or(columns, rows, _("None."))


def _tally(name: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    columns = [name, _("Reached"), _("Nearly reached"), _("Not reached"), _("Not reported or not judged")]
    return Table(columns, [[row["name"], *(str(row[key]) for key in ("reached", "near", "missed", "other"))] for row in rows])


def _overview(indicators: Sequence[Mapping[str, Any]]) -> Table:
    columns = [_("Code"), _("Indicator"), "2025", "2030", _("Figure"), _("Judgement")]
    return Table(
        columns,
        [
            [row["code"], row["name"], *(target or "—" for target in row["targets"]), row["figure"] or "—", row["verdict"]]
            for row in indicators
        ],
    )


def _indicator(row: Mapping[str, Any], *, is_demo: bool) -> Iterator[Part]:
    """Its chart with the table of its figures. What was frozen before intervals and figures were kept is shown without them."""
    points = [(int(year), float(value)) for year, value in row["series"]]
    targets = [(int(year), float(value)) for year, value in row["target_points"]]
    chart = charts.draw(points, targets, frame=WIDE, broken_at=row["broken_at"], absent=row["absent"], spans=row.get("spans", ()))
    figures = row.get("figures", ())
    if chart or figures:
        yield Heading(f"{row['code']} {row['name']}", 2)
        yield Text(row["sentence"])
    if chart:
        yield Picture(chart, row["sentence"], is_demo)
    if figures:
        yield Table([str(year) for year, _text in figures], [[text for _year, text in figures]])


def _table_or(columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> Iterator[Part]:
    yield Table(columns, rows) if rows else Text(nothing)
