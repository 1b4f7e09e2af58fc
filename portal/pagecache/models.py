"""That something which the public may see has changed."""

from django.db import models


class Change(models.Model):
    """A row a change, in the transaction of the change; only its number says anything. No counter, so that nobody waits for its lock."""

    def __str__(self) -> str:
        return str(self.pk)
