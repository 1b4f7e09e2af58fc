"""What may be said of the indicators. Public pages know approved readings only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Max

from services.indicators import words
from services.indicators.models import Indicator, Reading, ReportingRound
from services.indicators.models.indicator import Publication
from services.indicators.ratings import JUDGED, Verdict
from services.indicators.series import Given, Judged, judge


@dataclass(frozen=True)
class Standing:
    """An indicator with its approved readings and the judgement of one year."""

    indicator: Indicator
    readings: tuple[Reading, ...]
    year: int

    @cached_property
    def given(self) -> list[Given]:
        """The readings as a series."""
        return [as_given(reading) for reading in self.readings]

    @cached_property
    def judged(self) -> Judged:
        """The judgement."""
        return judge(self.indicator.definition, self.given, self.indicator.unit, self.year)

    @property
    def verdict(self) -> Verdict:
        """The judgement as one word's code."""
        return self.judged.rating.verdict

    @property
    def verdict_name(self) -> str:
        """The judgement as one word."""
        return str(words.VERDICTS[self.verdict])

    @property
    def sentence(self) -> str:
        """The judgement as a sentence."""
        return words.judgement(self.indicator, self.judged)

    @property
    def is_demo(self) -> bool:
        """Whether any of its readings was made up."""
        return any(reading.is_demo for reading in self.readings)


@dataclass(frozen=True)
class Progress:
    """How far a domain is: numbers of indicators by judgement."""

    counts: Counter[Verdict]
    is_demo: bool

    @property
    def judged(self) -> int:
        """How many could be judged."""
        return sum(self.counts[verdict] for verdict in JUDGED)

    @property
    def ratio(self) -> float | None:
        """The share of judged indicators that was reached; None where none was judged, which is not 0."""
        return self.counts[Verdict.REACHED] / self.judged if self.judged else None


def as_given(reading: Reading) -> Given:
    """A stored reading as the pure code takes it."""
    return Given(reading.year, reading.value, reading.numerator, reading.denominator, reading.reference, reading.redefined)


def current_year() -> int | None:
    """The newest data year whose readings were due, or that has approved ones; None before the first."""
    rounds = ReportingRound.objects.aggregate(last=Max("year"))["last"]
    readings = Reading.objects.approved().whole().aggregate(last=Max("year"))["last"]
    return max((year for year in (rounds, readings) if year is not None), default=None)


def standings(year: int | None = None, *, plan_refs: Iterable[str] | None = None) -> list[Standing]:
    """Every indicator with its judgement of `year` (default: the newest): three queries, whatever their number."""
    at = year or current_year()
    if at is None:
        return []
    indicators = Indicator.objects.current().select_related("owner")
    if plan_refs is not None:
        indicators = indicators.filter(plan_ref__in=list(plan_refs))
    found = list(indicators)
    by_indicator: dict[int, list[Reading]] = {indicator.pk: [] for indicator in found}
    public = [indicator.pk for indicator in found if indicator.publication != Publication.CONSENT]
    for reading in Reading.objects.approved().whole().filter(indicator__in=public, year__lte=at):
        by_indicator[reading.indicator_id].append(reading)
    return [Standing(indicator, tuple(by_indicator[indicator.pk]), at) for indicator in found]


def progress(standing: Iterable[Standing]) -> dict[str, Progress]:
    """How far each domain is, by its numeral."""
    counts: dict[str, Counter[Verdict]] = {}
    demo: set[str] = set()
    for each in standing:
        counts.setdefault(each.indicator.domain, Counter())[each.verdict] += 1
        if each.is_demo:
            demo.add(each.indicator.domain)
    return {domain: Progress(count, domain in demo) for domain, count in counts.items()}
