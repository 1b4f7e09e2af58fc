"""What a resource of the API is made of. Answers, the checks of what is asked, and the OpenAPI document all follow from this."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise

from services.catalogue.licence import LICENCE

Record = Mapping[str, Any]
Words = Promise | str
LARGEST_PAGE: Final = 100
USUAL_PAGE: Final = 50


@dataclass(frozen=True)
class Field:
    """A member of a record: its JSON type and what it means; `fields` where it is a list of records."""

    name: str
    kind: str
    meaning: Words
    nullable: bool = False
    fields: tuple["Field", ...] = ()

    @property
    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        if self.fields:
            return {"type": "array", "items": schema_of(self.fields), "description": str(self.meaning)}
        return {"type": [self.kind, "null"] if self.nullable else self.kind, "description": str(self.meaning)}


@dataclass(frozen=True)
class Resource:
    """A list at `path`, narrowed by the values of `filters`; `one` finds a single record, with `details` beside the fields of the list."""

    path: str
    title: Words
    fields: tuple[Field, ...]
    rows: Callable[[], Iterable[Record]]
    filters: tuple[str, ...] = ()
    one: Callable[[str], Record | None] | None = None
    details: tuple[Field, ...] = ()
    licence: Words = LICENCE
    files: tuple[str, ...] = ()

    @property
    def file_addresses(self) -> list[str]:
        """Where the whole list lies as a file; `files` are names of addresses."""
        return [reverse(name) for name in self.files]

    def field(self, name: str) -> Field:
        """One field of the list."""
        return next(field for field in self.fields if field.name == name)


def schema_of(fields: Iterable[Field]) -> dict[str, Any]:
    """The JSON Schema of a record; more members may come within a version, none goes."""
    known = list(fields)
    return {
        "type": "object",
        "properties": {field.name: field.schema for field in known},
        "required": [field.name for field in known],
    }


def record(fields: Iterable[Field], row: Record) -> dict[str, Any]:
    """A row cut down to what is declared, lists of records too."""
    return {field.name: [record(field.fields, each) for each in row[field.name]] if field.fields else row[field.name] for field in fields}
