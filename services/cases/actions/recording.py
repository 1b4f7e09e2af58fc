"""What every change of a case shares: the locked row, the check, the step in its history, the audit row."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from services.cases import sealing
from services.cases.admission import require_open
from services.cases.errors import WrongState
from services.cases.models import Case, Note, TimelineEvent
from services.cases.permissions import require
from services.cases.permits import WITHOUT_OPENING
from services.cases.workflow import allows


@contextmanager
def changing(case: Case, change: str, *, actor: User | None) -> Iterator[Case]:
    """The row of `case`, locked and fresh, in a transaction; raises NotAllowed or WrongState. Without `actor` it is she who acts."""
    with transaction.atomic():
        row = Case.objects.select_for_update().get(pk=case.pk)
        if actor is not None:
            require(actor, row, change)
            if change not in WITHOUT_OPENING:
                require_open(actor, row)
        if not allows(change, row.where):
            raise WrongState(_("This request has moved on in the meantime. Please load the page again."))
        yield row


def note_text(case: Case, actor: User, text: str, at: datetime) -> Note:
    """Seal a text for colleagues under the case key: reasons are kept as notes, never in clear."""
    note = Note(id=uuid4(), case=case, author=actor, written_at=at)
    note.sealed = sealing.seal_text(sealing.NOTE, note.id, sealing.department_key(case, sealing.CASE), text)
    note.save()
    return note


def note_step(case: Case, kind: str, *, actor: User | None, at: datetime, result: str = "ok", receiver: User | None = None) -> None:
    """Append a step to the history and to the audit chain; `result` is a code of a closed list, such as the ground of a referral."""
    TimelineEvent.objects.create(case=case, kind=kind, state=case.state, actor=actor, receiver=receiver, at=at)
    record(f"case.{kind}", actor=actor, subject="case", subject_id=case.id, department=case.department.code, result=result)
