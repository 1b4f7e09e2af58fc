"""The case page, and every act on a case."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.step_up import is_fresh
from portal.kit.crypto.aead import Unreadable
from services.cases import actions
from services.cases.errors import NeedsPermit, NotAllowed, Refused, WrongState
from services.cases.hours import hours_now
from services.cases.models import Case
from services.cases.queries import visible_to
from services.desk import case_page, repeating
from services.desk.act_forms import RevealForm
from services.desk.acts import ACTS, is_hers, name, possible
from services.desk.forms import ActForm
from services.desk.gate import DeskRequest, case_or_404, desk
from services.desk.masking import masked_answers, masked_name, masked_phone
from services.intake.wishes import LEVELS


@desk
@require_safe
def case(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """One case in clear; each view is audited."""
    return _page(request, case_or_404(request, case_id))


@desk
@require_POST
def reveal(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Show her name and number on this one page, for a reason."""
    row = case_or_404(request, case_id)
    form = RevealForm(request.POST, case=row, actor=request.user)
    if not form.is_valid():
        return _page(request, row, status=422, reveal=form)
    try:
        return _page(request, row, revealed=actions.reveal(case=row, actor=request.user, reason=form.cleaned_data["reason"]))
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        form.add_error("reason", str(error.message))
        return _page(request, row, status=422, reveal=form)


@desk
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: DeskRequest, case_id: UUID, code: str) -> HttpResponse:
    """Ask for what an act needs, and act once, however often the form arrives; on a mistake everything typed stays."""
    if request.method == "POST" and repeating.is_repeated(request, code):
        repeating.tell(request)
        return _back(request, case_id)
    row = case_or_404(request, case_id)
    if code not in ACTS or not is_hers(code, row, request.user):
        raise Http404
    if request.method != "POST":
        return _ask(request, row, code, ACTS[code].form(case=row, actor=request.user))
    form = ACTS[code].form(request.POST, case=row, actor=request.user)
    if not form.is_valid():
        return _ask(request, row, code, form, status=422)
    if form.needs_proof and not is_fresh(request):
        return _ask(request, row, code, form, status=403, confirm=True)
    return carry_out(request, row, code, form)


def carry_out(request: DeskRequest, row: Case, code: str, form: ActForm) -> HttpResponse:
    """Do what a valid form asks, once however often it arrives; a refusal comes back with everything typed."""
    try:
        repeating.carry_out(request, form, code, lambda: ACTS[code].run(row, request.user, form.cleaned_data))
    except Refused as error:
        form.add_error(None, str(error.message))
        row.refresh_from_db()
        return _ask(request, row, code, form, status=409 if isinstance(error, WrongState) else 422)
    except NotAllowed:
        raise Http404 from None
    return _back(request, row.pk)


def _back(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """To the case; to the inbox where the act took it to another department, or deleted it."""
    is_ours = visible_to(request.user).filter(pk=case_id).exists()
    return redirect("desk:case", case_id) if is_ours else redirect("desk:inbox")


def _ask(request: DeskRequest, row: Case, code: str, form: ActForm, *, status: int = 200, confirm: bool = False) -> HttpResponse:
    """The page of an act. Where the case has moved on it tells what happened last."""
    if status == 200 and code not in possible(row, request.user):
        messages.info(request, _("That is done already, or cannot be done now. Here is where the request stands."))
        return redirect("desk:case", row.pk)
    context = {
        "case": row,
        "code": code,
        "act": _(name(code, row)),
        "form": form,
        "confirm": confirm,
        "extension": case_page.extension_of(row) if code == "decide_extension" else None,
        "since": case_page.history(row)[-1] if status == 409 else None,
    }
    return render(request, "services/desk/act.html", context | case_page.frame(request.user), status=status)


def _page(request: DeskRequest, row: Case, *, status: int = 200, **more: object) -> HttpResponse:
    """The case page with fresh forms."""
    context = case_page.context(row, request.user) | {"reveal": RevealForm(case=row, actor=request.user)} | more
    try:
        opened = actions.view(case=row, actor=request.user)
    except NeedsPermit:
        context |= {"next": case_page.next_of(row, context["can"], [])}
        return render(request, "services/desk/locked.html", context | case_page.locked(row, request.user), status=status)
    except Unreadable:
        return render(request, "services/desk/unreadable.html", context, status=500)
    hidden = masked_answers(opened.answers, name=opened.contact.name, phone=opened.contact.phone)
    context |= {
        "opened": opened,
        "hours": hours_now(opened.contact.wishes),
        "content": dict(LEVELS).get(str(opened.rating[0])) if opened.rating else "",
        "next": case_page.next_of(row, context["can"], opened.messages),
        "answers": opened.answers if "revealed" in more else hidden,
        "name": masked_name(opened.contact.name),
        "phone": masked_phone(opened.contact.phone),
    }
    return render(request, "services/desk/case.html", context, status=status)
