"""A bare Django form: one row, one Argon2 with the parameters of a receipt."""

import os

from argon2.low_level import Type, hash_secret_raw
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from portal.kit import receipts
from portal.kit.web.access import access
from tests.benchmarks.bare.models import BareRow


class BareForm(forms.Form):
    """One field."""

    text = forms.CharField(max_length=5000)


@access("public")
def constant(request: HttpRequest) -> HttpResponse:
    """Always the same; nobody keeps it."""
    return HttpResponse("constant", headers={"Cache-Control": "no-store"})


@access("flow")
def bare_form(request: HttpRequest) -> HttpResponse:
    """Check, stretch, store, answer."""
    form = BareForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    hash_secret_raw(
        form.cleaned_data["text"].encode()[:32], os.urandom(16), time_cost=receipts.PASSES, memory_cost=receipts.MEMORY_KIB,
        parallelism=1, hash_len=64, type=Type.ID,
    )  # fmt: skip
    BareRow.objects.create(text=form.cleaned_data["text"])
    return HttpResponseRedirect("/")
