"""Opinions of supervision: supervision writes them by department, the department answers."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.district.models import Department
from services.cases import actions
from services.cases.errors import NotAllowed, Refused
from services.cases.models import Opinion
from services.cases.permissions import answers_for
from services.cases.supervision import late_in
from services.desk import case_page, repeating
from services.desk.forms import ActForm
from services.desk.gate import DeskRequest, answering, desk, supervision_only
from services.desk.opinion_forms import AnswerOpinionForm, UrgeForm
from services.desk.paging import CARDS, DeskPages

STEPS = {"settle": actions.settle_opinion, "raise": actions.raise_opinion}


@supervision_only
@require_safe
def department(request: HttpRequest, code: str) -> HttpResponse:
    """What is late in a department, without a reference; the opinions to it."""
    found = get_object_or_404(Department.objects.current(), code=code)
    return _department(request, found, UrgeForm(department=found))


@supervision_only
@require_POST
def urge(request: DeskRequest, code: str) -> HttpResponse:
    """Write an opinion."""
    found = get_object_or_404(Department.objects.current(), code=code)
    form = UrgeForm(request.POST, department=found)

    def run(data: dict[str, Any]) -> object:
        return actions.urge(actor=request.user, department=found, basis=data["basis"], text=data["text"], case=data["case"])

    if _done(request, form, "urge", run):
        return redirect("desk:supervised", code)
    return _department(request, found, form, status=422)


@supervision_only
@require_POST
def step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """Put an answered opinion aside, or ask the government to inspect."""
    opinion = get_object_or_404(Opinion.objects.select_related("department"), pk=pk)
    try:
        STEPS[step](actor=request.user, opinion=opinion)
    except Refused as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Done."))
    return redirect("desk:supervised", opinion.department.code)


@desk
@require_safe
def opinions(request: DeskRequest) -> HttpResponse:
    """The opinions to our department."""
    return _ours(request)


@answering
@require_POST
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer one, by whoever answers for the department."""
    opinion = get_object_or_404(Opinion, pk=pk, department=request.user.department_id)
    form = AnswerOpinionForm(request.POST)
    if _done(request, form, f"answer {pk}", lambda data: actions.answer_opinion(actor=request.user, opinion=opinion, text=data["text"])):
        return redirect("desk:opinions")
    return _ours(request, {opinion.pk: form}, status=422)


def _done(request: HttpRequest, form: ActForm, act: str, run: Callable[[dict[str, Any]], object]) -> bool:
    """Once, however often the form arrives; False when a word stands at the form now."""
    if not form.is_valid():
        return False
    try:
        repeating.carry_out(request, form, act, lambda: run(form.cleaned_data))
    except Refused as error:
        form.add_error(None, str(error.message))
        return False
    except NotAllowed:
        raise Http404 from None
    return True


def _department(request: HttpRequest, found: Department, form: UrgeForm, status: int = 200) -> HttpResponse:
    written = Opinion.objects.filter(department=found).select_related("department", "answered_by")
    page = DeskPages(written, CARDS).get_page(request.GET.get("page"))
    context = {"department": found, "late": late_in(found), "page_obj": page, "form": form}
    return render(request, "services/desk/supervised.html", context, status=status)


def _ours(request: DeskRequest, wrong: dict[int, AnswerOpinionForm] | None = None, status: int = 200) -> HttpResponse:
    found = Opinion.objects.filter(department=request.user.department_id).select_related("case", "answered_by")
    pages, wrong = DeskPages(found, CARDS), wrong or {}
    page = pages.get_page(pages.number_with(next(iter(wrong))) if wrong else request.GET.get("page"))
    rows = [(one, wrong.get(one.pk) or AnswerOpinionForm()) for one in page]
    shown = {"rows": rows, "page_obj": page, "answers": answers_for(request.user), "wrong": next(iter(wrong.values()), None)}
    context = case_page.frame(request.user) | shown
    return render(request, "services/desk/opinions.html", context, status=status)
