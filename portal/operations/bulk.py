"""Rows by the thousand straight into a table: plain tuples and one statement, because for invented cases the ORM costs most of the time."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, models

PLAIN: Final = (str, int, bytes, type(None))


class Table:
    """Takes tuples of the named columns; every other column gets what a new object of the model has."""

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        empty, fields = model(), [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
        rest = [field for field in fields if field.attname not in columns]
        self._rest = tuple(field.get_db_prep_save(getattr(empty, field.attname), connection) for field in rest)
        quoted = connection.ops.quote_name
        by_name = {field.attname: field for field in fields}
        names = ", ".join(quoted(str(field.column)) for field in [*(by_name[name] for name in columns), *rest])
        marks = ", ".join(["%s"] * len(fields))
        self._statement = f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608  names of our own columns

    def add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert `rows`, whose values are ready for the database (`ready`)."""
        with connection.cursor() as cursor:
            cursor.executemany(self._statement, [(*row, *self._rest) for row in rows])


def ready(value: Any) -> Any:
    """A value as the database takes it, prepared once for all rows in which it stands. Raises TypeError for what no column here holds."""
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, dict):
        return models.JSONField().get_db_prep_value(value, connection)
    raise TypeError(f"no column of ours holds {type(value).__name__}")
