"""What she sends besides words: sealed in memory before anything is written, in parts, under a key of its own.

Kept in the database: a file and its case are stored, backed up, moved and erased together or not at all. The public face may add and
never read; only the department and the recovery key open it.
"""

from typing import Final
from uuid import uuid4

from django.db import models

from services.cases.models.history import AppendOnly

NOT_SCANNED: Final = ""
CLEAN: Final = "clean"
INFECTED: Final = "infected"


class Attachment(AppendOnly):
    """A file of hers, without the name it had. `untouched`: kept byte by byte, because she wants it as evidence."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="attachments")
    number = models.PositiveIntegerField()
    suffix = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    untouched = models.BooleanField()
    sent_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, blank=True, default=NOT_SCANNED)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="files_in_order")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number}.{self.suffix}"

    @property
    def is_infected(self) -> bool:
        """Whether the scanner found something: then nobody opens it any more."""
        return self.verdict == INFECTED

    @property
    def is_clean(self) -> bool:
        """Whether the scanner found nothing."""
        return self.verdict == CLEAN

    @property
    def key_purpose(self) -> str:
        """Under which purpose its key is kept among the keys of the case."""
        return f"file:{self.id.hex}"


class AttachmentPart(AppendOnly):
    """A part of a file, sealed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["attachment", "number"], name="parts_in_order")]

    def __str__(self) -> str:
        return f"{self.attachment_id}/{self.number}"
