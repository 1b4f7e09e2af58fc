"""Who can open a case: its data keys, wrapped once for each holder."""

from django.db import models


class CaseKey(models.Model):
    """A data key of a case, wrapped. `purpose` is "case", "messages", "referral:<id>" or "file:<id>".

    `holder` is "dept:FYZX", "recovery", "receipt" or "main", the case that it was split from; `key_version` is 0 for the last two.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="keys")
    purpose = models.CharField(max_length=48)
    holder = models.CharField(max_length=20)
    key_version = models.PositiveIntegerField()
    wrapped = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "purpose", "holder"], name="one_wrap_per_holder")]
        indexes = [models.Index(fields=["holder", "key_version"], name="cases_rotation")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.purpose}/{self.holder}"
