"""What may be said of releases. Every public number comes from here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from services.catalogue.names import CATEGORY_NAMES
from services.monitoring.models import Release
from services.monitoring.privacy import SHOWN_FROM, is_shown
from services.monitoring.workload import T1


@dataclass(frozen=True)
class ReleasedFigure:
    """A published count in words: its quarter, the count, how far it may be off."""

    quarter: str
    category: Promise | str
    value: int
    text: str
    error: str
    is_demo: bool


@dataclass(frozen=True)
class QuarterTable:
    """The published table of one quarter."""

    quarter: str
    figures: tuple[ReleasedFigure, ...]
    total: ReleasedFigure
    method: str
    is_demo: bool


def service_counts() -> list[QuarterTable]:
    """Every released quarter, the newest first; of each its newest version."""
    newest = {release.quarter: release for release in Release.objects.order_by("version")}
    return [_table(newest[quarter]) for quarter in sorted(newest, reverse=True)]


def released_for(categories: Iterable[str]) -> list[ReleasedFigure]:
    """The newest published count of each category; empty before the first quarter is closed."""
    newest = Release.objects.first()
    return [_figure(newest, category) for category in categories] if newest else []


def in_words(value: int) -> str:
    """A published count as it is shown."""
    return _("about %(count)d") % {"count": value} if is_shown(value) else _("fewer than %(count)d (zero included)") % {"count": SHOWN_FROM}


def quarter_in_words(quarter: str) -> str:
    """2026Q3 as people say it."""
    return _("%(year)s, quarter %(number)s") % {"year": quarter[:4], "number": quarter[5:]}


def _table(release: Release) -> QuarterTable:
    data = release.data
    table = data["tables"][T1.code]
    return QuarterTable(
        quarter=quarter_in_words(release.quarter),
        figures=tuple(_figure(release, category) for category in T1.cells),
        total=_told(release.quarter, _("All together"), table["total"], table["error_total"], data["demo"]),
        method=data["method"],
        is_demo=data["demo"],
    )


def _figure(release: Release, category: str) -> ReleasedFigure:
    data = release.data
    table = data["tables"][T1.code]
    return _told(release.quarter, CATEGORY_NAMES[category], table["cells"][category], table["error_cell"], data["demo"])


def _told(quarter: str, category: Promise | str, value: int, error: int, is_demo: bool) -> ReleasedFigure:
    words = _("Chance was added to protect those counted: in 95 of 100 cases it is off by at most %(error)d.") % {"error": error}
    return ReleasedFigure(quarter_in_words(quarter), category, value, in_words(value), words, is_demo)
