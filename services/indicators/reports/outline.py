"""What a report consists of, whatever it is written as: headings, sentences, tables and charts, in their order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from services.indicators.charts import Chart
from services.indicators.models import Report
from services.indicators.models.report import Kind


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 or 2."""

    text: str
    level: int = 1


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


def divided(parts: Iterable[Part]) -> tuple[list[Part], list[Part]]:
    """What is said before the contents, and what stands behind them."""
    found = list(parts)
    before = list(takewhile(lambda part: isinstance(part, Text), found))
    return before, found[len(before) :]


def title(kind: str, snapshot: Mapping[str, Any]) -> str:
    """The title of a report."""
    name = {"district": snapshot["district"], "year": snapshot["year"], "kind": Kind(kind).label}
    return _("%(district)s women's development plan: %(kind)s %(year)s") % name


def origin(report: Report) -> Text:
    """As of when a report speaks, and what its numbers are recognised by."""
    told = {"day": timezone.localtime(report.frozen_at).date().isoformat(), "digest": report.digest[:12]}
    return Text(
        _("The figures were frozen on %(day)s, as the statistics office had approved them. Mark of these figures: %(digest)s.") % told
    )
