"""What the service is in the catalogue: carries out 一.策略.3 to 7 of the plan."""

from django.utils.translation import gettext_lazy as _

from services.catalogue.registry import Service, register

SCREENING = register(
    Service(
        code="screening",
        title=_("Health checks"),
        summary=_("See which free checks fit your age, where they are, what to bring, and register."),
        category="screening",
        plan_refs=("一.策略.5", "一.策略.6", "一.目标.3", "一.目标.4"),
        flow_slug="d",
        icon="health",
    )
)
