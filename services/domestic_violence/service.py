"""What the service is in the catalogue: carries out 八.策略.3 and 八.目标.3 of the plan."""

from django.utils.translation import gettext_lazy as _

from services.catalogue.registry import Service, register

DOMESTIC_VIOLENCE = register(
    Service(
        code="domestic_violence",
        title=_("Safe at home"),
        summary=_("When somebody at home or a former partner hurts, threatens, follows or controls you."),
        category="domestic_violence",
        plan_refs=("八.策略.3", "八.目标.3"),
        flow_slug="b",
        icon="home",
    )
)
