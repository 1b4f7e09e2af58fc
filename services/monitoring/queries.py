"""What may be said of releases. Every public count comes from here."""

from collections.abc import Iterable

from django.utils.translation import gettext

from portal.pagecache.kept import kept
from services.catalogue.names import CATEGORY_NAMES
from services.monitoring.models import Release
from services.monitoring.periods import Period, of_quarter, of_year
from services.monitoring.words import Figure, quarter_in_words, told
from services.monitoring.workload import T1

QUARTERS_OF_A_YEAR = 4


def releases() -> list[Release]:
    """Every quarter's valid release, the newest quarter first; where there is an erratum, that one."""
    newest = {release.quarter: release for release in Release.objects.order_by("version")}
    return [newest[quarter] for quarter in sorted(newest, reverse=True)]


def periods(valid: Iterable[Release]) -> list[str]:
    """The quarters, and the years of which all four quarters are released; the newest first."""
    quarters = [release.quarter for release in valid]
    years = [year for year in {quarter[:4] for quarter in quarters} if _is_whole(year, quarters)]
    return sorted([*quarters, *years], key=lambda period: period.ljust(6, "Z"), reverse=True)


def period(code: str, valid: list[Release]) -> Period | None:
    """What was published of a quarter (2026Q3), or of a year (2026) as the sum of its four quarters; None where nothing was."""
    parts = [release.data for release in valid if release.quarter.startswith(code)]
    if code not in periods(valid):
        return None
    return of_quarter(parts[0]) if len(code) > len("2026") else of_year(code, parts)


@kept
def newest_release() -> Release | None:
    """The valid release of the newest quarter; None before the first."""
    return Release.objects.first()


def released_for(categories: Iterable[str]) -> list[Figure]:
    """The newest published count of each category; empty before the first quarter is closed, or where categories are not published."""
    newest = newest_release()
    table = newest.data["tables"].get(T1.code) if newest else None
    if not newest or not table:
        return []
    when = quarter_in_words(newest.quarter)
    if newest.version > 1:
        when = gettext("%(quarter)s, corrected") % {"quarter": when}
    return [
        told(CATEGORY_NAMES[code], table["cells"][code], table["errors"]["cell"], when=when, is_demo=newest.data["demo"])
        for code in categories
    ]


def _is_whole(year: str, quarters: list[str]) -> bool:
    return sum(quarter.startswith(year) for quarter in quarters) == QUARTERS_OF_A_YEAR
