"""Warnings and what follows from them: the office opens and closes tasks, departments answer."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.kit import clock
from services.desk.paging import CARDS, DeskPages
from services.desk.readings.forms import AnswerForm, CloseForm, OpenForm
from services.desk.readings.gate import OfficeRequest, approving, page, reporting
from services.desk.readings.lists import tasks_of
from services.indicators import words
from services.indicators.actions import tasks as actions
from services.indicators.errors import WrongState
from services.indicators.models import SupervisionTask
from services.indicators.permissions import is_statistics
from services.indicators.warnings import Kind
from services.indicators.watching import alerts

Typed = tuple[int, AnswerForm | CloseForm]
"""The number of a task with what was refused at it."""


@approving
@require_safe
def warnings(request: OfficeRequest) -> HttpResponse:
    """Every warning that stands, with its reason; those under a task say so."""
    under_way = {(task.indicator_id, task.kind): task.pk for task in SupervisionTask.objects.open()}
    rows = [(alert, under_way.get((alert.standing.indicator.pk, alert.warning.kind.value))) for alert in alerts()]
    return page(request, "warnings.html", {"place": "warnings", "rows": rows})


@approving
@require_http_methods(["GET", "HEAD", "POST"])
def open_task(request: OfficeRequest, code: str, kind: str) -> HttpResponse:
    """Open a task from a warning."""
    alert = next((each for each in alerts() if each.standing.indicator.code == code and each.warning.kind == kind), None)
    if alert is None:
        raise Http404
    start = {"owner": alert.standing.indicator.owner, "due_on": clock.today() + timedelta(days=30)}
    form = OpenForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.open_task(
                indicator=alert.standing.indicator,
                kind=alert.warning.kind,
                year=alert.warning.year,
                owner=given["owner"],
                due_on=given["due_on"],
                actor=request.user,
            )
        except WrongState as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("The task is open. The department sees it on its desk."))
            return redirect("readings:tasks")
    context = {"place": "warnings", "alert": alert, "form": form}
    return page(request, "open_task.html", context, status=422 if form.errors else 200)


@reporting
@require_safe
def tasks(request: OfficeRequest) -> HttpResponse:
    """The tasks of her department; all of them for the office. `task` leads to the page on which one of them stands."""
    return _tasks(request)


@reporting
@require_POST
def answer(request: OfficeRequest, pk: int) -> HttpResponse:
    """Give cause, measure and evidence."""
    task = get_object_or_404(SupervisionTask, pk=pk, owner_id=request.user.department_id)
    form = AnswerForm(request.POST, request.FILES, auto_id=f"id_{task.pk}_%s")
    if form.is_valid():
        try:
            actions.answer(task=task, actor=request.user, **form.cleaned_data)
        except WrongState as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("Your answer was taken."))
            return redirect("readings:tasks")
    return _tasks(request, (pk, form), status=422)


@approving
@require_POST
def close(request: OfficeRequest, pk: int) -> HttpResponse:
    """End a task, with what the public is to read about it."""
    task = get_object_or_404(SupervisionTask, pk=pk)
    form = CloseForm(request.POST, auto_id=f"id_{pk}_%s")
    if not form.is_valid():
        return _tasks(request, (pk, form), status=422)
    try:
        actions.close(task=task, actor=request.user, note=form.cleaned_data["note"])
    except WrongState as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("The task is closed."))
    return redirect("readings:tasks")


def _form(request: OfficeRequest, task: SupervisionTask) -> AnswerForm | CloseForm:
    """The form of one task; its fields have ids of their own, because a label leads to the first of an id."""
    if task.owner_id != request.user.department_id:
        return CloseForm(auto_id=f"id_{task.pk}_%s")
    return AnswerForm(initial={"cause": task.cause, "measure": task.measure}, auto_id=f"id_{task.pk}_%s")


def _tasks(request: OfficeRequest, typed: Typed | None = None, status: int = 200) -> HttpResponse:
    """A page of the tasks; a refused answer stays where it was typed."""
    pages = DeskPages(tasks_of(request.user), CARDS)
    wanted = str(typed[0]) if typed else request.GET.get("task", "")[:9]
    number = pages.number_with(int(wanted)) if wanted.isdecimal() else request.GET.get("page")
    shown = pages.get_page(number)
    context = {"place": "tasks", "rows": _rows(request, shown, typed), "page_obj": shown, "wrong": typed and typed[1]}
    return page(request, "tasks.html", context | {"today": clock.today()}, status=status)


def _rows(request: OfficeRequest, tasks: Iterable[SupervisionTask], typed: Typed | None) -> list[dict[str, Any]]:
    """Tasks with their names in words and, where they are hers to answer, a form."""
    return [
        {
            "task": task,
            "kind": words.KINDS[Kind(task.kind)],
            "form": typed[1] if typed and typed[0] == task.pk else _form(request, task),
            "is_hers": task.owner_id == request.user.department_id,
            "is_office": is_statistics(request.user),
        }
        for task in tasks
    ]
