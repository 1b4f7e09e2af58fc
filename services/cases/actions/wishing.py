"""What she changes and asks for with her number; the words stand in her message, these acts are what follows from it."""

from django.db import transaction

from portal.kit import clock
from portal.notices.telling import forget_resident
from portal.outbox.sending import enqueue
from services.cases import sealing
from services.cases.actions.handling import resident_reply
from services.cases.actions.recording import changing, note_step
from services.cases.contacting import append_wishes
from services.cases.models import Case, Complaint
from services.cases.queries import PAUSE_ASKED
from services.contacts.wishes import SafeContact


def change_contact_wishes(*, case: Case, message_key: bytes, wishes: SafeContact, phone: str, text: str) -> Case:
    """From now on only this counts, for all that she asked under this number; `text` tells the desk. Also after the end."""
    with transaction.atomic():
        row = resident_reply(case=case, message_key=message_key, text=text, also_after_the_end=True)
        keys = {row: message_key} | {second: sealing.key_under(second, message_key) for second in row.splits.all()}
        for matter, key in keys.items():
            append_wishes(matter, key, wishes, phone)
            note_step(matter, "wishes", actor=None, at=clock.to_the_hour(clock.now()))
        forget_resident(matter.pk for matter in keys)
    return row


def complain(*, case: Case) -> Case:
    """Supervision (妇儿工委办) counts it for the department, without case or content, and is told to look."""
    with changing(case, "note", actor=None) as row:
        Complaint(department=row.department, said_on=clock.today()).save()
        note_step(row, "complained", actor=None, at=clock.to_the_hour(clock.now()))
        enqueue("case.complained", department=row.department.code)
    return row


def ask_pause(*, case: Case) -> Case:
    """She asks to rest it: the desk sees that she does until it has paused the case, or the case has ended."""
    with changing(case, "note", actor=None) as row:
        note_step(row, PAUSE_ASKED, actor=None, at=clock.to_the_hour(clock.now()))
    return row
