"""The database itself refuses to change, delete or replace what was recorded."""

import pytest
from django.db import DatabaseError, connection, transaction

from portal.audit.models import Entry

CHANGES = {
    "update": "UPDATE audit_entry SET result = 'other' WHERE seq = 3",
    "delete": "DELETE FROM audit_entry WHERE seq = 3",
    "truncate": "TRUNCATE audit_entry",
    "replace": "REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 3",
}
ONLY = {"truncate": "postgresql", "replace": "sqlite"}


@pytest.mark.parametrize("change", CHANGES)
def test_an_audit_row_cannot_be_touched(chain, change):
    if connection.vendor != ONLY.get(change, connection.vendor):
        change = "update"  # the other engine knows no such statement
    before = list(Entry.objects.values())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CHANGES[change])
    assert list(Entry.objects.values()) == before


def test_not_even_through_the_model(chain):
    row = Entry.objects.get(seq=2)
    row.result = "other"
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
