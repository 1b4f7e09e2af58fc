"""What other departments referred to us, and ending what we referred."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from services.cases import actions
from services.cases.errors import NeedsPermit, NotAllowed, Refused
from services.cases.models import Disclosure
from services.desk import case_page, lists, repeating
from services.desk.forms import ActForm, NoteForm
from services.desk.gate import DeskRequest, case_or_404, desk
from services.desk.paging import PAGE, DeskPages
from services.desk.views import reading

ENDS = ("withdrawn", "done")


@desk
@require_safe
def referred(request: DeskRequest) -> HttpResponse:
    """The referrals that our department may read now."""
    page = DeskPages(lists.referred_to(request.user), PAGE).get_page(request.GET.get("page"))
    context = case_page.frame(request.user) | {"page_obj": page}
    return render(request, "services/desk/referred.html", context)


@desk
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: DeskRequest, entry_id: UUID) -> HttpResponse:
    """One referral: the fields that were given, and our answer. Once it has ended there is nothing (404)."""
    entry = Disclosure.objects.live_referrals().filter(pk=entry_id).select_related("case", "giver", "receiver").first()
    if entry is None:
        raise Http404
    form = NoteForm(request.POST or None) if request.method == "POST" else NoteForm()
    form.fields["text"].label, form.fields["text"].help_text = _("What did you do?"), _("The department that referred it reads this.")
    try:
        if request.method == "POST" and form.is_valid():
            return _answer(request, entry, form)
        extract = actions.view_referral(entry=entry, actor=request.user)
    except NeedsPermit:
        return reading.locked(request, entry)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        form.add_error(None, str(error.message))
        extract = actions.view_referral(entry=entry, actor=request.user)
    context = case_page.frame(request.user) | {"entry": entry, "extract": extract, "form": form}
    context["is_ours"] = entry.receiver_id == request.user.department_id
    context["decide"] = reading.to_decide(request, entry)
    return render(request, "services/desk/referral.html", context, status=422 if form.errors else 200)


def _answer(request: DeskRequest, entry: Disclosure, form: NoteForm) -> HttpResponse:
    text = form.cleaned_data["text"]
    repeating.carry_out(request, form, "answer", lambda: actions.answer_referral(entry=entry, actor=request.user, text=text))
    return redirect("desk:referral", entry.pk)


@desk
@require_POST
def end_referral(request: DeskRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """She took her consent back, or the partner is done: the partner reads nothing from now on."""
    row = case_or_404(request, case_id)
    entry = row.disclosures.filter(pk=entry_id).first()
    end, form = request.POST.get("end", ""), ActForm(request.POST)
    if entry is None or end not in ENDS:
        raise Http404
    if not form.is_valid():
        messages.error(request, form.faults)
        return redirect("desk:case", row.pk)

    def run() -> object:
        return actions.end_referral(entry=entry, actor=request.user, end=end)

    try:
        repeating.carry_out(request, form, f"end {entry_id}", run, _("The partner reads nothing of it from now on."))
    except Refused as error:
        messages.error(request, str(error.message))
    except NotAllowed:
        raise Http404 from None
    return redirect("desk:case", row.pk)
