"""“My numbers” at /n/: optional, switched off by the district with one word; then nothing of it exists."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.kit.web.access import access
from portal.limits import allow, source_of
from services.cases import receipts as case_receipts
from services.intake import entries, holdings, passkeys
from services.intake.forms import LookUpForm
from services.intake.shelf_forms import AddressForm, CodeForm, EndForm
from services.intake.shelves import Full, Opened, channels, has_passkeys
from services.intake.views.coming_back import is_within

View = Callable[..., HttpResponse]
HOUR: Final = timedelta(hours=1)
CODES_TO_ONE, CODES_FROM_ONE = 3, 10


def when_offered(view: View) -> View:
    """404 where the district has switched it off."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not channels():
            raise Http404
        return view(request)

    return guarded


def signed_in(view: View) -> View:
    """Give `view` the list that this browser has opened; else ask for an address again."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        opened = entries.current(request)
        return view(request, opened) if opened else redirect("intake:shelf")

    return when_offered(guarded)


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
@when_offered
def shelf(request: HttpRequest) -> HttpResponse:
    """Her list; before that, where the code goes. The same answer whether there is a list for it or not."""
    opened = entries.current(request)
    if opened:
        return _list(request, opened)
    form = AddressForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, form, status=422 if form.errors else 200)
    address = form.cleaned_data["q"]
    within = allow("code.to", address, limit=CODES_TO_ONE, per=HOUR)
    if not (allow("code.from", source_of(request), limit=CODES_FROM_ONE, per=HOUR) and within):
        form.add_error("q", _("Too many codes were asked for. Please wait an hour, or use your number of 20 digits."))
        return _ask(request, form, status=429)
    response = redirect("intake:shelf_code")
    entries.begin(request, address, response)
    return response


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
@when_offered
def code(request: HttpRequest) -> HttpResponse:
    """The code; five tries, then a new one is needed."""
    begun = entries.waiting(request)
    if begun is None:
        return redirect("intake:shelf")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        response = redirect("intake:shelf")
        if entries.prove(request, form.cleaned_data["q"], response):
            return response
        form.add_error("q", _("This is not the code. Please compare it; after five wrong ones you need a new one."))
    context = {"form": form, "shown": begun["code"] if settings.DEMO else ""}
    return render(request, "services/intake/shelf_code.html", context, status=422 if form.errors else 200)


@access("receipt")
@require_POST
@signed_in
def add(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Put a number on the list, when it opens something; wrong ones are counted as they are where numbers are opened."""
    form = LookUpForm(request.POST)
    if form.is_valid() and case_receipts.find(form.cleaned_data["n"]) is None:
        within = is_within(request)
        form.add_error("n", _("There is nothing under this number") if within else _("Too many wrong numbers"))
    if not form.errors:
        try:
            opened.add(form.cleaned_data["n"])
        except Full:
            form.add_error("n", _("The list is full. Please remove one first."))
    return _list(request, opened, number=form, status=422) if form.errors else redirect("intake:shelf")


@access("receipt")
@require_POST
@signed_in
def take(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Open one of her numbers as if she had typed it, or remove it from the list. What is not on it does not exist."""
    chosen = next((one for one in opened.numbers() if one[-4:] + one[:4] == request.POST.get("q")), None)
    if chosen is None:
        raise Http404
    if "remove" in request.POST:
        opened.remove(chosen)
        return redirect("intake:shelf")
    held = case_receipts.find(chosen)
    if held is None:
        return _list(request, opened, gone=chosen, status=410)
    response = redirect("intake:held")
    holdings.begin(request, held, response)
    return response


@access("receipt")
@require_POST
@signed_in
def delete(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The list goes for good; what she asked goes on."""
    form = EndForm(request.POST)
    if not form.is_valid():
        return _list(request, opened, end=form, status=422)
    response = redirect("intake:shelf")
    opened.delete()
    entries.end(request, response)
    return response


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
@when_offered
def sign_out(request: HttpRequest) -> HttpResponse:
    """Put the list away; typed as an address it only leads back."""
    response = redirect("intake:shelf")
    if request.method == "POST":
        entries.end(request, response)
    return response


def _ask(request: HttpRequest, form: AddressForm, status: int) -> HttpResponse:
    return render(request, "services/intake/shelf_in.html", {"form": form, "has_passkeys": has_passkeys()}, status=status)


def _list(request: HttpRequest, opened: Opened, status: int = 200, gone: str = "", **forms: Any) -> HttpResponse:
    numbers = [(one[-4:] + one[:4], one[-4:], one == gone) for one in opened.numbers()]
    context = {"numbers": numbers, "number": LookUpForm(), "end": EndForm(auto_id="end_%s")} | forms
    context["passkeys"] = passkeys.of(opened) if has_passkeys() else None
    context["form"] = forms.get("number") or forms.get("end")
    return render(request, "services/intake/shelf.html", context, status=status)
