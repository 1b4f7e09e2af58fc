"""How she found it, said with her number; hers to change until her case is erased."""

from django.utils.translation import gettext_lazy as _

from portal.kit import clock
from portal.outbox.sending import enqueue
from services.cases import sealing
from services.cases.actions.recording import changing, note_step
from services.cases.errors import WrongState
from services.cases.models import Case, Rating

CONTENT_FROM = 3


def rate(*, case: Case, message_key: bytes, level: int, text: str = "") -> Rating:
    """Keep the level, and her sentence for the department only. Said again it replaces what she said before. Raises WrongState once erased.

    Whoever has the case learns that there is something new when she is not content (差评回访整改); nobody calls her for it.
    """
    with changing(case, "note", actor=None) as row:
        if row.erased_at:
            raise WrongState(_("This request is not kept any more."))
        said = Rating.objects.filter(case=row).first() or Rating(case=row)
        said.department, said.level, said.said_on = row.department, level, clock.today()
        said.sealed = sealing.seal_text(sealing.RATING, said.id, message_key, text) if text else b""
        said.save()
        note_step(row, "rated", actor=None, at=clock.to_the_hour(clock.now()))
        if level < CONTENT_FROM and row.assignee_id:
            enqueue("case.replied", assignee=row.assignee_id)
    return said


def read_rating(case: Case, key: bytes) -> tuple[int, str] | None:
    """The level and her sentence, by the messages key; None where she said nothing. Raises Unreadable."""
    said = Rating.objects.filter(case=case).first()
    if said is None:
        return None
    return said.level, sealing.open_text(sealing.RATING, said.id, key, said.sealed) if said.sealed else ""


def forget(case: Case) -> None:
    """Within a transaction: the sentence goes and the level no longer points at anybody."""
    Rating.objects.filter(case=case).update(case=None, sealed=b"")
