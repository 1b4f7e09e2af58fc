"""What the service is in the catalogue: carries out 三.策略.2, 8 and 9 and 八.策略.7 of the plan."""

from django.utils.translation import gettext_lazy as _

from services.catalogue.registry import Service, register

WORKPLACE = register(
    Service(
        code="workplace",
        title=_("At work"),
        summary=_("Refused or dismissed as a woman, pregnant or nursing, not paid, not protected, harassed."),
        category="maternity",
        plan_refs=("三.策略.2", "三.策略.8", "三.策略.9", "八.策略.7"),
        flow_slug="c",
        icon="work",
    )
)
