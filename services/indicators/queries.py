"""What may be said of the indicators. Public pages know approved readings only."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Max, Q, QuerySet, Subquery

from portal.kit import clock
from portal.pagecache.kept import kept
from services.indicators import words
from services.indicators.models import Indicator, Reading, ReportingRound
from services.indicators.models.indicator import Publication
from services.indicators.ratings import JUDGED, Verdict
from services.indicators.rules import END, MID_TERM
from services.indicators.series import Given, Judged, Shown, judge, shown
from services.indicators.trends import Point


@dataclass(frozen=True)
class Standing:
    """An indicator with its approved readings and the judgement of one year; `parts` come with a single one only.

    Parts of an indicator of few cases are never among them: they would be fewer still.
    """

    indicator: Indicator
    readings: tuple[Reading, ...]
    year: int
    parts: tuple[Reading, ...] = ()

    @property
    def domain(self) -> str:
        """The numeral of its domain."""
        return self.indicator.domain

    @property
    def department(self) -> str:
        """The code of the department that owns it; empty where nobody does."""
        return self.indicator.owner.code if self.indicator.owner else ""

    @cached_property
    def given(self) -> list[Given]:
        """The readings as a series."""
        return [as_given(reading) for reading in self.readings]

    @cached_property
    def shown(self) -> list[Shown]:
        """The series as it is published."""
        return shown(self.indicator.definition, self.given, self.indicator.unit)

    @cached_property
    def judged(self) -> Judged:
        """The judgement."""
        return judge(self.indicator.definition, self.given, self.indicator.unit, self.year)

    @property
    def points(self) -> list[Point]:
        """Year and value of every figure that is shown."""
        return [(figure.year, float(figure.value)) for figure in self.shown if figure.value is not None]

    @property
    def told(self) -> list[str]:
        """What a table says of each year, in the order of the readings."""
        return [words.told(figure) for figure in self.shown]

    @property
    def spans(self) -> list[tuple[int, float, float]]:
        """Year and both ends of every interval that is shown."""
        return [(figure.year, figure.interval.low, figure.interval.high) for figure in self.shown if figure.interval]

    @property
    def since(self) -> int | None:
        """The first year that the figures are about; None before the first."""
        return min((figure.since for figure in self.shown if figure.value is not None), default=None)

    @property
    def targets(self) -> list[Point]:
        """Year and value of the plan's targets."""
        pairs = ((MID_TERM, self.indicator.target_2025), (END, self.indicator.target_2030))
        return [(year, float(value)) for year, value in pairs if value is not None]

    @property
    def broken_at(self) -> list[int]:
        """The years in which the definition changed."""
        return [reading.year for reading in self.readings if reading.redefined]

    @property
    def absent(self) -> list[int]:
        """The years in which the indicator did not apply, where that may be told."""
        return [figure.year for figure in self.shown if figure.why is Verdict.NOT_APPLICABLE]

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
    def reached(self) -> int:
        """How many reached their target."""
        return self.counts[Verdict.REACHED]

    @property
    def ratio(self) -> float | None:
        """The share of judged indicators that was reached; None where none was judged, which is not 0."""
        return self.reached / self.judged if self.judged else None


def as_given(reading: Reading) -> Given:
    """A stored reading as the pure code takes it."""
    return Given(reading.year, reading.value, reading.numerator, reading.denominator, reading.reference, reading.redefined)


def current_year() -> int | None:
    """The newest data year whose readings were due, or that is over and has approved readings; None before the first.

    While departments still report a year all pages stay with the one before it, and do not stand empty for months.
    """
    return data_years()[0]


def data_years() -> tuple[int | None, int | None]:
    """That year, and the newest one of which readings may be given."""
    due, begun = (Max("year", filter=Q(**{day: clock.today()})) for day in ("due_on__lt", "opens_on__lte"))
    rounds = ReportingRound.objects.aggregate(due=due, begun=begun)
    over = _of_years_that_are_over().aggregate(last=Max("year"))["last"]
    known = [year for year in (over, rounds["due"]) if year is not None]
    return max(known, default=None), max([*known, rounds["begun"] or 0]) or None


def _due() -> QuerySet[ReportingRound]:
    return ReportingRound.objects.filter(due_on__lt=clock.today())


def _of_years_that_are_over() -> QuerySet[Reading]:
    """One reading that somebody gives early must not turn all pages to a year of which nobody else knows anything yet."""
    still_given = ReportingRound.objects.filter(due_on__gte=clock.today()).values("year")
    return Reading.objects.approved().whole().filter(year__lt=clock.today().year).exclude(year__in=still_given)


def standings(year: int | None = None, *, plan_refs: Iterable[str] | None = None) -> list[Standing]:
    """Every indicator with its judgement of `year` (default: the newest): three queries, whatever their number."""
    at = year or current_year()
    if at is None:
        return []
    indicators = Indicator.objects.current().select_related("owner")
    if plan_refs is not None:
        indicators = indicators.filter(plan_ref__in=list(plan_refs))
    return _with_readings(list(indicators), at)


@kept
def standings_for(plan_ref: str) -> list[Standing]:
    """The indicators of one item of the plan; judged for 2025 before the first reading. Two queries: every page asks."""
    newest_round = Subquery(_due().order_by("-year").values("year")[:1])
    newest_reading = Subquery(_of_years_that_are_over().order_by("-year").values("year")[:1])
    indicators = Indicator.objects.current().select_related("owner").filter(plan_ref=plan_ref)
    found = list(indicators.annotate(newest_round=newest_round, newest_reading=newest_reading))
    if not found:
        return []
    return _with_readings(found, max(found[0].newest_round or 0, found[0].newest_reading or 0) or MID_TERM)


def _with_readings(found: Sequence[Indicator], at: int) -> list[Standing]:
    by_indicator: dict[int, list[Reading]] = {indicator.pk: [] for indicator in found}
    public = [indicator.pk for indicator in found if indicator.publication != Publication.CONSENT]
    for reading in Reading.objects.approved().whole().filter(indicator__in=public, year__lte=at):
        by_indicator[reading.indicator_id].append(reading)
    return [Standing(indicator, tuple(by_indicator[indicator.pk]), at) for indicator in found]


def standing(code: str, year: int | None = None) -> Standing | None:
    """One indicator with all its approved readings, None when there is none; judged for 2025 before the first reading."""
    indicator = Indicator.objects.current().select_related("owner").filter(code=code).first()
    if indicator is None:
        return None
    found = (
        list(Reading.objects.approved().with_corrections().filter(indicator=indicator))
        if indicator.publication != Publication.CONSENT
        else []
    )
    parts = [reading for reading in found if reading.part and indicator.publication == Publication.FULL]
    whole = [reading for reading in found if not reading.part]
    return Standing(indicator, tuple(whole), year or current_year() or MID_TERM, tuple(parts))


def progress(found: Iterable[Standing]) -> dict[str, Progress]:
    """How far each domain is, by its numeral."""
    counts: dict[str, Counter[Verdict]] = {}
    demo: set[str] = set()
    for each in found:
        counts.setdefault(each.indicator.domain, Counter())[each.verdict] += 1
        if each.is_demo:
            demo.add(each.indicator.domain)
    return {domain: Progress(count, domain in demo) for domain, count in counts.items()}
