"""How she found it, in the five levels of 好差评 (国办发〔2019〕51号)."""

from uuid import uuid4

from django.db import models


class Rating(models.Model):
    """From 1 to 5, one a case, the day only; her sentence under the messages key. Once the case is erased a bare count is left."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="rating", null=True)
    department = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    sealed = models.BinaryField(default=b"")
    said_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="cases_five_levels")]
        indexes = [models.Index(fields=["said_on", "department"], name="ratings_counted")]

    def __str__(self) -> str:
        return f"{self.department_id} {self.level}"
