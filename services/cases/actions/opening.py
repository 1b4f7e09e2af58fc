"""Opening a case: sealed before it is written, within the transaction of whoever submits."""

from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from portal.accounts.models import User
from portal.district.models import Department
from portal.district.pack import district
from portal.kit import clock
from portal.outbox.sending import enqueue
from services.cases import references, sealing
from services.cases.actions.recording import note_step
from services.cases.actions.tasks import open_tasks
from services.cases.models import Case, CaseKey
from services.cases.receipts import ReceiptLock
from services.catalogue.decisions import Decision
from services.catalogue.facts import Facts
from services.catalogue.registry import Service
from services.contacts.models import Contact
from services.contacts.sealing import phone_index, seal_details
from services.contacts.wishes import ContactDetails

ATTEMPTS: Final = 10


def open_case(
    *,
    service: Service,
    facts: Facts,
    answers: Mapping[str, Any],
    contact: ContactDetails,
    decision: Decision,
    receipt: ReceiptLock,
    actor: User | None = None,
) -> Case:
    """Store a request for the department that routing chose; `actor` is the member of staff who took it by telephone.

    `receipt` comes from `receipts.prepare`, whose slow hash belongs before the transaction. Raises TransactionManagementError outside a
    transaction, NoKeyError when nothing can be sealed.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("open_case belongs into the transaction of the submit")
    keys = sealing.new_keys()
    case = _new_case(service, facts, decision, receipt)
    case.sealed_answers = sealing.seal_answers(case.id, keys.case, answers)
    case.contact = store_contact(contact, keys.case)
    _insert(case)
    CaseKey.objects.bulk_create(sealing.wrap_all(case, keys, receipt.wrapping_key))
    note_step(case, "opened", actor=actor, at=case.opened_hour)
    open_tasks(case, decision)
    if decision.is_unrouted:
        enqueue("case.unrouted", department=case.department.code)
    return case


def _new_case(service: Service, facts: Facts, decision: Decision, receipt: ReceiptLock) -> Case:
    return Case(
        reference=free_reference(),
        service=service.code,
        category=facts.category,
        facts=facts.to_json(),
        department=Department.objects.get(code=decision.lead),
        urgency=decision.urgency,
        rule=decision.rule,
        due_at=decision.due_at,
        statutory=decision.statutory,
        receipt_locator=receipt.locator,
        receipt_verifier=receipt.verifier,
        opened_hour=clock.to_the_hour(clock.now()),
    )


def store_contact(details: ContactDetails, key: bytes) -> Contact:
    """Who she is, sealed under the key of her case."""
    contact = Contact(phone_index=phone_index(details), created_on=clock.today())
    contact.sealed = seal_details(details, contact_id=contact.id, key=key, suite=settings.CRYPTO_SUITE)
    contact.save(force_insert=True)
    return contact


def _insert(case: Case) -> None:
    """Under a reference that nobody has. Where the database shows no other case, only the attempt tells that one is taken."""
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                case.save(force_insert=True)
        except IntegrityError as error:
            if "reference" not in str(error):
                raise
            case.reference = free_reference()
        else:
            return
    raise IntegrityError("no free reference was found")


def free_reference() -> str:
    """Chance repeats one in twenty million; a case must not fail for it."""
    reference = references.mint(district().reference_prefix)
    while Case.objects.filter(reference=reference).exists():
        reference = references.mint(district().reference_prefix)
    return reference
