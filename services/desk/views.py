"""The inbox, the case page, and what can be done there."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.models import User
from portal.kit.crypto.aead import Unreadable
from services.cases import actions
from services.cases.errors import WrongState
from services.cases.models import Case
from services.cases.queries import visible_to
from services.catalogue.names import URGENCY_NAMES
from services.catalogue.registry import service
from services.desk import lists
from services.desk.forms import AcceptForm, ActForm, CloseForm, NoteForm, WriteForm
from services.desk.gate import DeskRequest, case_or_404, desk
from services.intake import once

PAGE = 50
Act = Callable[[User, Case, dict[str, Any]], object]


@desk
@require_safe
def inbox(request: DeskRequest) -> HttpResponse:
    """The department's cases as one table; what she told is not in it."""
    listing = lists.listing(request.GET.get("list", ""))
    cases = listing.pick(visible_to(request.user))
    page = Paginator(cases, PAGE).get_page(request.GET.get("page"))
    overdue = set(visible_to(request.user).overdue().values_list("pk", flat=True))
    context = {
        "listing": listing,
        "entries": lists.entries(request.user, listing.code),
        "page_obj": page,
        "lines": [lists.line(case, overdue) for case in page],
        "overdue": len(overdue),
    }
    return render(request, "services/desk/inbox.html", context)


@desk
@require_safe
def case(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """One case in clear; each view is audited."""
    return _page(request, case_or_404(request, case_id))


@desk
@require_POST
def accept(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Take it on: it counts from now."""
    return _act(request, case_id, "accept", AcceptForm, lambda user, row, data: actions.accept(case=row, actor=user))


@desk
@require_POST
def write(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Write to her."""
    return _act(
        request,
        case_id,
        "write",
        WriteForm,
        lambda user, row, data: actions.write_to_resident(case=row, actor=user, text=data["text"], asks=data["asks"]),
    )


@desk
@require_POST
def note(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Note something for colleagues."""
    return _act(request, case_id, "note", NoteForm, lambda user, row, data: actions.add_note(case=row, actor=user, text=data["text"]))


@desk
@require_POST
def close(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """End it with an outcome."""
    row = case_or_404(request, case_id)
    return _act(
        request,
        case_id,
        "close",
        partial(CloseForm, state=row.where),
        lambda user, row, data: actions.close(case=row, actor=user, outcome=data["outcome"], text=data["text"]),
    )


def _act(request: DeskRequest, case_id: UUID, name: str, form_of: Callable[..., ActForm], act: Act) -> HttpResponse:
    """Act once, however often the form arrives; on a mistake the page comes back with everything typed."""
    row = case_or_404(request, case_id)
    form = form_of(request.POST)
    if not form.is_valid():
        return _page(request, row, status=422, **{name: form})
    key = form.cleaned_data["k"]
    try:
        with transaction.atomic():
            once.mark(key, name)
            act(request.user, row, form.cleaned_data)
    except WrongState as error:
        form.add_error(None, str(error.message))
        row.refresh_from_db()
        return _page(request, row, status=409, **{name: form})
    except IntegrityError:
        if once.look(key, name) is once.Before.NEVER:
            raise
    else:
        messages.success(request, _("Done."))
    return redirect("desk:case", case_id)


def _page(request: DeskRequest, row: Case, status: int = 200, **forms: ActForm) -> HttpResponse:
    """The case page with fresh forms, or with those that were sent."""
    context = {
        "case": row,
        "service": service(row.service),
        "urgency": URGENCY_NAMES[row.urgency],
        "decision": row.decisions.last(),
        "history": lists.history(row),
        "entries": lists.entries(request.user, None),
        "forms": {"accept": AcceptForm(), "write": WriteForm(), "note": NoteForm(), "close": CloseForm(state=row.where)} | forms,
        "wrong": next(iter(forms.values()), None),
    }
    try:
        context["opened"] = actions.view(case=row, actor=request.user)
    except Unreadable:
        return render(request, "services/desk/unreadable.html", context, status=500)
    return render(request, "services/desk/case.html", context, status=status)
