"""What else has to be done in a case: the parts of other departments, and the duty to report."""

from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from services.cases.duties import REPORT

LONGEST: Final = 400


class CaseTask(models.Model):
    """A part of one main case: `code` is the rule that asked for it, or the duty to report. `department` is whose part it is."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="tasks")
    code = models.CharField(max_length=20)
    department = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="+", null=True)
    reason = models.CharField(max_length=LONGEST)
    statutory = models.CharField(max_length=LONGEST, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "code"], name="one_task_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.code}"

    @property
    def is_duty(self) -> bool:
        """Whether the law owes it whatever she wishes."""
        return self.code == REPORT

    @property
    def words(self) -> str:
        """What is to be done: texts of the pack as they stand, our own in the language of the page."""
        return gettext(self.reason)

    @property
    def law(self) -> str:
        """Where that stands."""
        return gettext(self.statutory) if self.statutory else ""
