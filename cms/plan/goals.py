"""The plan's goals for the dashboard of indicators."""

from collections.abc import Iterator

from cms.plan.leads import PlanLead
from cms.plan.models import GoalPage
from services.indicators.goal_list import source
from services.indicators.goals import Goal


@source
def goals() -> Iterator[Goal]:
    """Every live goal with its departments: two queries, whatever their number."""
    departments: dict[str, set[str]] = {}
    leads = PlanLead.objects.current().filter(department__is_active=True).values_list("plan_code", "department__code")
    for code, department in leads:
        departments.setdefault(code, set()).add(department)
    for code, title in GoalPage.objects.live().values_list("code", "title"):
        yield Goal(code, title, frozenset(departments.get(code, ())))
