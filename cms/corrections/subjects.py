"""What can be corrected: the published pages, and the pages of figures and about the site that no editor writes."""

from typing import Final

from django.http import Http404
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.base.tree import HOME
from services.indicators.models import Indicator

INDICATOR: Final = "indicators:indicator"
MADE: Final = {
    "monitoring:index": _("Figures"),
    "monitoring:method": _("How it is counted"),
    "monitoring:services": _("Requests taken up by the portal (not official statistics)"),
    "monitoring:period": _("Requests taken up by the portal (not official statistics)"),
    "indicators:dashboard": _("Indicators of the plan"),
    "indicators:goals": _("The plan's goals"),
    "indicators:compare": _("Two years side by side"),
    "indicators:by_sex": _("Statistics by sex"),
    "opendata:page": _("Open data"),
    "site:privacy": _("What we keep about you"),
    "site:platforms": _("Platforms that the plan names"),
    "site:map": _("Site map"),
    "plan:print": _("The whole plan"),
}


def may_be_corrected(match: ResolverMatch | None) -> bool:
    """Whether the view draws a page that readers may report; pages of the CMS say so themselves."""
    return match is not None and (match.view_name in MADE or match.view_name == INDICATOR)


def titles_of(paths: set[str]) -> dict[str, str]:
    """Path ("/help/x/") → title, without those that are no pages of ours, or not any more."""
    pages = Page.objects.live().filter(url_path__in={f"/{HOME}{path}" for path in paths}).values_list("url_path", "title")
    return {path.removeprefix(f"/{HOME}"): title for path, title in pages} | {path: title for path in paths if (title := _made(path))}


def title_of(path: str) -> str:
    """The title of the page at `path`. Raises Http404: what is no page of ours cannot be corrected."""
    if not path.startswith("/") or not path.isprintable():
        raise Http404
    title = titles_of({path}).get(path)
    if title is None:
        raise Http404
    return title


def _made(path: str) -> str:
    """The title of a page that a view draws, or ""."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    if match.view_name == INDICATOR:
        return Indicator.objects.filter(code=match.kwargs["code"]).values_list("name", flat=True).first() or ""
    return str(MADE.get(match.view_name, ""))
