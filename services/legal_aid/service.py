"""What legal aid is in the catalogue: carries out 八.策略.10 and 八.目标.8 of the plan."""

from django.utils.translation import gettext_lazy as _

from services.catalogue.registry import Service, register

LEGAL_AID = register(
    Service(
        code="legal_aid",
        title=_("Legal aid"),
        summary=_("A lawyer's help without charge for those the law names, and an honest answer for everyone else."),
        category="legal_aid",
        plan_refs=("八.策略.10", "八.目标.8"),
        flow_slug="a",
        icon="scales",
    )
)
