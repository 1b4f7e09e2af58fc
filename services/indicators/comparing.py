"""Two years side by side: what changed, in the unit of each indicator, and how the judgement changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from services.indicators import words
from services.indicators.models import Indicator
from services.indicators.overview import TONES
from services.indicators.queries import Standing
from services.indicators.ratings import Verdict
from services.indicators.rules import Better
from services.indicators.series import Shown

BETTER: Final = {Better.UP: 1, Better.DOWN: -1}


@dataclass(frozen=True)
class Side:
    """One of the two years."""

    figure: str
    verdict: Verdict
    name: str

    @property
    def tone(self) -> str:
        """The class of its word."""
        return TONES.get(self.verdict, "tag tag-plain")


@dataclass(frozen=True)
class Pair:
    """An indicator in both years; `change` is empty where the two cannot be compared, and `why` says so."""

    standing: Standing
    first: Side
    last: Side
    change: str
    why: str


def years_of(asked: Mapping[str, str], years: Sequence[int]) -> tuple[int, int]:
    """The two years somebody asked for, the earlier one first; the newest and the one five years before otherwise."""

    def one(name: str, usual: int) -> int:
        text = asked.get(name, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 and int(text) in years else usual

    newest = max(years)
    first, last = one("from", max(newest - 5, min(years))), one("to", newest)
    return min(first, last), max(first, last)


def pairs(before: Iterable[Standing], after: Iterable[Standing]) -> list[Pair]:
    """Every indicator in both years; `after` has the readings of all years up to the later one."""
    earlier = {each.indicator.code: each for each in before}
    return [_pair(earlier[each.indicator.code], each) for each in after if each.indicator.code in earlier]


def _pair(before: Standing, after: Standing) -> Pair:
    one, other = _shown(before), _shown(after)
    change, why = "", ""
    if one is None or one.value is None or other is None or other.value is None:
        has_one = any(each is not None and each.value is not None for each in (one, other))
        why = gettext("One of the two years has no figure.") if has_one else gettext("Neither of the two years has a figure.")
    elif any(reading.redefined for reading in after.readings if before.year < reading.year <= after.year):
        why = gettext("The definition changed in between.")
    else:
        change = change_of(after.indicator, other.value - one.value)
    return Pair(after, _side(before, one), _side(after, other), change, why)


def _side(standing: Standing, shown: Shown | None) -> Side:
    return Side(words.figure(shown, standing.indicator.unit) if shown else "", standing.verdict, standing.verdict_name)


def _shown(standing: Standing) -> Shown | None:
    return next((each for each in standing.shown if each.year == standing.year), None)


def change_of(indicator: Indicator, difference: Decimal) -> str:
    """A difference between two years with its sign, and whether it is for the better."""
    way = BETTER.get(Better(indicator.better), 0) * (1 if difference > 0 else -1 if difference < 0 else 0)
    said = {1: gettext("%(change)s, better"), -1: gettext("%(change)s, worse")}.get(way, "%(change)s")
    return said % {"change": words.signed(indicator, difference)}
