"""The resources of version 1. Readings and counts are the rows of the files: the same columns, the same values, one truth."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from services.indicators import downloads as readings
from services.indicators import queries as indicators
from services.indicators.models import Indicator
from services.indicators.queries import Standing
from services.indicators.rules import MID_TERM
from services.monitoring import downloads as counts
from services.monitoring import queries as releases
from services.monitoring.periods import Period
from services.opendata.changes import CHANGES
from services.opendata.fields import Field, Record, Resource

NUMBERS: Final = ("value", "low", "high", "numerator", "denominator")
WHOLE: Final = ("year", "since", "redefined", "revision", "demo")
WHOLE_COUNTS: Final = ("version", "demo", "value", "error_95")
FILES_OF_READINGS: Final = ("indicators:csv", "indicators:json", "indicators:xlsx")
FILES_OF_PARTS: Final = ("indicators:parts_csv", "indicators:parts_json", "indicators:parts_xlsx")


def _fields(columns: Mapping[str, Promise], *, whole: Iterable[str], numbers: Iterable[str] = ()) -> tuple[Field, ...]:
    """The columns of a file as fields; what may be empty there may be null here."""
    kinds = dict.fromkeys(numbers, "number") | dict.fromkeys(whole, "integer")
    return tuple(Field(name, kinds.get(name, "string"), meaning, name in numbers) for name, meaning in columns.items())


READING: Final = _fields(readings.COLUMNS, whole=WHOLE, numbers=NUMBERS)
PART: Final = _fields(readings.PART_COLUMNS, whole=WHOLE, numbers=NUMBERS)
COUNT: Final = _fields(counts.COLUMNS, whole=WHOLE_COUNTS)
INDICATOR: Final = (
    Field("code", "string", _("Code of the indicator")),
    Field("name", "string", _("The indicator in words")),
    Field("plan_item", "string", _("The item of the plan that asks for it")),
    Field("unit", "string", _("Its unit; empty where it has none")),
    Field("rule", "string", _("How a value is held against the target: at_least, at_most, around, reference, trend, unclear")),
    Field("better", "string", _("Which way is better: up, down, steady")),
    Field("target_2025", "number", _("The target for 2025; null where the plan names no number"), nullable=True),
    Field("target_2030", "number", _("The target for 2030; null where the plan names no number"), nullable=True),
    Field("year", "integer", _("The year that is judged")),
    Field("verdict", "string", _("The judgement as a code; not_reported is never 0")),
    Field("sentence", "string", _("The judgement as a sentence")),
    Field("demo", "integer", _("1 where the numbers are invented, for demonstration")),
    Field("page", "string", _("The page for people")),
    Field("address", "string", _("The whole record, with its numbers")),
)
RELEASE: Final = (
    Field("period", "string", _("The quarter (2026Q3), or the year (2026) as the sum of its four quarters")),
    Field("name", "string", _("The period in words")),
    Field("version", "integer", _("1, or 2 where the quarter was corrected")),
    Field("notice", "string", _("What was corrected; empty where nothing was")),
    Field("scheme", "string", _("How people are protected: closed_book (chance added) or round5 (rounded to 5, small numbers as 0)")),
    Field("method", "string", _("Edition of the method, described at /data/method/")),
    Field("closed_on", "string", _("The day on which the books were closed")),
    Field("demo", "integer", _("1 where the numbers are invented, for demonstration")),
    Field("page", "string", _("The page for people")),
    Field("address", "string", _("The whole record, with its numbers")),
)


def indicator_rows() -> Iterator[Record]:
    """Every indicator with its judgement, before the first reading too."""
    return (_indicator(each) for each in indicators.standings(indicators.current_year() or MID_TERM))


def indicator_row(code: str) -> Record | None:
    """One indicator with its readings and their parts."""
    found = indicators.standing(code)
    if found is None:
        return None
    return {**_indicator(found), "readings": readings.rows([found]), "parts": readings.part_rows(code)}


def release_rows() -> Iterator[Record]:
    """Every released quarter and every whole year, the newest first."""
    valid = releases.releases()
    return (_release(shown) for code in releases.periods(valid) if (shown := releases.period(code, valid)))


def release_row(code: str) -> Record | None:
    """One period with its published tables, a number a row."""
    shown = releases.period(code, releases.releases())
    if shown is None:
        return None
    return {**_release(shown), "counts": (dict(zip(counts.COLUMNS, row, strict=True)) for row in counts.rows([shown]))}


RESOURCES: Final = (
    Resource(
        "indicators",
        _("Indicators of the plan with their targets and judgement"),
        INDICATOR,
        indicator_rows,
        filters=("plan_item", "verdict"),
        one=indicator_row,
        details=(
            Field("readings", "array", _("Its published readings"), fields=READING),
            Field("parts", "array", _("Its published readings by sex, town and countryside, age and subdistrict"), fields=PART),
        ),
    ),
    Resource(
        "readings",
        _("Approved readings of the indicators"),
        READING,
        readings.rows,
        filters=("indicator", "plan_item", "year"),
        files=FILES_OF_READINGS,
    ),
    Resource(
        "parts",
        _("Approved readings by sex, town and countryside, age and subdistrict"),
        PART,
        readings.part_rows,
        filters=("indicator", "plan_item", "year", "kind", "part"),
        files=FILES_OF_PARTS,
    ),
    Resource(
        "releases",
        _("Released quarters and years of service counts (not official statistics)"),
        RELEASE,
        release_rows,
        one=release_row,
        details=(Field("counts", "array", _("Its published tables, a number a row"), fields=COUNT),),
        licence=counts.LICENCE,
        files=("monitoring:services_csv", "monitoring:services_json", "monitoring:services_xlsx"),
    ),
    CHANGES,
)


def _indicator(standing: Standing) -> dict[str, Any]:
    indicator: Indicator = standing.indicator
    return {
        "code": indicator.code,
        "name": indicator.name,
        "plan_item": indicator.plan_ref,
        "unit": indicator.unit,
        "rule": indicator.rule,
        "better": indicator.better,
        "target_2025": readings.number(indicator.target_2025),
        "target_2030": readings.number(indicator.target_2030),
        "year": standing.year,
        "verdict": standing.verdict.value,
        "sentence": standing.sentence,
        "demo": int(standing.is_demo),
        "page": reverse("indicators:indicator", args=[indicator.code]),
        "address": reverse("opendata:one_of_indicators", args=[indicator.code]),
    }


def _release(shown: Period) -> dict[str, Any]:
    return {
        "period": shown.code,
        "name": shown.name,
        "version": shown.version,
        "notice": shown.notice,
        "scheme": shown.scheme,
        "method": shown.method,
        "closed_on": shown.closed_on,
        "demo": int(shown.is_demo),
        "page": reverse("monitoring:period", args=[shown.code]),
        "address": reverse("opendata:one_of_releases", args=[shown.code]),
    }
