"""What asking leaves behind for a while: drafts, the marks of acts already done, receipts that are held right now, lists of receipts."""

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


class Shelf(models.Model):
    """The optional list of somebody's receipts. `lookup` and the key of `sealed` come from her address, which is kept nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lookup = models.BinaryField(max_length=32, unique=True)
    sealed = models.BinaryField(default=b"")
    used_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)


class Passkey(models.Model):
    """A device that opens a list. What only the passkey holds finds the row and opens the key of the list; the row alone opens nothing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="passkeys")
    lookup = models.BinaryField(max_length=32, unique=True)
    sealed_key = models.BinaryField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return str(self.id)


class Entry(models.Model):
    """Somebody waits for a code or a passkey, or has opened her list (`shelf`): what that takes, sealed under the key in her cookie."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lookup = models.BinaryField(max_length=32, unique=True)
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, null=True, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return str(self.id)
