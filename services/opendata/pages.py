"""The page for people who write programs: what there is, how to ask, what every column means, what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from services.opendata.answering import KEPT_SECONDS, LIMIT, about
from services.opendata.changes import change_rows
from services.opendata.fields import LARGEST_PAGE
from services.opendata.resources import RESOURCES

SHOWN_CHANGES = 20


@access("public")
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Data sets with their files and dictionary, the interface with an example, the licence, the change log."""
    context = {
        "crumbs": [(gettext("Figures"), reverse("monitoring:index")), (gettext("Open data"), "")],
        "resources": [(each, reverse(f"opendata:{each.path}"), _files(each.file_addresses)) for each in RESOURCES],
        "changes": change_rows()[:SHOWN_CHANGES],
        "about": about(is_demo=False),
        "example": f"{reverse('opendata:readings')}?indicator=1-3a&year=2025",
        "limit": LIMIT,
        "kept": KEPT_SECONDS,
        "largest": LARGEST_PAGE,
    }
    return render(request, "services/opendata/page.html", context)


def _files(addresses: list[str]) -> list[tuple[str, str]]:
    """Each address with the kind of file in capitals."""
    return [(address, address.rsplit(".", 1)[1].upper()) for address in addresses]
