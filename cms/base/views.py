"""The door to published pages: one look-up by address.

Wagtail's own door asks for the site, the language and the restrictions of every page above before it serves one. This site has one tree,
and what is published here is public (`PublicPage.private_page_options`), so the address alone decides.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.base.doors import page_at
from portal.kit.web.access import access


@access("public")
@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at `path`; 404 where there is none."""
    found = page_at(path)
    if found is None:
        raise Http404
    answer: HttpResponse = found.serve(request)
    return answer
