"""Rows past the ORM: what was named is what stands there, what was not is what a new object has, and nothing else is taken."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from portal.operations.bulk import Table, ready
from services.cases.models import Case
from services.contacts.models import Contact
from tests.factories.cases import make_case

pytestmark = pytest.mark.django_db


def test_a_row_reads_back_as_it_was_given():
    number, day = uuid4(), date(2026, 3, 1)
    Table(Contact, "id", "sealed", "created_on").add([(ready(number), b"x", ready(day))])
    contact = Contact.objects.get()
    assert (contact.id, bytes(contact.sealed), contact.created_on, contact.phone_index) == (number, b"x", day, None)


def test_columns_that_were_not_named_get_what_a_new_object_has(district):
    like = make_case()
    named = [field.attname for field in Case._meta.concrete_fields if field.attname not in ("rule", "is_held", "statutory", "state")]
    values = {name: getattr(like, name) for name in named} | {
        "id": uuid4(),
        "reference": "TX-2",
        "opened_hour": datetime(2026, 3, 1, tzinfo=UTC),
    }
    contact = Contact.objects.create(created_on=date(2026, 3, 1), sealed=b"")
    values["contact_id"] = contact.pk
    Table(Case, *named).add([tuple(ready(values[name]) for name in named)])
    case = Case.objects.get(reference="TX-2")
    assert (case.rule, case.is_held, case.statutory, case.state) == ("", False, "", "registered")
    assert (case.facts, case.opened_hour, case.contact) == (like.facts, values["opened_hour"], contact)


def test_a_value_that_no_column_holds_is_refused():
    with pytest.raises(TypeError, match="set"):
        ready({1})


def test_a_column_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        Table(Contact, "secret")
