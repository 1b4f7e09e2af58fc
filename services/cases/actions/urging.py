"""Opinions of supervision: written, answered by the department, put aside or raised to the government, each once."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from portal.district.calendar import working_calendar
from portal.district.models import Department
from portal.kit import clock
from portal.kit.working_days import YearUnknown
from portal.outbox.sending import enqueue
from services.cases.actions.recording import note_step
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case, Opinion
from services.cases.permissions import answers_for, supervises
from services.cases.supervision import is_late
from services.cases.urging import ANSWER_WITHIN, BASES


def urge(*, actor: User, department: Department, basis: str, text: str, case: Case | None = None) -> Opinion:
    """Write an opinion to a department, about a late request of its or about how it works. Raises NotAllowed, WrongState."""
    if not supervises(actor):
        raise NotAllowed
    if basis not in BASES or not text.strip():
        raise WrongState(_("Please say what it is about, and what is to be done."))
    if case is not None and (case.department_id != department.pk or not is_late(case, basis)):
        raise WrongState(_("This request is not late any more."))
    now = clock.now()
    try:
        with transaction.atomic():
            opinion = Opinion(department=department, case=case, basis=basis, text=text, due_on=_due(), written_by=actor, written_at=now)
            opinion.save()
            if case is not None:
                note_step(case, "urged", actor=actor, at=now, result=basis)
            _audit("opinion.written", actor, opinion, basis)
            enqueue("opinion.written", department=department.code)
    except IntegrityError:
        raise WrongState(_("An opinion about this is open already.")) from None
    return opinion


def answer_opinion(*, actor: User, opinion: Opinion, text: str) -> Opinion:
    """The department says what it found and did; whoever answers for it signs. Raises NotAllowed, WrongState."""
    with transaction.atomic():
        row = Opinion.objects.select_for_update().get(pk=opinion.pk)
        if not answers_for(actor) or row.department_id != actor.department_id:
            raise NotAllowed
        if row.answered_at or row.settled_at or not text.strip():
            raise WrongState(_("This was answered already, or is not open any more."))
        row.answer, row.answered_by, row.answered_at = text, actor, clock.now()
        row.save(update_fields=["answer", "answered_by", "answered_at"])
        _audit("opinion.answered", actor, row)
        enqueue("opinion.answered", department=row.department.code)
    return row


def settle_opinion(*, actor: User, opinion: Opinion) -> Opinion:
    """Put an answered opinion aside. Raises NotAllowed, WrongState."""
    with transaction.atomic():
        row = _held(actor, opinion)
        if row.answered_at is None:
            raise WrongState(_("It has not been answered yet."))
        row.settled_at = clock.now()
        row.save(update_fields=["settled_at"])
        _audit("opinion.settled", actor, row)
    return row


def raise_opinion(*, actor: User, opinion: Opinion) -> Opinion:
    """Ask the government of the district to inspect (提请同级政府督查), once, after an answer is late or was not enough."""
    with transaction.atomic():
        row = _held(actor, opinion)
        if row.raised_at is not None or row.standing == "open":
            raise WrongState(_("It can be raised once, after the answer is late or was not enough."))
        row.raised_at = clock.now()
        row.save(update_fields=["raised_at"])
        _audit("opinion.raised", actor, row)
        enqueue("opinion.written", department=row.department.code)
    return row


def remind_of_opinions() -> int:
    """Tell the department once that its answer is late; returns how many were told of."""
    due = Opinion.objects.unanswered().filter(due_on__lt=clock.today(), reminded_at__isnull=True).values_list("pk", flat=True)
    return sum(_remind(pk) for pk in list(due))


def _remind(pk: int) -> bool:
    """The updated row decides who was first where two run at once."""
    with transaction.atomic():
        is_first = Opinion.objects.filter(pk=pk, reminded_at__isnull=True).update(reminded_at=clock.now()) == 1
        if is_first:
            enqueue("opinion.written", department=Opinion.objects.get(pk=pk).department.code)
    return is_first


def _held(actor: User, opinion: Opinion) -> Opinion:
    if not supervises(actor):
        raise NotAllowed
    row = Opinion.objects.select_for_update().get(pk=opinion.pk)
    if row.settled_at is not None:
        raise WrongState(_("This was answered already, or is not open any more."))
    return row


def _due() -> date:
    try:
        return working_calendar().add_working_days(clock.today(), ANSWER_WITHIN)
    except YearUnknown as error:
        raise WrongState(_("The working calendar of the year is missing. Please tell the person who runs the portal.")) from error


def _audit(action: str, actor: User, opinion: Opinion, result: str = "ok") -> None:
    record(action, actor=actor, subject="opinion", subject_id=opinion.pk, department=opinion.department.code, result=result)
