"""The exchange of readings with the database of the city: a file out, a file in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.step_up import marked, stepped_up
from services.desk.readings.forms import ExchangeForm
from services.desk.readings.gate import OfficeRequest, approving, page
from services.desk.readings.reporting import asked_about
from services.indicators.errors import Several, Unlikely
from services.indicators.exchange.profile import COLUMNS
from services.indicators.exchange.reading import Line, news, read, take
from services.indicators.exchange.writing import export
from services.indicators.workbook.cells import CellFault
from services.indicators.workbook.sheets import Faulty


@approving
@require_safe
@stepped_up
def outgoing(request: OfficeRequest) -> HttpResponse:
    """Every approved reading as a file of the profile."""
    headers = marked(request, "readings-exchange", "csv")
    return HttpResponse(export(actor=request.user), content_type="text/csv; charset=utf-8", headers=headers)


@approving
@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: OfficeRequest) -> HttpResponse:
    """The profile in words; a file that comes in is taken whole, or every cell that is wrong is told."""
    form = ExchangeForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        lines = read(form.cleaned_data["file"].read())
        new = news(lines)
        take(lines=new, actor=request.user, confirmed=form.cleaned_data["confirmed"])
    except Faulty as faulty:
        return _page(request, form, faulty.faults, status=422)
    except Several as several:
        return _page(request, form, by_cell(new, several), status=422)
    counts = {"new": len(new), "known": len(lines) - len(new)}
    messages.success(request, _("Readings taken: %(new)d; they wait for a colleague's approval. Known already: %(known)d.") % counts)
    return redirect("readings:exchange")


def by_cell(lines: list[Line], several: Several) -> list[CellFault]:
    """Each fault at the cell in which it stands."""
    found = []
    for position, fault in several.faults.items():
        line = lines[position]
        if isinstance(fault, Unlikely):
            found.append(line.cells.fault("value", asked_about(line.indicator, fault)))
        else:
            found += [line.cells.fault(field, message) for field, message in fault.messages.items()]
    return found


def _page(request: OfficeRequest, form: ExchangeForm, faults: list[CellFault] | None = None, status: int = 200) -> HttpResponse:
    context = {"place": "exchange", "form": form, "faults": faults, "columns": COLUMNS.items()}
    return page(request, "exchange.html", context, status=status)
