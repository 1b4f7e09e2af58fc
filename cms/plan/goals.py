"""The plan's goals and the names of its domains, for the dashboard of indicators."""

from collections.abc import Iterator

from cms.plan.english import gloss
from cms.plan.leads import PlanLead
from cms.plan.models import DomainPage, GoalPage
from services.indicators.domains import names_from
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


@names_from
def names() -> dict[str, str]:
    """The name of every live domain by its numeral, in the reader's language where it is known in it."""
    return {code: gloss(title) or title for code, title in DomainPage.objects.live().values_list("code", "title")}
