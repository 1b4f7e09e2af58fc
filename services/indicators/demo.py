"""Made-up readings for 2019–2025, each marked as such, so that the pages can be seen with numbers in them."""

import random
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from django.db import transaction

from services.indicators.demo_parts import parts_of
from services.indicators.models import Indicator, Reading, ReportingRound
from services.indicators.models.reading import Stage, State
from services.indicators.plausibility import PER
from services.indicators.rules import Better, Rule

YEARS: Final = range(2019, 2026)
SEED: Final = 20_210_601
LEFT_OUT: Final = 7
"""Every so many-th indicator stays without a reading for the last year, because that is what real reports look like."""
BASE: Final = {"%": 20_000, "/10万": 2_600}
PATHS: Final = {Better.UP: (0.85, 0.93, 1.07), Better.DOWN: (1.5, 0.8, 1.25), Better.STEADY: (0.97, 0.95, 1.03)}
"""Where a made-up series starts, and between which shares of its target it ends: most reach it, some do not."""
REPORTED_AT: Final = datetime(2026, 5, 20, tzinfo=UTC)


@transaction.atomic
def make() -> None:
    """Write the readings and their rounds where there are none at all; all or none, so that a killed start can be repeated."""
    if Reading.objects.exists():
        return
    for year in YEARS:
        ReportingRound.objects.get_or_create(year=year, defaults={"opens_on": date(year + 1, 2, 1), "due_on": date(year + 1, 6, 30)})
    chance = random.Random(SEED)  # noqa: S311 — made-up numbers, the same on every machine
    readings = []
    for position, indicator in enumerate(Indicator.objects.current()):
        if indicator.rule in (Rule.REFERENCE, Rule.UNCLEAR):
            continue
        years = YEARS[:-1] if position % LEFT_OUT == LEFT_OUT - 1 else YEARS
        end = chance.uniform(*PATHS[Better(indicator.better)][1:])
        readings += [_reading(indicator, year, end, chance) for year in years]
    Reading.objects.bulk_create(readings)
    Reading.objects.bulk_create([part for reading in readings for part in parts_of(reading, chance)])


def _reading(indicator: Indicator, year: int, end: float, chance: random.Random) -> Reading:
    value = _value(indicator, year, end, chance)
    base = BASE.get(indicator.unit)
    numerator = int(value / PER[indicator.unit] * base + chance.random()) if base else None
    if base and numerator is not None:
        value = numerator / base * PER[indicator.unit]
    return Reading(
        indicator=indicator,
        year=year,
        value=Decimal(str(round(value, 2))),
        numerator=numerator,
        denominator=base,
        stage=Stage.FINAL,
        state=State.APPROVED,
        source="演示数据",
        is_demo=True,
        reported_at=REPORTED_AT,
        decided_at=REPORTED_AT,
    )


def _value(indicator: Indicator, year: int, end: float, chance: random.Random) -> float:
    """A plausible path towards the target, with a little chance in it."""
    target = indicator.target_2025 if indicator.target_2025 is not None else indicator.target_2030
    goal = float(target) if target is not None else 50.0
    start = PATHS[Better(indicator.better)][0]
    way = (year - YEARS[0]) / (len(YEARS) - 1)
    share = start + (end - start) * way + chance.uniform(-0.01, 0.01)
    if indicator.unit == "%":
        return min(goal * share, 100)
    return max(round(goal * share, 1), 0) if goal > 2 else float(round(goal))
