"""Who carries out an item of the plan."""

from django.db import models

from portal.district.models import Fact
from portal.pagecache.kept import kept


class PlanLead(Fact):
    """A department at work on one item (`plan_code` 八.策略.3); shown as unverified until the district confirms it."""

    plan_code = models.CharField(max_length=20, db_index=True)
    department = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="plan_items")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["plan_code", "department"], name="one_lead_per_item_and_department")]

    def __str__(self) -> str:
        return f"{self.plan_code} {self.department_id}"


@kept
def leads_of(code: str) -> list[PlanLead]:
    """The departments at work on an item, in the order of the pack."""
    rows = PlanLead.objects.current().filter(plan_code=code, department__is_active=True).select_related("department")
    return list(rows.only("verified_on", "department__name"))
