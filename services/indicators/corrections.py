"""Which published readings were reported again: whoever copied a figure has to learn that it was corrected."""

from django.db.models import QuerySet

from services.indicators.models import Reading
from services.indicators.models.indicator import Publication


def corrected() -> QuerySet[Reading]:
    """Approved readings that took the place of an approved one, the latest first."""
    public = Reading.objects.approved().whole().exclude(indicator__publication=Publication.CONSENT)
    return public.corrected().select_related("indicator").order_by("-decided_at")
