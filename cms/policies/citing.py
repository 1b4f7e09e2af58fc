"""From the name by which a text cites a law to the card of that law, and from the card back to the guides that rest on it."""

from collections.abc import Iterable
from typing import Any, Final

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from portal.pagecache.kept import kept

IN_FULL: Final = "中华人民共和国"
CARD: Final = "policies.PolicyPage"
GUIDE: Final = "help.HelpPage"


def addresses_of_laws(names: Iterable[str]) -> dict[str, str]:
    """Name → address of its live card; "反家庭暴力法", its full title and its number name it alike. One without a card is left out."""
    meant = {title: name for name in names for title in (name, IN_FULL + name)}
    if not meant:
        return {}
    cards: Any = apps.get_model(CARD)
    rows = cards.objects.live().filter(Q(title__in=meant) | Q(document_number__in=meant)).only("title", "url_path", "document_number")
    return {meant.get(page.title) or meant[page.document_number]: page.url for page in rows}


def guides_citing(title: str, document_number: str) -> list[Page]:
    """The live guides that cite the document, in the order of their lists."""
    cited = citations()
    names = dict.fromkeys((title, title.removeprefix(IN_FULL), document_number))
    return list({page.pk: page for name in names if name for page in cited.get(name, ())}.values())


@kept
def citations() -> dict[str, list[Page]]:
    """Name of a law as it is cited → the guides that cite it: read once a generation, since names stand inside the texts."""
    guides: Any = apps.get_model(GUIDE)
    found: dict[str, list[Page]] = {}
    for page in guides.objects.live().order_by("path").only("title", "title_en", "url_path", "body"):
        for name in {block["value"]["law"] for block in page.body.raw_data if block["type"] == "law"}:
            found.setdefault(name, []).append(page)
    return found
