"""How the plan's indicators are found."""

from django.utils.translation import override

from portal.kit.findable import Document, indexes, key_of
from search.sources.pages import domains_of
from services.indicators.models import Indicator
from services.indicators.words import target


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
        summary=_promise(row),
        keywords=row.plan_ref,
        domains=domains_of([row.plan_ref]),
    )


def _promise(row: Indicator) -> str:
    """What the plan measures by it and how far it is to come, in the portal's language."""
    with override("zh-hans"):
        aim = target(row, row.target_2030)
    return f"规划 {row.plan_ref} 的监测指标" + (f"，2030 年目标 {aim}" if aim else "")
