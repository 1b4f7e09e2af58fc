"""Requests whose time is over: counted first, listed by one lead, erased at the word of another (个保法 19, 47)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.step_up import stepped_up
from services.cases import actions
from services.cases.errors import NotAllowed, Refused
from services.cases.models import Erasure
from services.cases.models.case import CaseQuerySet
from services.cases.retention import YEARS
from services.catalogue.names import CATEGORY_NAMES
from services.desk import case_page, repeating
from services.desk.data_forms import EraseForm
from services.desk.forms import ActForm
from services.desk.gate import DeskRequest, leading
from services.desk.paging import PAGE, DeskPages


@leading
@require_safe
@stepped_up
def retention(request: DeskRequest) -> HttpResponse:
    """What would be erased, which changes nothing; and the lists that wait for a second lead."""
    due = actions.due_for_erasure().filter(department=request.user.department_id)
    page = DeskPages(due.order_by("closed_at", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "kinds": list(_by_kind(due)),
        "page_obj": page,
        "count": due.count(),
        "lists": [(one, due.filter(pk__in=one.cases).count()) for one in _waiting(request)],
        "held": actions.due_for_erasure(held=True).filter(department=request.user.department_id).order_by("closed_at", "pk"),
        "act_form": ActForm(),
        "erase_form": EraseForm(),
    }
    return render(request, "services/desk/retention.html", context | case_page.frame(request.user))


@leading
@require_POST
@stepped_up
def propose(request: DeskRequest) -> HttpResponse:
    """List what is due now; nothing is erased yet."""
    return _once(request, "propose erasure", ActForm(request.POST), lambda: actions.propose_erasure(actor=request.user))


@leading
@require_POST
@stepped_up
def approve(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Erase what another lead of the department has listed."""
    listed = Erasure.objects.filter(pk=pk, department=request.user.department_id).first()
    if listed is None:
        raise Http404
    return _once(request, f"approve {pk}", EraseForm(request.POST), lambda: actions.approve_erasure(proposal=listed, actor=request.user))


def _once(request: DeskRequest, act: str, form: ActForm, run: Callable[[], object]) -> HttpResponse:
    try:
        if form.is_valid():
            repeating.carry_out(request, form, act, run)
        else:
            messages.error(request, form.faults)
    except Refused as error:
        messages.error(request, str(error.message))
    except NotAllowed:
        raise Http404 from None
    return redirect("desk:retention")


def _by_kind(due: CaseQuerySet) -> Any:
    """Each kind of request that is due: its name, for how many years it is kept, how many there are."""
    for category, count in due.order_by().values_list("category").annotate(count=Count("pk")).order_by("category"):
        yield CATEGORY_NAMES[category], YEARS[category], count


def _waiting(request: DeskRequest) -> Any:
    return Erasure.objects.filter(department=request.user.department_id, approved_at=None).select_related("proposed_by")
