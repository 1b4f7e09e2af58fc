"""Events carry facts, and nothing that leads back to a case."""

from dataclasses import fields

import pytest

from services.catalogue.events import CaseAccepted, FirstContact

EVENT = CaseAccepted("0b0e", "2026Q3", "legal_aid", "services", "210303002", "25_34")


CONTACT = FirstContact("0b0f", "2026Q3", on_time=True)


def test_an_event_survives_the_outbox():
    assert CaseAccepted.from_payload(EVENT.payload()) == EVENT
    assert FirstContact.from_payload(CONTACT.payload()) == CONTACT


def test_an_event_with_missing_or_foreign_fields_is_refused():
    for payload in ({"event_id": "0b0e"}, EVENT.payload() | {"case": "0b0e"}):
        with pytest.raises(TypeError):
            CaseAccepted.from_payload(payload)


def test_an_event_names_neither_case_nor_person():
    assert {field.name for field in fields(CaseAccepted)} == {
        "event_id",
        "quarter",
        "category",
        "group",
        "subdistrict",
        "age_band",
    }
    assert {field.name for field in fields(FirstContact)} == {"event_id", "quarter", "on_time"}
