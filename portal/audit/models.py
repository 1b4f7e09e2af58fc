"""The audit trail: who did or viewed what, each row chained to the one before."""

from django.db import models


class Entry(models.Model):
    """One act. Ids only, never content; database triggers refuse to change or delete it."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.BigIntegerField(null=True)
    department = models.CharField(max_length=12)
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    result = models.CharField(max_length=40)
    request_id = models.CharField(max_length=32)
    algorithm = models.CharField(max_length=8)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["subject", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.subject} {self.subject_id}"
