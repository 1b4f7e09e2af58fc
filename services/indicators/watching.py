"""Which warnings stand now: for every indicator, from its approved readings and the days on which readings were due."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.kit import clock
from services.indicators import words
from services.indicators.models import ReportingRound
from services.indicators.queries import Standing, standings
from services.indicators.series import judge, points
from services.indicators.warnings import Due, EarlyWarning, warnings


@dataclass(frozen=True)
class Alert:
    """A warning with the indicator that it speaks of."""

    standing: Standing
    warning: EarlyWarning

    @property
    def name(self) -> str:
        """What kind it is, in a word."""
        return str(words.KINDS[self.warning.kind])

    @property
    def owner(self) -> str:
        """Which department answers for the indicator."""
        return words.owner(self.standing.indicator)

    @property
    def reason(self) -> str:
        """Why it stands, in a sentence."""
        return words.reason(self.standing.indicator, self.warning)


def alerts(found: Iterable[Standing] | None = None) -> list[Alert]:
    """Every warning, in the order of the plan; `found` are standings that somebody has read already."""
    due = _newest_due()
    return [Alert(each, warning) for each in (standings() if found is None else found) for warning in _of(each, due)]


def _of(standing: Standing, due: Due | None) -> Iterable[EarlyWarning]:
    """The warnings of one indicator. Its trend is read from the figures that are published, so that anyone can check it.

    A missed target stays one until a newer figure says otherwise: that a year was not reported puts nothing right.
    """
    known = {figure.year for figure in standing.shown}
    missing = due if due and due.year not in known else None
    unbroken_years = {year for year, _ in points(standing.given)}
    series = [point for point in standing.points if point[0] in unbroken_years]
    if not series and missing is None:
        return []
    newest = max((year for year in known if year <= standing.year), default=standing.year)
    rating = judge(standing.indicator.definition, standing.given, standing.indicator.unit, newest).rating
    return warnings(standing.indicator.definition, series, rating, missing, clock.today())


def _newest_due() -> Due | None:
    newest = ReportingRound.objects.filter(due_on__lt=clock.today()).order_by("-year").first()
    return Due(newest.year, newest.due_on) if newest else None
