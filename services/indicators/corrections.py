"""Which published readings were reported again: whoever copied a figure has to learn that it was corrected."""

from django.db.models import Exists, OuterRef, QuerySet

from services.indicators.models import Reading
from services.indicators.models.indicator import Publication
from services.indicators.models.reading import State


def corrected() -> QuerySet[Reading]:
    """Approved readings that took the place of an approved one, the latest first; what was replaced before approval was never public."""
    before = Reading.objects.filter(
        indicator=OuterRef("indicator"), year=OuterRef("year"), part="", state=State.SUPERSEDED, decided_at__isnull=False
    )
    public = Reading.objects.approved().whole().exclude(indicator__publication=Publication.CONSENT)
    return public.filter(Exists(before)).select_related("indicator").order_by("-decided_at")
