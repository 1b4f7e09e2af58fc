"""Made-up parts of made-up readings: some indicators by sex, residence, age and subdistrict, as patchy as real reports are."""

import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Final

from portal.district.models import Subdistrict
from services.indicators.models import Reading
from services.indicators.parts import kind_of

FIRST_YEAR: Final = 2023
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "1-3a": ("residence:urban", "residence:rural", "age:20-34", "age:35-64", "subdistrict"),
    "1-11a": ("age:18-39", "age:40-59", "age:60+"),
    "2-5a": ("sex:female", "sex:male"),
    "2-5b": ("sex:female", "sex:male"),
    "5-3a": ("sex:male",),
}
SPREAD: Final = 4.0
"""Points by which a part may lie above or below the whole, which lies in the middle of the parts of a kind."""


def parts_of(reading: Reading, chance: random.Random) -> Iterator[Reading]:
    """The parts that come with a reading; shares stay between 0 and 100."""
    if reading.year < FIRST_YEAR or reading.value is None:
        return
    whole = float(reading.value)
    spread = min(SPREAD, whole, 100 - whole)
    for _kind, parts in groupby(_expanded(PARTS.get(reading.indicator.code, ())), kind_of):
        steps = {part: chance.uniform(-spread, spread) for part in parts}
        middle = sum(steps.values()) / len(steps) if len(steps) > 1 else 0
        yield from (_part(reading, part, whole + (step - middle) / 2) for part, step in steps.items())


def _part(reading: Reading, part: str, value: float) -> Reading:
    return Reading(
        indicator=reading.indicator,
        year=reading.year,
        part=part,
        value=Decimal(str(round(value, 2))),
        stage=reading.stage,
        state=reading.state,
        source=reading.source,
        is_demo=True,
        reported_at=reading.reported_at,
        decided_at=reading.decided_at,
    )


def _expanded(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if part == "subdistrict":
            today = Subdistrict.objects.current().filter(is_former=False)
            yield from (f"subdistrict:{code}" for code in today.values_list("code", flat=True))
        else:
            yield part
