"""Leaving at once: everything this browser held is forgotten, then it is led elsewhere."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.district.pack import district
from portal.kit.web.access import access
from services.intake import drafts, entries, holdings


class SeeOther(HttpResponseRedirect):
    """A redirect that a browser follows with GET."""

    status_code = 303


@csrf_exempt  # a beacon carries no token; being made to leave harms nobody
@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """GET leads away, also without scripts; POST is the beacon of a page that has already gone."""
    response = HttpResponse(status=204) if request.method == "POST" else SeeOther(district().exit_url)
    drafts.destroy(request, response)
    holdings.end(request, response)
    entries.end(request, response)
    request.session.flush()
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
