"""Who was let in to the case of a minor, or to what a partner was given of it, by whom, why and for how long."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from portal.kit import clock
from services.cases import permits
from services.cases.grounds import EMERGENCIES


class Permit(models.Model):
    """Asked by a member of staff, decided by who answers for the department; in an emergency it holds at once and is decided after.

    With a `referral` it opens nothing but that referral, and whoever answers for the partner decides.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="permits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey("cases.Disclosure", on_delete=models.PROTECT, related_name="permits", null=True)
    reason = models.CharField(max_length=12)
    emergency = models.CharField(max_length=12, blank=True)
    asked_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["case", "user"], name="permits_of_a_person")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.user_id} {self.standing}"

    @property
    def standing(self) -> str:
        """Where it stands now: holds, waits, refused, expired."""
        return permits.standing(until=self.until, decided=self.decided_at is not None, asked_at=self.asked_at, now=clock.now())

    @property
    def why(self) -> str:
        """What it was asked for, in words."""
        return gettext(EMERGENCIES[self.emergency] if self.emergency else permits.REASONS[self.reason])

    @property
    def why_not(self) -> str:
        """Why it was refused, in words; empty when it was not."""
        return gettext(permits.REFUSALS[self.refusal]) if self.refusal else ""
