"""Loads a district pack into the database: idempotent, all or nothing, every refusal names its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models, transaction

from portal.district import pack as packs
from portal.district.tables import PackError, Row, Table, read


@dataclass(frozen=True)
class Outcome:
    """What loading one file did."""

    file: str
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    differences: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = f"{self.file}: {self.created} created, {self.changed} changed, {self.unchanged} unchanged, {self.withdrawn} withdrawn"
        return "\n  ".join([said, *self.differences])


Loader = Callable[[Table], Outcome]
LOADERS: dict[str, Loader] = {}


def loads(file: str) -> Callable[[Loader], Loader]:
    """Declare the function that loads `file`; it runs inside the transaction of the whole pack, in order of declaration."""

    def declare(loader: Loader) -> Loader:
        if file in LOADERS:
            raise ValueError(f"{file} already has a loader")
        LOADERS[file] = loader
        return loader

    return declare


def load_pack(pack: Path) -> list[Outcome]:
    """Load every declared file of `pack`; raises PackError and changes nothing when one of them cannot be used."""
    packs.read_district(pack)
    with transaction.atomic():
        return [loader(read(pack, file)) for file, loader in LOADERS.items()]


Wanted = Mapping[Any, tuple[Row, dict[str, Any]]]
NOTHING: Final[Mapping[Any, Sequence[str]]] = MappingProxyType({})


def sync(
    model: type[models.Model], key: str | tuple[str, ...], wanted: Wanted, file: str, spared: Mapping[Any, Sequence[str]] = NOTHING
) -> Outcome:
    """Make the rows of `model` say what `wanted` (key → line, values) says.

    `key` is the field that names a row, or several. Rows that are gone are withdrawn (`is_active=False`), never deleted.
    Rows in `spared` (key → how they differ from the pack) stay as they are; the outcome says the differences.
    """
    names = (key,) if isinstance(key, str) else key
    identity = attrgetter(*names)
    present = {identity(item): item for item in model._default_manager.all()}
    counts = {"created": 0, "changed": 0, "unchanged": 0}
    for name, (row, values) in wanted.items():
        if name in spared:
            continue
        item = present.get(name) or model(**dict(zip(names, (name,) if isinstance(key, str) else name, strict=True)))
        counts[_save(item, row, values | {"is_active": True})] += 1
    gone = [item.pk for name, item in present.items() if name not in wanted and name not in spared]
    withdrawn = model._default_manager.filter(pk__in=gone, is_active=True).update(is_active=False)
    return Outcome(file, withdrawn=withdrawn, differences=tuple(chain.from_iterable(spared.values())), **counts)


def _save(item: models.Model, row: Row, values: dict[str, Any]) -> str:
    changed = [name for name, value in values.items() if getattr(item, name) != value]
    if item.pk and not changed:
        return "unchanged"
    for name in changed:
        setattr(item, name, values[name])
    try:
        item.clean_fields()
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise row.error(name, " ".join(messages)) from None
    verdict = "changed" if item.pk else "created"
    item.save()
    return verdict


def facts(row: Row) -> dict[str, Any]:
    """Where a fact comes from and who has checked it; checking needs both the day and the name."""
    day, by = row.day("verified_on", required=False), row.text("verified_by", required=False)
    if (day is None) != (by == ""):
        raise row.error("verified_by", "verified_on and verified_by are given together or not at all")
    return {"source": row.text("source"), "verified_on": day, "verified_by": by}


FACT_COLUMNS = ("source", "verified_on", "verified_by")

__all__ = ["FACT_COLUMNS", "LOADERS", "Outcome", "PackError", "Row", "Table", "facts", "load_pack", "loads", "sync"]
