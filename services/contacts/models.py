"""Contact details, one row a case, readable only with the key of that case."""

from uuid import uuid4

from django.db import models


class Contact(models.Model):
    """Who asks, sealed. `phone_index` exists only for people who gave their name; a pseudonym leaves nothing to look up."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sealed = models.BinaryField()
    phone_index = models.BinaryField(null=True, max_length=32)
    created_on = models.DateField()

    def __str__(self) -> str:
        return str(self.id)
