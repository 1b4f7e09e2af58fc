"""What a member of staff keeps for herself at the desk."""

from django.conf import settings
from django.db import models


class SavedFilter(models.Model):
    """A list of hers with what narrows it: codes of closed lists only, so that nothing of a person can stand in it but its name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20)
    listing = models.CharField(max_length=20, blank=True)
    urgency = models.CharField(max_length=2, blank=True)
    category = models.CharField(max_length=40, blank=True)
    held_by = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_filter_of_a_name")]

    def __str__(self) -> str:
        return self.name
