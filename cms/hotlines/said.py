"""What is said of a line, and how it reads to a person."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext

from cms.base.facts import FACT, FACT_LABELS
from portal.district.models import Hotline

SAID: Final = ("number", "name", "when_to_use", "hours", "is_emergency", "position", "name_en", "when_to_use_en", "hours_en", *FACT)
YES_OR_NO: Final = frozenset({"is_emergency", "is_active"})

#: Each field that changes: what it said, what it shall say, as JSON keeps it.
Changes = dict[str, list[Any]]
EMPTY: Final = "—"
HIDING: Final = [True, False]


def stamp(line: Hotline) -> str:
    """Changes with anything that is said of the line."""
    return hashlib.sha256(repr([getattr(line, name) for name in SAID]).encode()).hexdigest()


def as_kept(value: Any) -> Any:
    """`value` as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def in_words(name: str, value: Any) -> str:
    """`value` of the field `name` as a person reads it. Histories of before kept "True" and ""."""
    if name in YES_OR_NO:
        return gettext("Yes") if value in (True, "True") else gettext("No")
    return EMPTY if value in (None, "") else str(value)


def field(name: str) -> "models.Field[Any, Any]":
    """The field `name` of a line."""
    return next(column for column in Hotline._meta.concrete_fields if column.name == name)


def label(name: str) -> str:
    """What the form calls the field `name`."""
    return str(FACT_LABELS.get(name) or capfirst(field(name).verbose_name))


def rows(changes: Changes) -> Iterator[tuple[str, str, str]]:
    """What is changed: field, before, after, in words; what was empty and stays so is left out."""
    for name, (old, new) in changes.items():
        before, after = in_words(name, old), in_words(name, new)
        if before != after:
            yield label(name), before, after


def sentence(changes: Changes) -> str:
    """The same in one line: Number: 12338 → 12339; of what was empty only what it becomes."""
    return "；".join(f"{name}: {after if before == EMPTY else f'{before} → {after}'}" for name, before, after in rows(changes))
