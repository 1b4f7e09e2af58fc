"""The audit chain: who did or viewed what. Rows are only ever added; database triggers refuse the rest."""

from django.db import models


class Entry(models.Model):
    """One act. It holds ids, never content; `digest` covers the row and the digest before it."""

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    department = models.CharField(max_length=12, blank=True)
    subject = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    result = models.CharField(max_length=40)
    algorithm = models.PositiveSmallIntegerField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["sequence"]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"
