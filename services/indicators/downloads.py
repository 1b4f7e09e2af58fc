"""What the files of published figures hold: the approved readings of the whole district, and their parts (docs/open-data.md)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from services.indicators.disaggregation import published_parts
from services.indicators.models import Indicator, Reading
from services.indicators.models.indicator import Publication
from services.indicators.parts import kind_of, name_of, subdistrict_names
from services.indicators.queries import Standing, standing, standings
from services.indicators.series import Shown

_INDICATOR: Final[dict[str, Promise]] = {
    "indicator": _("Code of the indicator; its page is /data/indicators/, the code, /"),
    "name": _("The indicator in words"),
    "plan_item": _("The item of the plan that asks for it"),
}
_STATUS: Final[dict[str, Promise]] = {
    "stage": _("first: reported for the first time; final: confirmed"),
    "redefined": _("1 where the definition changed in this year: not to be compared with the years before"),
    "revision": _("1 for the first report, higher where the figure was reported again"),
    "source": _("Where the department has it from"),
    "demo": _("1 where the numbers are invented, for demonstration"),
}
COLUMNS: Final[dict[str, Promise]] = {
    **_INDICATOR,
    "unit": _("Unit of value, low and high"),
    "year": _("The year that the figure is about"),
    "since": _("The first of the years that were taken together; the same as year for a single one"),
    "value": _(
        "Empty where it does not apply in that year; a rate of few cases stands only at the last of the years taken together, "
        "one of sick people rounded, and not at all where it is about fewer than five"
    ),
    "low": _("In 95 of 100 cases the true rate is not below this; only where several years were taken together"),
    "high": _("In 95 of 100 cases the true rate is not above this; only where several years were taken together"),
    "numerator": _("Only where it may be shown: rates of few cases come without"),
    "denominator": _("Only where it may be shown: rates of few cases come without"),
    **_STATUS,
}
PART_COLUMNS: Final[dict[str, Promise]] = {
    **_INDICATOR,
    "unit": _("Unit of value"),
    "year": _("The year that the figure is about"),
    "kind": _("By what the figure is told apart: sex, residence, age, subdistrict"),
    "part": _("Code of the group: sex:female, residence:rural, age:35-64, age:65+, subdistrict:code"),
    "part_name": _("The group in words"),
    "value": _("The figure of the group; empty where it does not apply in that year. The counts behind it are not published"),
    **_STATUS,
}
DECIMALS: Final = 4
Cell = str | int | float | None
Row = dict[str, Cell]


def rows(found: Iterable[Standing] | None = None) -> Iterator[Row]:
    """Every published figure of `found`, or of every indicator; counts only where it shows them, few cases only over several years."""
    for each in standings() if found is None else found:
        for reading, figure in zip(each.readings, each.shown, strict=True):
            yield _row(each.indicator, reading, figure)


def part_rows(code: str | None = None) -> Iterator[Row]:
    """Every published figure of a part of the district, of one indicator or all: without the counts behind it, which may be few."""
    parts = list(published_parts(code))
    names = subdistrict_names() if parts else {}
    for reading in parts:
        told = {"kind": kind_of(reading.part).value, "part": reading.part, "part_name": name_of(reading.part, names)}
        yield {**_about(reading.indicator), "year": reading.year, **told, "value": number(reading.value), **_status(reading)}


def rows_of(code: str) -> Iterator[Row] | None:
    """The published figures of one indicator; None where there is none."""
    found = standing(code)
    return rows([found]) if found else None


def part_rows_of(code: str) -> Iterator[Row] | None:
    """The published parts of one indicator; None where there is none."""
    return part_rows(code) if Indicator.objects.current().filter(code=code).exists() else None


def number(value: Decimal | None) -> float | None:
    """A stored figure as files give it: at most four decimals."""
    return None if value is None else round(float(value), DECIMALS)


def _row(indicator: Indicator, reading: Reading, figure: Shown) -> Row:
    shows_counts = indicator.publication == Publication.FULL
    return {
        **_about(indicator),
        "year": figure.year,
        "since": figure.since,
        "value": number(figure.value),
        "low": round(figure.interval.low, DECIMALS) if figure.interval else None,
        "high": round(figure.interval.high, DECIMALS) if figure.interval else None,
        "numerator": number(reading.numerator) if shows_counts else None,
        "denominator": number(reading.denominator) if shows_counts else None,
        **_status(reading),
    }


def _about(indicator: Indicator) -> Row:
    return {"indicator": indicator.code, "name": indicator.name, "plan_item": indicator.plan_ref, "unit": indicator.unit}


def _status(reading: Reading) -> Row:
    return {
        "stage": reading.stage,
        "redefined": int(reading.redefined),
        "revision": reading.revision,
        "source": reading.source,
        "demo": int(reading.is_demo),
    }
