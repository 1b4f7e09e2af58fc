"""Who she is and how she may be reached now: the one place that is asked before anybody reaches her, or shows how.

What she says with her number replaces what she said when she asked (个人信息保护法 15, 46). It is sealed under the messages key: on the
public face nothing else can be opened.
"""

import json
from dataclasses import asdict, replace
from uuid import uuid4

from portal.kit import clock
from services.cases import sealing
from services.cases.models import Case, ContactWish, Disclosure
from services.contacts.sealing import open_details, read_wishes
from services.contacts.wishes import ContactDetails, SafeContact


def details_now(case: Case) -> ContactDetails:
    """Her details with the newest of her wishes; a number that she gave later stands for the older one. Raises KeysMissing, Unreadable."""
    given = open_details(case.contact.sealed, contact_id=case.contact.id, key=sealing.department_key(case, sealing.CASE))
    newest = ContactWish.objects.filter(case=case).last()
    if newest is None:
        return given
    said = json.loads(sealing.open_text(sealing.WISH, newest.id, sealing.department_key(case, sealing.MESSAGES), newest.sealed))
    return replace(given, phone=said["phone"] or given.phone, wishes=read_wishes(said["wishes"]))


def append_wishes(case: Case, message_key: bytes, wishes: SafeContact, phone: str) -> None:
    """Seal what counts from now on, in the transaction of the action; nothing that she said before is lost."""
    row = ContactWish(
        id=uuid4(), case=case, number=ContactWish.objects.filter(case=case).count() + 1, said_at=clock.to_the_hour(clock.now())
    )
    text = json.dumps({"phone": phone, "wishes": asdict(wishes)}, ensure_ascii=False)
    row.sealed = sealing.seal_text(sealing.WISH, row.id, message_key, text)
    row.save()


def changed_since(entry: Disclosure) -> bool:
    """Whether she has changed it since a partner was given her number; within the same hour the answer is yes, to be safe."""
    return ContactWish.objects.filter(case=entry.case_id, said_at__gte=clock.to_the_hour(entry.at)).exists()
