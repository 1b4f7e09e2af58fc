"""The dashboard's choices: which indicators, of which year, and the plain sentences above the table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.kit.sentences import joined
from services.indicators import charts, words
from services.indicators.charts import SPARK
from services.indicators.places import DOMAINS
from services.indicators.queries import Standing
from services.indicators.ratings import JUDGED, Verdict
from services.indicators.sparks import spark
from services.indicators.warnings import Kind
from services.indicators.watching import Alert

FIRST_YEAR: Final = 2019


class Found(Protocol):
    """An indicator as far as choosing and counting need it."""

    @property
    def domain(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...


@dataclass(frozen=True)
class Choice:
    """What somebody wants to see; empty means all. Anything unknown is taken for all."""

    year: int
    domain: str = ""
    department: str = ""
    verdict: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], usual: int, last: int) -> "Choice":
        """The choice in a query string; `usual` is the year unless another one up to `last` is asked for."""
        year = asked.get("year", "")
        domain, verdict = asked.get("domain", ""), asked.get("verdict", "")
        return cls(
            year=int(year) if year.isdecimal() and len(year) == 4 and FIRST_YEAR <= int(year) <= last else usual,
            domain=domain if len(domain) == 1 and domain in DOMAINS else "",
            department=asked.get("department", "")[:12],
            verdict=verdict if verdict in list(Verdict) else "",
        )

    def takes(self, found: Found) -> bool:
        """Whether an indicator is among what was chosen."""
        return (
            (not self.domain or found.domain == self.domain)
            and (not self.department or found.department == self.department)
            and (not self.verdict or found.verdict == self.verdict)
        )


@dataclass(frozen=True)
class Line:
    """An indicator as a row of the dashboard."""

    standing: Standing
    target: str
    value: str
    spark: SafeString
    tone: str
    warnings: tuple[str, ...]


TONES: Final = {Verdict.REACHED: "tag", Verdict.EARLY: "tag", Verdict.NEAR: "tag tag-dawn", Verdict.MISSED: "tag tag-alarm"}


def line(standing: Standing, warned: Iterable[Alert] = ()) -> Line:
    """The row of one indicator."""
    indicator = standing.indicator
    target_year, target = indicator.definition.target_for(standing.year)
    shown = words.target(indicator, target)
    chart = charts.draw(standing.points, standing.targets, frame=SPARK, broken_at=standing.broken_at, absent=standing.absent)
    return Line(
        standing=standing,
        target=f"{shown}（{target_year}）" if shown and target_year != standing.year else shown,
        value=next((words.figure(each, indicator.unit) for each in standing.shown if each.year == standing.year), ""),
        spark=SafeString(spark(chart) if chart and len(chart.marks) > 1 else ""),
        tone=TONES.get(standing.verdict, "tag tag-plain"),
        warnings=tuple(alert.name for alert in warned if alert.warning.kind is not Kind.MISSED),
    )


@dataclass(frozen=True)
class Tally:
    """A number on top of the dashboard."""

    count: int
    name: Promise | str
    verdict: str = ""


def tallies(every: Iterable[Found]) -> tuple[Tally, ...]:
    """Reached, near, missed, reached early, and all that could not be judged."""
    counts = Counter(found.verdict for found in every)
    named = (Verdict.REACHED, Verdict.NEAR, Verdict.MISSED, Verdict.EARLY)
    apart = sum(count for verdict, count in counts.items() if verdict not in named)
    return (*(Tally(counts[verdict], words.VERDICTS[verdict], verdict) for verdict in named), Tally(apart, _("Not reported or not judged")))


def summary(every: Iterable[Found], year: int) -> str:
    """What the numbers say, in plain words; before the year of a target neither what reached it nor what did not is counted."""
    counts = Counter(found.verdict for found in every)
    judged = sum(counts[verdict] for verdict in JUDGED)
    reached = counts[Verdict.REACHED]
    values = {"year": year, "judged": judged, "reached": reached, "share": round(100 * reached / judged) if judged else 0}
    share = gettext("Of %(judged)d indicators judged for %(year)d, %(reached)d reached their target: %(share)d of 100.") % values
    none = gettext("No indicator can be judged for %(year)d yet.") % values
    more = [
        (gettext("%(count)d reached their target early; its year is still to come, so they do not count."), counts[Verdict.EARLY]),
        (gettext("%(count)d were not reported."), counts[Verdict.NOT_REPORTED]),
        (gettext("%(count)d are not there yet, before the target's year, and do not count."), counts[Verdict.NOT_DUE]),
    ]
    return joined([share if judged else none, *(text % {"count": count} for text, count in more if count)])
