"""Deciding on readings: approve, or return with a reason."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from services.desk.readings import lists
from services.desk.readings.forms import ReturnForm
from services.desk.readings.gate import OfficeRequest, approving, page
from services.indicators.actions import readings as actions
from services.indicators.errors import WrongState
from services.indicators.models import Reading
from services.indicators.parts import name_of, subdistrict_names


@approving
@require_safe
def waiting(request: OfficeRequest) -> HttpResponse:
    """Everything that waits for a decision."""
    return _page(request)


@approving
@require_POST
def approve(request: OfficeRequest, pk: int) -> HttpResponse:
    """Stand for it."""
    try:
        actions.approve(reading=get_object_or_404(Reading, pk=pk), actor=request.user)
    except WrongState as error:
        messages.error(request, str(error.message))
        return _page(request, status=409)
    messages.success(request, _("Approved. It is public from now on."))
    return redirect("readings:waiting")


@approving
@require_POST
def send_back(request: OfficeRequest, pk: int) -> HttpResponse:
    """Return it with a reason."""
    form = _form(pk, request.POST)
    if not form.is_valid():
        return _page(request, wrong=(pk, form), status=422)
    try:
        actions.send_back(reading=get_object_or_404(Reading, pk=pk), actor=request.user, reason=form.cleaned_data["reason"])
    except WrongState as error:
        messages.error(request, str(error.message))
        return _page(request, status=409)
    messages.success(request, _("Returned to the department."))
    return redirect("readings:waiting")


def _form(pk: int, typed: QueryDict | None = None) -> ReturnForm:
    """The form of one reading; its fields have ids of their own, because a label leads to the first of an id."""
    return ReturnForm(typed, auto_id=f"id_{pk}_%s")


def _page(request: OfficeRequest, wrong: tuple[int, ReturnForm] | None = None, status: int = 200) -> HttpResponse:
    """The list; a refused reason stays where it was typed."""
    names = subdistrict_names()
    found = list(lists.waiting())
    earlier = lists.earlier(found)
    rows = [
        {
            "reading": reading,
            "part": name_of(reading.part, names),
            "earlier": earlier[reading.pk],
            "form": wrong[1] if wrong and wrong[0] == reading.pk else _form(reading.pk),
        }
        for reading in found
    ]
    context = {"place": "waiting", "rows": rows, "wrong": wrong and wrong[1]}
    return page(request, "waiting.html", context, status=status)
