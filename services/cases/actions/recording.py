"""What every change of a case shares: the locked row, the check, the step in its history, the audit row."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from services.cases.errors import WrongState
from services.cases.models import Case, TimelineEvent
from services.cases.permissions import require
from services.cases.workflow import allows


@contextmanager
def changing(case: Case, change: str, *, actor: User | None) -> Iterator[Case]:
    """The row of `case`, locked and fresh, in a transaction; raises NotAllowed or WrongState. Without `actor` it is she who acts."""
    with transaction.atomic():
        row = Case.objects.select_for_update().get(pk=case.pk)
        if actor is not None:
            require(actor, row)
        if not allows(change, row.where):
            raise WrongState(_("This request has moved on in the meantime. Please load the page again."))
        yield row


def note_step(case: Case, kind: str, *, actor: User | None, at: datetime) -> None:
    """Append a step to the history and to the audit chain."""
    TimelineEvent.objects.create(case=case, kind=kind, state=case.state, actor=actor, at=at)
    record(f"case.{kind}", actor=actor, subject="case", subject_id=case.id, department=case.department.code)
