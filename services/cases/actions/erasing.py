"""Erasing what is due: proposed by one lead, approved by another, keys first (crypto-shredding), then everything of her."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import LEAD, has_role
from portal.audit.chain import record
from portal.district.models import Department
from portal.kit import clock
from portal.notices.telling import forget_resident
from portal.outbox.sending import enqueue
from services.cases import tombstones
from services.cases.actions.rating import forget
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case, Erasure
from services.cases.models.case import CaseQuerySet
from services.cases.permissions import works_cases
from services.cases.retention import YEARS, limit

GONE = (
    *("keys", "messages", "attachments", "contact_wishes", "data_wishes", "notes", "timeline", "links", "linked_from"),
    *("calls", "clocks", "tasks", "milestones", "extensions", "escalations", "permits"),
)


def due_for_erasure(*, held: bool = False) -> CaseQuerySet:
    """Closed cases whose time is over and that nobody holds (a dry run counts them); `held`: those that somebody keeps longer."""
    now = clock.now()
    over = Q(pk__in=[])
    for category in YEARS:
        over |= Q(category=category, closed_at__lt=limit(category, now))
    return Case.objects.filter(over, is_held=held, erased_at__isnull=True)


def propose_erasure(*, actor: User) -> Erasure:
    """List what is due in the department of the lead. Raises NotAllowed, WrongState when nothing is due or a list waits."""
    department = _led_by(actor)
    with transaction.atomic():
        if Erasure.objects.filter(department=department, approved_at=None).exists():
            raise WrongState(_("A list is waiting for the second lead already."))
        due = [str(case) for case in due_for_erasure().filter(department=department).values_list("pk", flat=True)]
        if not due:
            raise WrongState(_("Nothing is due to be erased."))
        proposal = Erasure.objects.create(department=department, cases=due, proposed_by=actor, proposed_at=clock.now())
        _audit("erasure.proposed", actor, proposal)
    return proposal


def approve_erasure(*, proposal: Erasure, actor: User) -> int:
    """Erase what was proposed and is still due; returns how many.

    Raises NotAllowed for whoever proposed it, WrongState for a second time.

    Tombstones are durable before the first row goes: a crash in between is finished by `honour_tombstones`.
    """
    department = _led_by(actor)
    with transaction.atomic():
        row = Erasure.objects.select_for_update().get(pk=proposal.pk)
        if row.department != department or row.proposed_by_id == actor.pk:
            raise NotAllowed
        if row.approved_at:
            raise WrongState(_("This was approved already."))
        row.approved_by, row.approved_at = actor, clock.now()
        row.save(update_fields=["approved_by", "approved_at"])
        cases = list(due_for_erasure().filter(pk__in=row.cases).values_list("pk", flat=True))
        tombstones.bury(cases)
        _audit("erasure.approved", actor, row, result=str(len(cases)))
        return erase(cases)


def honour_tombstones() -> int:
    """Erase again whatever a restored backup brought back; returns how many."""
    with transaction.atomic():
        back = list(Case.objects.filter(pk__in=list(tombstones.buried()), erased_at__isnull=True).values_list("pk", flat=True))
        return erase(back)


def erase(cases: Iterable[UUID]) -> int:
    """Within a transaction: destroy the keys and everything of her. The empty row and the ledger of disclosures stay."""
    count, cases = 0, list(cases)
    forget_resident(cases)
    for case in Case.objects.filter(pk__in=cases).select_related("contact", "department"):
        for name in (*GONE, "decisions"):
            getattr(case, name).all().delete()
        forget(case)
        case.disclosures.update(sealed=b"", sealed_purpose=b"", sealed_answer=b"")
        case.contact.sealed, case.contact.phone_index = b"", None
        case.contact.save(update_fields=["sealed", "phone_index"])
        case.sealed_answers, case.receipt_verifier, case.receipt_locator = b"", b"", ""
        case.facts, case.statutory, case.erased_at = {}, "", clock.now()
        case.save(update_fields=[*WIPED, "erased_at"])
        enqueue("case.erased", case=str(case.pk))
        record("case.erased", actor=None, subject="case", subject_id=case.pk, department=case.department.code)
        count += 1
    return count


WIPED = ("sealed_answers", "receipt_verifier", "receipt_locator", "facts", "statutory")


def _led_by(actor: User) -> Department:
    if not works_cases(actor) or not has_role(actor, LEAD) or actor.department is None:
        raise NotAllowed
    return actor.department


def _audit(action: str, actor: User, proposal: Erasure, result: str = "ok") -> None:
    record(action, actor=actor, subject="erasure", subject_id=proposal.pk, department=proposal.department.code, result=result)
