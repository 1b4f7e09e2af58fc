"""By when somebody looks at a request of an urgency, in words: the internal targets as the district's pack sets them (`targets.tsv`)."""

from django.utils.text import capfirst
from django.utils.translation import gettext

from services.catalogue.facts import URGENCIES
from services.routing.loading import targets


def by_when(urgency: str) -> str:
    """Part of a sentence: at once, within 24 hours, within 3 working days."""
    target = targets()[urgency]
    if target.working_days:
        return gettext("within %(count)d working days") % {"count": target.working_days}
    if target.hours:
        return gettext("within %(count)d hours") % {"count": target.hours}
    return gettext("at once")


def urgency_name(urgency: str) -> str:
    """The same as a label."""
    return str(capfirst(by_when(urgency)))


def urgency_names() -> dict[str, str]:
    """The label of each urgency."""
    return {urgency: urgency_name(urgency) for urgency in URGENCIES}
