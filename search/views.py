"""Asking and reading the answer. The question is posted; no address, title, log line or referrer tells it."""

from datetime import timedelta
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.kit.text import UnreadableText, clean
from portal.kit.web.access import access
from portal.kit.web.errors import bad_request, too_many_requests
from portal.limits import allow, source_of
from search import answers, kinds, showing
from search.finding import search
from search.forms import SearchForm
from search.suggesting import suggest

LIMIT: Final = 30
WINDOW: Final = timedelta(minutes=1)
PAUSES: Final = 180  # suggestions a minute: a quick typist stops twice a second, and a family shares an address
PER_PAGE: Final = 10


@csrf_exempt  # the field stands on every page, which must not set a cookie for it; being made to search harms nobody
@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The field by itself; a question is answered elsewhere (303)."""
    if request.method != "POST":
        return render(request, "search/search.html", {"form": SearchForm()})
    if not allow("search", source_of(request), limit=LIMIT, per=WINDOW):
        return too_many_requests(request, int(WINDOW.total_seconds()))
    try:
        form = SearchForm({"q": clean(request.POST.get("q", ""))})
    except UnreadableText:
        return bad_request(request)
    if not form.is_valid():
        return render(request, "search/search.html", {"form": form}, status=422)
    return HttpResponseRedirect(reverse("search:answer", args=[answers.keep(form.cleaned_data["q"])]), status=303)


@csrf_exempt  # as above
@access("flow")
@require_POST
def offer(request: HttpRequest) -> HttpResponse:
    """Suggestions for what is being typed, as JSON; without a script nobody asks for them."""
    if not allow("suggest", source_of(request), limit=PAUSES, per=WINDOW):
        return JsonResponse({"found": []}, status=429)
    try:
        return JsonResponse({"found": suggest(clean(request.POST.get("q", "")))})
    except UnreadableText:
        return JsonResponse({"found": []}, status=400)


@access("flow")
@require_safe
def answer(request: HttpRequest, address: str) -> HttpResponse:
    """All groups with their best, or one group page by page; an unknown group is all, a page too far is the last."""
    typed = answers.open_(address)
    if typed is None:
        return render(request, "search/search.html", {"form": SearchForm(), "has_expired": True}, status=410)
    found = search(typed)
    chosen = kinds.BY_CODE.get(request.GET.get("kind", ""))
    context = {
        "form": SearchForm(initial={"q": typed}),
        "question": found.question,
        "facets": showing.facets(found.hits, chosen),
        "total": len(found.hits),
        "chosen": chosen,
    }
    if chosen is None:
        return render(request, "search/answer.html", context | {"groups": showing.groups(found)})
    hits = [hit for hit in found.hits if kinds.group_of(hit.kind) is chosen]
    page = Paginator(hits, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "search/group.html", context | {"page_obj": page, "results": showing.shown(list(page), found.question)})
