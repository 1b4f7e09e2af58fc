"""Her files: sealed before they are written, opened by the department only."""

from collections.abc import Iterator
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from portal.kit import clock
from portal.kit.crypto import aead
from portal.kit.scanning import ScannerAway, is_infected
from services.cases import sealing
from services.cases.actions.recording import changing, note_step
from services.cases.admission import require_open
from services.cases.errors import WrongState
from services.cases.evidence import MOST_BYTES_IN_ALL, MOST_FILES
from services.cases.models import Attachment, AttachmentPart, Case
from services.cases.models.files import CLEAN, INFECTED
from services.cases.permissions import require
from services.cases.workflow import after_reply

PART: Final = 256 * 1024
FULL: Final = _("Ten files, 50 MB in all, is what can be kept here. Please write to the department how it can get the others.")
INFECTED_WORDS: Final = _("The virus scanner found something in this file. It stays closed.")


def add_file(*, case: Case, content: bytes, suffix: str, untouched: bool) -> Attachment:
    """Keep a file of hers with an open case. Raises WrongState when it is closed, or holds as much as it may."""
    with changing(case, "reply", actor=None) as row:
        kept = row.attachments.aggregate(files=Count("pk"), size=Sum("size", default=0))
        if kept["files"] >= MOST_FILES or kept["size"] + len(content) > MOST_BYTES_IN_ALL:
            raise WrongState(FULL)
        hour = clock.to_the_hour(clock.now())
        file = Attachment(
            id=uuid4(), case=row, number=kept["files"] + 1, suffix=suffix, size=len(content), untouched=untouched, sent_at=hour
        )
        file.save()
        key = aead.new_key()
        AttachmentPart.objects.bulk_create(_parts(file, key, content))
        sealing.give_to_staff(row, file.key_purpose, key)
        row.state = after_reply(row.where)
        row.save(update_fields=["state"])
        note_step(row, "file_sent", actor=None, at=hour)
    return file


def _parts(file: Attachment, key: bytes, content: bytes) -> Iterator[AttachmentPart]:
    for number, start in enumerate(range(0, len(content), PART)):
        sealed = aead.seal(key, content[start : start + PART], aad=_aad(file, number), suite=settings.CRYPTO_SUITE)
        yield AttachmentPart(attachment=file, number=number, sealed=sealed)


def open_file(*, file: Attachment, actor: User) -> bytes:
    """A file in clear for the department of its case, once the scanner has found nothing; each opening is audited.

    Without a scanner (VIRUS_SCANNER=off) it opens unscanned. Raises NotAllowed, WrongState for what is infected or cannot be scanned now,
    KeysMissing, aead.Unreadable.
    """
    require(actor, file.case)
    require_open(actor, file.case)
    if file.is_infected:
        raise WrongState(INFECTED_WORDS)
    try:
        content = _content(file)
    except aead.Unreadable:
        _audit(file, actor, "unreadable")
        raise
    if settings.VIRUS_SCANNER != "off" and not file.is_clean:
        _scan(file, content)
    _audit(file, actor, "ok")
    return content


def _content(file: Attachment) -> bytes:
    key = sealing.department_key(file.case, file.key_purpose)
    parts = [aead.unseal(key, bytes(part.sealed), aad=_aad(file, part.number)) for part in file.parts.all()]
    content = b"".join(parts)
    if len(content) != file.size:
        raise aead.Unreadable("a part is missing")
    return content


def _scan(file: Attachment, content: bytes) -> None:
    """Keep the verdict; only a clean file goes on."""
    try:
        infected = is_infected(content, settings.VIRUS_SCANNER)
    except ScannerAway:
        raise WrongState(_("The virus scanner does not answer. The file is safe; please try again later.")) from None
    Attachment.objects.filter(pk=file.pk).update(verdict=INFECTED if infected else CLEAN)
    if infected:
        raise WrongState(INFECTED_WORDS)


def _audit(file: Attachment, actor: User, result: str) -> None:
    department = file.case.department.code
    with transaction.atomic():
        record("case.file_opened", actor=actor, subject="case", subject_id=file.case_id, department=department, result=result)


def _aad(file: Attachment, number: int) -> bytes:
    """Bound to its file, its place and the size of the whole: a part that is missing or moved is noticed."""
    return aead.binding("cases_attachmentpart", "sealed", f"{file.id}/{number}/{file.size}")
