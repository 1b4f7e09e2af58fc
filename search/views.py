"""Asking and reading the answer. The question is posted; no address, title, log line or referrer tells it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.kit.text import UnreadableText, clean
from portal.kit.web.access import access
from portal.kit.web.errors import bad_request, too_many_requests
from portal.limits import allow, source_of
from search import answers, kinds, misses, narrowing, showing
from search.backends.answers import Hit
from search.bets import pinned
from search.finding import search
from search.forms import SearchForm
from search.language.question import Question
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
    chosen, facts = narrowing.read(request.GET), narrowing.about(found.hits)
    kept = replace(found, hits=narrowing.kept(found.hits, facts, chosen))
    context = {
        "form": SearchForm(initial={"q": typed}),
        "question": found.question,
        "total": len(kept.hits),
        "pinned": [] if chosen.query else [showing.as_shown(entry, found.question) for entry in pinned(found.question)],
        "narrowed": chosen,
        "all_kinds": replace(chosen, kind="").query,
        "facets": showing.facets(kept.hits, chosen),
        "domains": narrowing.domains(found.hits, facts, chosen),
        "years": narrowing.years(found.hits, facts, chosen),
    }
    if not (found.hits or context["pinned"]):
        misses.note(found.question, source_of(request))
    group = kinds.BY_CODE.get(chosen.kind)
    if group is None:
        return render(request, "search/answer.html", context | {"groups": showing.groups(kept, chosen)})
    page = Paginator([hit for hit in kept.hits if kinds.group_of(hit.kind) is group], PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "search/group.html", context | _of_group(group, page, kept.question))


def _of_group(group: kinds.Group, page: Page[Hit], question: Question) -> dict[str, Any]:
    """One page of one group."""
    return {"group": group, "page_obj": page, "results": showing.shown(list(page), question)}
