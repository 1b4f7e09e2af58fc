"""What asking leaves behind for a while: drafts, the marks of acts already done, receipts that are held right now."""

from uuid import uuid4

from django.db import models


class Draft(models.Model):
    """What she has typed so far. The key lies in her cookie only, so that the database alone says nothing, not even which service."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lookup = models.BinaryField(max_length=32, unique=True)
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    typed_at = models.BigIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)


class Done(models.Model):
    """An act with this idempotency key was carried out; unique, so that a repeated form does nothing new."""

    key_hash = models.BinaryField(max_length=32, unique=True)
    payload_mac = models.BinaryField(max_length=32)
    day = models.DateField(db_index=True)

    class Meta:
        verbose_name_plural = "done"

    def __str__(self) -> str:
        return str(self.pk)


class Holding(models.Model):
    """Somebody holds the receipt of a case at this moment: the messages key, sealed under the key in her cookie."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lookup = models.BinaryField(max_length=32, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)
