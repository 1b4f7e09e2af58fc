"""How the plan's indicators are found."""

from portal.kit.findable import Document, indexes, key_of
from search.sources.pages import domains_of
from services.indicators.models import Indicator


@indexes("indicators.Indicator")
def indicator(row: Indicator) -> Document | None:
    """An indicator that the pack still states."""
    if not row.is_active:
        return None
    return Document(
        key=key_of("indicators.Indicator", row.pk),
        kind="indicator",
        title=row.name,
        url=f"/data/indicators/{row.code}/",
        summary="监测指标",
        keywords=row.plan_ref,
        domains=domains_of([row.plan_ref]),
    )
