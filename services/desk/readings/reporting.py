"""Giving readings: one by one, or all of a department in a workbook."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from services.desk.readings import lists
from services.desk.readings.forms import ReadingForm, RoundForm, WorkbookForm
from services.desk.readings.gate import OfficeRequest, approving, page
from services.desk.readings.gate import reporting as gate
from services.indicators import words
from services.indicators.actions.readings import report, report_all
from services.indicators.actions.rounds import set_round
from services.indicators.errors import Refused, Several, Unlikely
from services.indicators.files import XLSX
from services.indicators.models import Indicator
from services.indicators.parts import EXAMPLES, name_of, subdistrict_names
from services.indicators.permissions import reportable_by
from services.indicators.workbook.cells import CellFault
from services.indicators.workbook.opening import Line, read
from services.indicators.workbook.sheets import Faulty
from services.indicators.workbook.template import template


@gate
@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Her indicators of a year, where each stands, and the workbook."""
    return _overview(request, WorkbookForm())


@gate
@require_safe
def template_file(request: OfficeRequest) -> HttpResponse:
    """The workbook to fill in."""
    year = _year(request)
    content = template(reportable_by(request.user), year)
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="readings-{year}.xlsx"'})


@gate
@require_POST
def workbook(request: OfficeRequest) -> HttpResponse:
    """Take a filled-in workbook whole, or tell every cell that is wrong."""
    form = WorkbookForm(request.POST, request.FILES)
    if not form.is_valid():
        return _overview(request, form, status=422)
    mine = {indicator.code: indicator for indicator in reportable_by(request.user)}
    try:
        lines = read(form.cleaned_data["file"].read(), mine)
        taken = report_all(
            lines=[(line.indicator, line.report) for line in lines], actor=request.user, confirmed=form.cleaned_data["confirmed"]
        )
    except Faulty as faulty:
        return _overview(request, form, faulty.faults, status=422)
    except Several as several:
        return _overview(request, form, _by_cell(lines, several), status=422)
    messages.success(request, _("Readings taken: %(count)d. They wait for approval.") % {"count": len(taken)})
    return _back_to(_year(request))


@approving
@require_POST
def days(request: OfficeRequest) -> HttpResponse:
    """Set when the readings of a year are given and due."""
    year, form = _year(request), RoundForm(request.POST)
    if form.is_valid():
        try:
            set_round(year=year, actor=request.user, **form.cleaned_data)
        except Refused as refused:
            for field, message in refused.messages.items():
                form.add_error(field, str(message))
        else:
            messages.success(request, _("The days are set. Departments see them, and are reminded."))
            return _back_to(year)
    return _overview(request, WorkbookForm(), days_form=form, status=422)


@gate
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: OfficeRequest, code: str, year: int) -> HttpResponse:
    """One indicator and year: what was given so far, and a form for a new reading."""
    indicator = get_object_or_404(reportable_by(request.user), code=code)
    if lists.year_asked(str(year)) != year:
        raise Http404
    names = subdistrict_names()
    given: dict[str, Any] = {"subdistricts": names, "unit": indicator.unit, "initial": {"part": request.GET.get("part", "")[:40]}}
    form = ReadingForm(request.POST or None, request.FILES or None, **given)
    if request.method == "POST" and form.is_valid():
        try:
            report(indicator=indicator, actor=request.user, given=form.report(year), confirmed=form.cleaned_data["confirmed"])
        except Refused as refused:
            for field, message in refused.messages.items():
                form.add_error(field if field in form.fields else None, str(message))
        except Unlikely as doubt:
            form = ReadingForm(request.POST, request.FILES, **given, ask_to_confirm=True)
            form.add_error("value", asked_about(indicator, doubt))
        else:
            messages.success(request, _("Your reading was taken and waits for approval."))
            return _back_to(year)
    history = [(each, name_of(each.part, names)) for each in indicator.readings.filter(year=year).order_by("part", "revision")]
    about = {"indicator": indicator, "year": year, "earlier": _earlier(indicator, year)}
    context = about | {"form": form, "history": history, "groups": [*EXAMPLES, *names.values()]}
    return page(request, "reading.html", context, status=422 if form.errors else 200)


def asked_about(indicator: Indicator, doubt: Unlikely) -> str:
    """The question about a figure far outside of what was reported before."""
    low, high = words.number(doubt.usual.low), words.amount(doubt.usual.high, indicator.unit)
    usual = high if doubt.usual.low == doubt.usual.high else f"{low}—{high}"
    return _("So far it was %(usual)s. Is %(value)s right? If so, tick the box at the end.") % {
        "usual": usual,
        "value": words.amount(doubt.value, indicator.unit),
    }


def _by_cell(lines: list[Line], several: Several) -> list[CellFault]:
    """Each fault at the cell in which it stands."""
    found = []
    for position, fault in several.faults.items():
        line = lines[position]
        if isinstance(fault, Unlikely):
            found.append(CellFault(line.place("value"), asked_about(line.indicator, fault)))
        else:
            found += [CellFault(line.place(field), message) for field, message in fault.messages.items()]
    return found


def _earlier(indicator: Indicator, year: int) -> list[str]:
    """The approved readings of the years before, newest first, to compare with."""
    known = indicator.readings.approved().whole().filter(year__lt=year, value__isnull=False).order_by("-year")[:3]
    return [f"{reading.year}: {words.amount(reading.value, indicator.unit)}" for reading in known if reading.value is not None]


def _year(request: OfficeRequest) -> int:
    """The data year she works at."""
    return lists.year_asked(request.GET.get("year", ""))


def _back_to(year: int) -> HttpResponse:
    return redirect(f"{reverse('readings:overview')}?year={year}")


def _overview(
    request: OfficeRequest,
    form: WorkbookForm,
    faults: list[CellFault] | None = None,
    *,
    days_form: RoundForm | None = None,
    status: int = 200,
) -> HttpResponse:
    year = _year(request)
    known = lists.round_of(year)
    context = {
        "place": "overview",
        "year": year,
        "years": lists.years(),
        "entries": lists.entries(request.user, year),
        "due_on": known and known.due_on,
        "days_form": days_form or RoundForm(initial={"opens_on": known.opens_on, "due_on": known.due_on} if known else None),
        "form": form,
        "faults": faults,
    }
    return page(request, "overview.html", context, status=status)
