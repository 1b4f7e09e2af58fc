"""What the service is in the catalogue: carries out 八.策略.11 and 八.目标.8 of the plan."""

from django.utils.translation import gettext_lazy as _

from services.catalogue.registry import Service, register

ANYTHING = register(
    Service(
        code="anything",
        title=_("I do not know what this is"),
        summary=_("Write a few words, or ask to be called. A person reads it and finds who can help."),
        category="other",
        plan_refs=("八.策略.11", "八.目标.8"),
        flow_slug="e",
        icon="question",
    )
)
