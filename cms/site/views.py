"""Pages that the portal makes from what it knows: privacy, platforms, the map of the site."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.base.english import named
from cms.base.plan_codes import links_of
from cms.site.inventory import sections
from cms.site.leaving import destination
from cms.site.map import branches
from cms.site.models import COLUMN
from cms.site.platforms import Way, platforms
from portal.kit.web.access import access

INVENTORY = "docs/data-inventory.tsv"
ABOUT = "/about/"


@access("public")
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored, why, how long, who sees it."""
    return _page(request, "privacy", _("What we keep about you"), sections=sections(Path(settings.ROOT) / INVENTORY))


@access("public")
@require_safe
def named_platforms(request: HttpRequest) -> HttpResponse:
    """The platforms that the plan names: served here, linked, or left out and why."""
    found = platforms(Path(settings.DISTRICT_PACK))
    if not found:
        raise Http404
    links = dict(links_of([platform.code for platform in found if platform.code.count(".") == 2]))
    rows = [(platform, links.get(platform.code)) for platform in found]
    groups = [(way, [row for row in rows if row[0].way == way]) for way in Way]
    return _page(request, "platforms", _("Platforms that the plan names"), groups=groups, total=len(found))


@access("public")
@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every section and its pages, for reading."""
    return _page(request, "map", _("Site map"), branches=branches())


@access("public")
@require_safe
def leaving(request: HttpRequest, token: str) -> HttpResponse:
    """Says that another site begins, whose it is, and that we cannot vouch for it; 404 for an address that we did not publish."""
    address = destination(token)
    if address is None:
        raise Http404
    return render(
        request,
        "cms/site/leaving.html",
        {"address": address.geturl(), "host": address.hostname, "crumbs": [(_("You are leaving this site"), "")]},
    )


def _page(request: HttpRequest, name: str, title: str, **context: object) -> HttpResponse:
    crumbs = [(named(COLUMN), ABOUT), (title, "")]
    return render(request, f"cms/site/{name}.html", {"title": title, "crumbs": crumbs, "column": COLUMN} | context)
