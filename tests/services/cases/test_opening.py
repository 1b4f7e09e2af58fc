"""Opening a case: one transaction, few writes, nothing in it that betrays her."""

import pytest
import time_machine
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from portal.audit.models import Entry
from portal.district.keys import NoKeyError
from portal.district.models import DepartmentKey
from portal.kit import receipts
from portal.kit.crypto.keyring import KeysMissing
from portal.outbox.models import Message
from services.cases import actions
from services.cases.models import Case
from services.cases.receipts import prepare
from services.contacts.models import Contact
from services.routing import actions as routing
from tests.factories.cases import ANONYMOUS, ANSWERS, IDENTIFIED, LEGAL_AID, facts_of, make_case

pytestmark = pytest.mark.usefixtures("district")
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def open_in_transaction(**changes) -> Case:
    values = {"service": LEGAL_AID, "facts": facts_of(), "answers": ANSWERS, "contact": ANONYMOUS}
    decision = routing.route(facts_of())
    receipt = prepare(receipts.derive(receipts.mint()))
    with transaction.atomic():
        return actions.open_case(**values | {"decision": decision, "receipt": receipt} | changes)


def test_a_case_lies_with_the_department_that_routing_chose():
    case = make_case()
    assert (case.department.code, case.rule, case.urgency, case.state) == ("FYZX", "R12", "U2", "registered")
    assert [event.kind for event in case.timeline.all()] == ["opened"]
    assert Entry.objects.get(subject_id=str(case.id)).action == "case.opened"


def test_opening_and_its_decision_take_six_writes():
    with CaptureQueriesContext(
        connection,
    ) as queries:
        make_case()
    assert [query["sql"].split('"')[1] for query in queries if query["sql"].startswith(WRITES)] == [
        "contacts_contact",
        "cases_case",
        "cases_casekey",
        "cases_timelineevent",
        "audit_entry",
        "routing_routingdecision",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_case_is_opened_only_within_the_transaction_of_the_submit():
    with pytest.raises(TransactionManagementError):
        actions.open_case(
            service=LEGAL_AID,
            facts=facts_of(),
            answers=ANSWERS,
            contact=ANONYMOUS,
            decision=routing.route(facts_of()),
            receipt=prepare(receipts.derive(receipts.mint())),
        )
    assert not Contact.objects.exists()


def test_nothing_stays_when_the_audit_row_cannot_be_written(monkeypatch):
    monkeypatch.setattr("services.cases.actions.recording.record", broken)
    with pytest.raises(OSError, match="no audit"):
        open_in_transaction()
    assert not Case.objects.exists()
    assert not Contact.objects.exists()


def broken(*args, **kwargs):
    raise OSError("no audit")


def test_nothing_stays_when_the_department_has_no_key_to_seal_to():
    decision = routing.route(facts_of())
    DepartmentKey.objects.filter(department__code="FYZX").delete()
    with pytest.raises(NoKeyError):
        open_in_transaction(decision=decision)
    assert not Contact.objects.exists()


@time_machine.travel("2026-07-15 09:47:31+08:00", tick=False)
def test_no_time_is_finer_than_the_hour():
    case = make_case()
    case.refresh_from_db()
    moments = [case.opened_hour, case.timeline.get().at, case.decisions.get().decided_hour, Entry.objects.get().at]
    assert {(moment.minute, moment.second, moment.microsecond) for moment in moments} == {(0, 0, 0)}
    assert case.due_at.second == 0
    assert case.due_at.minute in (0, 59)


def test_a_pseudonym_leaves_no_phone_index_and_a_name_does():
    assert make_case().contact.phone_index is None
    assert make_case(contact=IDENTIFIED).contact.phone_index is not None


def test_a_reference_that_is_taken_is_not_given_again(monkeypatch):
    taken = make_case().reference
    drawn = iter([taken, taken, "TXFN-2222-22"])
    monkeypatch.setattr("services.cases.references.mint", lambda prefix: next(drawn))
    assert make_case().reference == "TXFN-2222-22"


def test_the_public_face_can_seal_but_not_open(settings, caseworker):
    settings.DEPARTMENT_KEYS_FILE = ""
    case = make_case()
    with pytest.raises(KeysMissing):
        actions.view(case=case, actor=caseworker)


def test_a_routed_case_sounds_no_alarm():
    make_case()
    assert not Message.objects.exists()


def test_a_case_taken_by_telephone_names_who_took_it(caseworker):
    assert make_case(actor=caseworker).timeline.get().actor == caseworker
