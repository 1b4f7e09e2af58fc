"""What each kind of report says: its chapters, from the snapshot that all kinds share.

Yearly monitoring follows the figures of a year with their warnings; the evaluations say which targets were reached and explain each that
was not (四部.二: 评价规划目标达标情况, 找出突出问题, 预测发展趋势); the yearbook (年度妇女统计资料, 四部.一) lists figures and judges none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from portal.kit.sentences import joined
from services.indicators import charts, words
from services.indicators.charts import WIDE
from services.indicators.models.report import EVALUATED, Kind, is_trial
from services.indicators.ratings import JUDGED, Verdict
from services.indicators.reports.outline import Heading, Part, Picture, Table, Text
from services.indicators.rules import END
from services.indicators.warnings import Kind as Warned

Snapshot = Mapping[str, Any]


def parts(kind: str, snapshot: Snapshot) -> Iterator[Part]:
    """The whole report below its title. What was frozen before the kinds differed has the chapters of a yearly report."""
    if snapshot["is_demo"]:
        yield Text(_("Demo data: every number in this report is made up."))
    found = Kind(kind) if "goals" in snapshot else Kind.YEARLY
    if is_trial(found, snapshot["year"]):
        values = {"year": snapshot["year"], "evaluated": EVALUATED[found]}
        yield Text(_("Trial version: it evaluates the targets of %(evaluated)d with the figures of %(year)d.") % values)
    for chapter in CHAPTERS[found]:
        yield from chapter(snapshot)


def _glance(snapshot: Snapshot) -> Iterator[Part]:
    yield Heading(_("At a glance"))
    yield Text(snapshot["summary"])
    yield Text(_("The rules of judgement are set by the district's working committee. What nobody reported is “not reported”, never 0."))


def _goals(snapshot: Snapshot) -> Iterator[Part]:
    yield Heading(_("Goals of the plan"))
    rows = [[f"{row['code']} {row['title']}", row["verdict"], "、".join(row["indicators"]) or "—"] for row in snapshot["goals"]]
    yield from _table_or([_("Goal"), _("Judgement"), _("Indicators")], rows, _("None."))


def _tallies(snapshot: Snapshot) -> Iterator[Part]:
    yield Heading(_("By domain"))
    yield _tally(_("Domain"), snapshot["domains"])
    yield Heading(_("By department"))
    yield _tally(_("Department"), snapshot["departments"])


def _early(snapshot: Snapshot) -> Iterator[Part]:
    yield Heading(_("Targets that were reached early"))
    yield Text(_("The year of these targets is still to come. They do not count as reached yet."))
    found = [row for row in snapshot["indicators"] if row["judgement"] == Verdict.EARLY]
    rows = [[f"{row['code']} {row['name']}", row["owner"], row["sentence"]] for row in found]
    yield from _table_or([_("Indicator"), _("Department"), _("Judgement")], rows, _("None."))


def _missed(snapshot: Snapshot) -> Iterator[Part]:
    """Each target that was not reached: by how much, what other warnings say, and what the department says of cause and measure."""
    itself = str(words.KINDS[Warned.MISSED])
    yield Heading(_("Targets that were not reached"))
    found = [row for row in snapshot["indicators"] if row["judgement"] in (Verdict.MISSED, Verdict.NEAR)]
    for row in found:
        yield Heading(f"{row['code']} {row['name']}", 2)
        reasons = [warning["reason"] for warning in snapshot["warnings"] if warning["code"] == row["code"] and warning["kind"] != itself]
        yield Text(row["sentence"])
        if more := joined([*row["course"], *reasons]):
            yield Text(more)
        tasks = [[task[name] or "—" for name in TASK[1:]] for task in snapshot["tasks"] if task["code"] == row["code"]]
        columns = [_("Department"), _("Cause"), _("Measure"), _("Due on"), _("State")]
        yield from _table_or(columns, tasks, _("No department has been asked for the cause yet: %(owner)s.") % {"owner": row["owner"]})
    if not found:
        yield Text(_("None."))


def _not_judged(snapshot: Snapshot) -> Iterator[Part]:
    yield Heading(_("What could not be judged"))
    rows = [
        [f"{row['code']} {row['name']}", row["owner"], row["verdict"]]
        for row in snapshot["indicators"]
        if row["judgement"] not in {*JUDGED, Verdict.EARLY}
    ]
    yield from _table_or([_("Indicator"), _("Department"), _("Why")], rows, _("None."))


def _overview(snapshot: Snapshot) -> Iterator[Part]:
    columns = [_("Code"), _("Indicator"), "2025", "2030", _("Figure"), _("Judgement")]
    yield Heading(_("Indicators"))
    yield Table(
        columns,
        [
            [row["code"], row["name"], *(target or "—" for target in row["targets"]), row["figure"] or "—", row["verdict"]]
            for row in snapshot["indicators"]
        ],
    )


def _charts(snapshot: Snapshot) -> Iterator[Part]:
    for row in snapshot["indicators"]:
        yield from _indicator(row, snapshot["year"], is_demo=snapshot["is_demo"])


def _warnings(snapshot: Snapshot) -> Iterator[Part]:
    yield Heading(_("Warnings"))
    rows = [[f"{row['code']} {row['name']}", row["kind"], row["reason"]] for row in snapshot["warnings"]]
    yield from _table_or([_("Indicator"), _("Warning"), _("Reason")], rows, _("None."))


def _done(snapshot: Snapshot) -> Iterator[Part]:
    yield Heading(_("What was done about them"))
    columns = [_("Indicator"), _("Department"), _("Cause"), _("Measure"), _("Due on"), _("State")]
    yield from _table_or(columns, [[row[name] for name in TASK] for row in snapshot["tasks"]], _("None."))


def _figures(snapshot: Snapshot) -> Iterator[Part]:
    """Every figure with its unit, its source and its parts; what has none stands in a list of its own."""
    yield Heading(_("About these figures"))
    yield Text(_("Figures approved by the statistics office, year by year. They are not judged here. What nobody reported is not 0."))
    yield Heading(_("Indicators"))
    for row in snapshot["indicators"]:
        if row["figures"]:
            yield Heading(f"{row['code']} {row['name']}" + (f"（{row['unit']}）" if row["unit"] else ""), 2)
            yield _by_year(row["figures"], snapshot["year"])
            yield from (_by_group(split) for split in row["splits"])
            yield from _about_figures(row)
    yield Heading(_("Not reported"))
    missing = [[f"{row['code']} {row['name']}", row["owner"]] for row in snapshot["indicators"] if not row["figures"]]
    yield from _table_or([_("Indicator"), _("Department")], missing, _("None."))


def _about_figures(row: Mapping[str, Any]) -> Iterator[Part]:
    if row["broken_at"]:
        years = "、".join(str(year) for year in row["broken_at"])
        yield Text(_("The definition changed in %(years)s: figures before and after it are not compared.") % {"years": years})
    if row["sources"]:
        yield Text(_("Source: %(sources)s") % {"sources": "、".join(row["sources"])})


def _by_sex(snapshot: Snapshot) -> Iterator[Part]:
    yield Heading(_("Statistics by sex"))
    rows = [[row["name"], row["plan_ref"], row["state"]] for row in snapshot["by_sex"]]
    yield from _table_or([_("What is to be known"), _("Who wants it"), _("What there is")], rows, _("None."))


Chapter = Callable[[Snapshot], Iterator[Part]]
TASK: Final = ("indicator", "owner", "cause", "measure", "due_on", "state")
TALLIED: Final = ("reached", "near", "missed", "early", "other")
EVALUATION: Final[tuple[Chapter, ...]] = (_glance, _goals, _tallies, _missed, _early, _not_judged, _overview, _charts)
CHAPTERS: Final[dict[Kind, tuple[Chapter, ...]]] = {
    Kind.YEARLY: (_glance, _tallies, _overview, _charts, _warnings, _done),
    Kind.MID_TERM: (*EVALUATION, _warnings, _done),
    Kind.FINAL: (*EVALUATION, _done),
    Kind.YEARBOOK: (_figures, _by_sex),
}
"""Only the mid-term evaluation looks ahead: at the end of the plan nothing is left to warn of."""


def _tally(name: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    """What was frozen before those reached early were told apart is shown without them."""
    heads = [_("Reached"), _("Nearly reached"), _("Not reached"), _("Reached early"), _("Not reported or not judged")]
    columns = {key: head for key, head in zip(TALLIED, heads, strict=True) if all(key in row for row in rows)}
    total = {key: sum(row[key] for row in rows) for key in columns}
    lines = (*rows, {"name": _("All together"), **total})
    return Table([name, *columns.values()], [[row["name"], *(str(row[key]) for key in columns)] for row in lines])


def _indicator(row: Mapping[str, Any], year: int, *, is_demo: bool) -> Iterator[Part]:
    """Its chart with the table of its figures. What was frozen before intervals and figures were kept is shown without them."""
    points = [(int(year), float(value)) for year, value in row["series"]]
    targets = [(int(year), float(value)) for year, value in row["target_points"]]
    more = {"spans": row.get("spans", ()), "since": row.get("since"), "to_year": END if targets else 0}
    chart = charts.draw(points, targets, frame=WIDE, broken_at=row["broken_at"], absent=row["absent"], **more)
    figures = row.get("figures", ())
    if chart or figures:
        yield Heading(f"{row['code']} {row['name']}", 2)
        yield Text(row["sentence"])
    if chart:
        yield Picture(chart, row["sentence"], is_demo)
        if said := joined(_read(row)):
            yield Text(said)
    if figures:
        yield _by_year(figures, year)


def _read(row: Mapping[str, Any]) -> Iterator[str]:
    """How to read what a chart does not say by itself; the words of the pages."""
    if row.get("spans"):
        yield _("Upright strokes: how far the true value may lie, in 95 of 100 cases.")
    if row["broken_at"]:
        text = _("Dotted line: the definition changed in %(years)s, figures before and after are not compared.")
        yield text % {"years": "、".join(str(year) for year in row["broken_at"])}
    if row["absent"]:
        yield _("Stripes on the axis: not applicable in %(years)s.") % {"years": "、".join(str(year) for year in row["absent"])}


def _by_year(figures: Sequence[tuple[int, str]], last: int) -> Table:
    """The figures of every year from the first one to that of the report; a year that nobody reported says so."""
    told = dict(figures)
    years = range(min(told), last + 1)
    return Table([str(year) for year in years], [[told.get(year) or str(words.VERDICTS[Verdict.NOT_REPORTED]) for year in years]])


def _by_group(split: Mapping[str, Any]) -> Table:
    """The figures of groups; the years go on as in the table above it, to the right."""
    rows = [[name, *(figure or "—" for figure in figures[::-1])] for name, *figures in split["rows"]]
    return Table([split["title"], *(str(year) for year in split["years"][::-1])], rows)


def _table_or(columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> Iterator[Part]:
    yield Table(columns, rows) if rows else Text(nothing)
