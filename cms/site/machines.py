"""What machines read: sitemap.xml, feeds, robots.txt. The only dates in them are those of publishing; nothing moves when a case comes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.base.tree import address
from cms.news.models import NewsIndexPage
from cms.policies.models import PolicyIndexPage
from cms.site.map import published
from portal.kit.web.access import SECTIONS, access

FEEDS = {"news": NewsIndexPage, "policies": PolicyIndexPage}
NEWEST = 30


@access("public")
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every published page with the day on which an editor last published it."""
    rows = [(_absolute(request, address(url)), at) for url, at in published().values_list("url_path", "last_published_at")]
    return render(request, "cms/site/sitemap.xml", {"rows": rows}, content_type="application/xml; charset=utf-8")


@access("public")
@require_safe
def feed(request: HttpRequest, name: str) -> HttpResponse:
    """An Atom feed of a section, newest first; 404 for a section without one."""
    index: Any = FEEDS[name].objects.live().first() if name in FEEDS else None
    if index is None:
        raise Http404
    entries = index.articles().filter(first_published_at__isnull=False).order_by("-first_published_at")[:NEWEST]
    context = {
        "index": index,
        "rows": [(page, _absolute(request, page.url)) for page in entries],
        "here": _absolute(request, request.path),
        "there": _absolute(request, index.url),
    }
    return render(request, "cms/site/feed.xml", context, content_type="application/atom+xml; charset=utf-8")


@access("public")
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Asks search engines to stay out of everything that is not reading."""
    lines = ["User-agent: *", *(f"Disallow: {section}" for section in SECTIONS), f"Sitemap: {_absolute(request, '/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _absolute(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)
