"""The ledger of who was given what of a case, and on which ground (个保法 23, 网络数据安全管理条例 12; kept 3 years at least)."""

from typing import Final
from uuid import uuid4

from django.conf import settings
from django.db import models

TRANSFER: Final = "transfer"
RETURN: Final = "return"
REFERRAL: Final = "referral"


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    """Entries by what still holds."""

    def live_referrals(self) -> "DisclosureQuerySet":
        """Referrals (转介) that were neither withdrawn nor ended: their partners may read."""
        return self.filter(kind=REFERRAL, ended_at__isnull=True)


class Disclosure(models.Model):
    """A transfer or return of the whole case, or a referral of named fields, sealed under a key of its own.

    `sealed_purpose` is under the messages key: she reads with her number what for.
    Ending a referral destroys its texts and its keys; the row itself stays as the record of what was given.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="disclosures")
    kind = models.CharField(max_length=10)
    giver = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="referred")
    ground = models.CharField(max_length=12)
    consent_given = models.CharField(max_length=10, blank=True)
    fields = models.JSONField(default=list)
    sealed = models.BinaryField(default=bytes)
    sealed_purpose = models.BinaryField(default=bytes)
    sealed_answer = models.BinaryField(default=bytes)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=12, blank=True)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["receiver", "ended_at"], name="referred_to")]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id} → {self.receiver_id}"

    @property
    def key_purpose(self) -> str:
        """Under which purpose its key is kept among the keys of the case."""
        return f"{REFERRAL}:{self.id.hex}"
