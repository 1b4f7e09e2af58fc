"""How often somebody did something in a window of time."""

from django.db import models


class Counter(models.Model):
    """One row a window; `key` is a keyed hash of what, who and when, so that nobody can be found from it."""

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%H:%M}"
