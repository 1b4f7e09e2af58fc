"""The catalogue of statistics by sex that the plan asks for (四部.三: 规范完善性别统计监测指标体系), with its gaps.

A table of the district pack names them. `compares` says how a figure tells the sexes apart: `itself` (a share, a gap), `women` (a figure
of women, to which that of men has to come), `parts` (a figure of all, which has to come by sex). PURE.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from portal.district.tables import read

FILE: Final = "sex_statistics.tsv"
FEMALE, MALE = "sex:female", "sex:male"
Said = tuple[str, int, str]
"""Code of an indicator, year and part of one approved reading."""


class Compares(StrEnum):
    """How a figure tells the sexes apart."""

    ITSELF = "itself"
    WOMEN = "women"
    PARTS = "parts"


class State(StrEnum):
    """What there is of a statistic; anything but `THERE` is a gap."""

    THERE = "there"
    WOMEN_ONLY = "women_only"
    NOT_BY_SEX = "not_by_sex"
    NOT_REPORTED = "not_reported"
    NO_INDICATOR = "no_indicator"


@dataclass(frozen=True)
class Statistic:
    """A line of the catalogue: what is to be known by sex, and which item of the plan wants it."""

    number: int
    name: str
    code: str
    compares: Compares
    indicators: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Standing:
    """What there is of one statistic: the state, and the years for which it is as the state says."""

    statistic: Statistic
    state: State
    years: tuple[int, ...] = ()


def catalogue(pack: Path) -> list[Statistic]:
    """The lines in the plan's order; none in a pack without the table. Raises PackError for a broken one."""
    if not (pack / FILE).exists():
        return []
    table = read(pack, FILE)
    table.require("number", "name", "plan_code", "compares", "indicators", "source")
    table.unique("number")
    found = []
    for row in table:
        if row.text("compares") not in list(Compares):
            raise row.error("compares", f"must be one of {', '.join(Compares)}")
        cells = (row.text("name"), row.text("plan_code"), Compares(row.text("compares")), tuple(row.words("indicators")))
        found.append(Statistic(row.number("number"), *cells, row.text("source")))
    return found


def standing(statistic: Statistic, said: Iterable[Said]) -> Standing:
    """What there is of a statistic, by the approved readings of all indicators; the best state that any year has."""
    if not statistic.indicators:
        return Standing(statistic, State.NO_INDICATOR)
    parts_by_year: dict[int, set[str]] = {}
    for code, year, part in said:
        if code in statistic.indicators:
            parts_by_year.setdefault(year, set()).add(part)
    states = {year: _of_year(statistic.compares, parts) for year, parts in sorted(parts_by_year.items())}
    for state in State:
        years = tuple(year for year, found in states.items() if found is state)
        if years:
            return Standing(statistic, state, years)
    return Standing(statistic, State.NOT_REPORTED)


def _of_year(compares: Compares, parts: Collection[str]) -> State:
    if (FEMALE in parts and MALE in parts) or (compares is Compares.ITSELF and "" in parts):
        return State.THERE
    women = FEMALE in parts or (compares is Compares.WOMEN and "" in parts)
    if women:
        return State.THERE if MALE in parts else State.WOMEN_ONLY
    return State.NOT_BY_SEX if parts else State.NOT_REPORTED
