"""From the name by which a text cites a law to the card of that law."""

from collections.abc import Iterable

from cms.policies.models import PolicyPage

IN_FULL = "中华人民共和国"


def addresses_of_laws(names: Iterable[str]) -> dict[str, str]:
    """Name → address of its live card; "反家庭暴力法" and the full title are the same law. A law without a card is left out."""
    by_title = {title: name for name in names for title in (name, IN_FULL + name)}
    if not by_title:
        return {}
    return {by_title[page.title]: page.url for page in PolicyPage.objects.live().filter(title__in=by_title).only("title", "url_path")}
