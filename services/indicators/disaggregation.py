"""The figures of an indicator told apart by sex, residence, age and subdistrict, as far as departments reported them (四部.三)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise

from services.indicators import words
from services.indicators.models import Reading
from services.indicators.models.indicator import Publication
from services.indicators.parts import KINDS, Kind, kind_of, name_of, subdistrict_names

NEWEST_YEARS: Final = 5


@dataclass(frozen=True)
class Row:
    """A part with its figures by year; empty where it was not reported, which is never 0."""

    name: str
    figures: tuple[str, ...]
    is_demo: bool


@dataclass(frozen=True)
class Split:
    """A table of parts: the newest years as columns, the newest first."""

    title: Promise
    years: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def is_demo(self) -> bool:
        """Whether any of its figures was made up."""
        return any(row.is_demo for row in self.rows)


def published_parts(code: str | None = None) -> Iterable[Reading]:
    """Approved figures of parts, of one indicator or all; none where cases are few, or where the owner of the figures has to consent."""
    found = Reading.objects.approved().parts().filter(indicator__is_active=True, indicator__publication=Publication.FULL)
    if code is not None:
        found = found.filter(indicator__code=code)
    return found.select_related("indicator").order_by("indicator__position", "year", "part")


def splits(parts: Sequence[Reading]) -> list[Split]:
    """One table for each kind of part that was reported; none where there is none."""
    names = subdistrict_names() if parts else {}
    ordered = sorted(parts, key=lambda reading: reading.part)
    found = ((kind, [reading for reading in ordered if kind_of(reading.part) is kind]) for kind in Kind)
    return [_split(kind, of_kind, names) for kind, of_kind in found if of_kind]


def _split(kind: Kind, readings: Iterable[Reading], names: Mapping[str, str]) -> Split:
    of_part: dict[str, dict[int, Reading]] = {}
    for reading in readings:
        of_part.setdefault(reading.part, {})[reading.year] = reading
    years = tuple(sorted({year for by_year in of_part.values() for year in by_year}, reverse=True)[:NEWEST_YEARS])
    rows = (
        Row(
            name_of(part, names),
            tuple(_figure(by_year[year].value) if year in by_year else "" for year in years),
            any(reading.is_demo for reading in by_year.values()),
        )
        for part, by_year in of_part.items()
    )
    return Split(KINDS[kind], years, tuple(rows))


def _figure(value: Decimal | None) -> str:
    return "—" if value is None else words.number(value)
