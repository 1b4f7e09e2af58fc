"""From the name by which a text cites a law to the card of that law."""

from collections.abc import Iterable

from django.db.models import Q

from cms.policies.models import PolicyPage

IN_FULL = "中华人民共和国"


def addresses_of_laws(names: Iterable[str]) -> dict[str, str]:
    """Name → address of its live card; "反家庭暴力法", its full title and its number name it alike. One without a card is left out."""
    meant = {title: name for name in names for title in (name, IN_FULL + name)}
    if not meant:
        return {}
    rows = PolicyPage.objects.live().filter(Q(title__in=meant) | Q(document_number__in=meant)).only("title", "url_path", "document_number")
    return {meant.get(page.title) or meant[page.document_number]: page.url for page in rows}
