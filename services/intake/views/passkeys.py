"""A passkey instead of a code, at /n/k/ and /n/p/: it needs JavaScript, the list never does."""

from functools import wraps
from secrets import token_hex

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.kit.web.access import access
from portal.kit.web.passkeys import of_this_host
from portal.limits import allow, source_of
from services.intake import entries, passkeys
from services.intake.shelf_forms import NewPasskeyForm, PasskeyForm, WhichForm
from services.intake.shelves import Full, Opened, has_passkeys
from services.intake.views.shelf import HOUR, View, signed_in

ASKED_FROM_ONE = 60


def when_allowed(view: View) -> View:
    """404 where the district wants none."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not has_passkeys():
            raise Http404
        return view(request)

    return guarded


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
@when_allowed
def use(request: HttpRequest) -> HttpResponse:
    """Open the list by a passkey; five tries, then begin again. What is sent without an answer begins."""
    if request.method == "POST" and "q" not in request.POST:
        return _begin(request)
    asked = entries.challenge(request)
    if asked is None:
        return redirect("intake:shelf")
    server = of_this_host(request)
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and entries.count_try(request) and form.is_valid():
        response = redirect("intake:shelf")
        with transaction.atomic():
            if opened := passkeys.opened_by(server, asked, form.cleaned_data["q"]):
                entries.let_in(request, opened, response)
                return response
        form.add_error("q", _("No list opens with this passkey. Please try again, or ask for a code."))
    context = {"form": form, "asked": passkeys.asks_to_use(server, asked)[0]}
    return render(request, "services/intake/passkey_use.html", context, status=422 if form.errors else 200)


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
@when_allowed
@signed_in
def make(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Add a passkey of this device, soon after a code."""
    token = entries.fresh(request)
    if token is None:
        return render(request, "services/intake/passkey_late.html", status=403 if request.method == "POST" else 200)
    form = NewPasskeyForm(request.POST or None)
    seed = form.cleaned_data["seed"] if form.is_valid() else token_hex(8)
    handle, challenge = (token.makes(purpose + seed.encode()) for purpose in (b"passkey name", b"passkey made"))
    asked, state = passkeys.asks_to_make(of_this_host(request), opened, handle, challenge)
    if form.is_valid():
        try:
            made = of_this_host(request).register_complete(state, form.cleaned_data["q"])
            passkeys.add(opened, handle, made)
            return redirect("intake:shelf")
        except ValueError:
            form.add_error("q", _("This passkey could not be added. Please try again."))
        except Full:
            form.add_error("q", _("There are five passkeys already. Please remove one first."))
    context = {"form": form, "seed": seed, "asked": asked}
    return render(request, "services/intake/passkey_make.html", context, status=422 if form.errors else 200)


@access("receipt")
@require_POST
@when_allowed
@signed_in
def remove(request: HttpRequest, opened: Opened) -> HttpResponse:
    """One of them opens the list no more; what is not among them does not exist."""
    form = WhichForm(request.POST)
    if not form.is_valid():
        raise Http404
    passkeys.remove(opened, form.cleaned_data["q"])
    return redirect("intake:shelf")


def _begin(request: HttpRequest) -> HttpResponse:
    if not allow("passkey.from", source_of(request), limit=ASKED_FROM_ONE, per=HOUR):
        return redirect("intake:shelf")
    response = redirect("intake:passkey_use")
    entries.begin_with_passkey(request, response)
    return response
