"""Writing to her: texts to begin with, and a look at what she will see before it is sent."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from services.cases import actions
from services.cases.errors import NotAllowed
from services.cases.models import Case
from services.cases.phrases import NO_CONTACT, Phrase, phrases_for, reached_by
from services.contacts.wishes import SafeContact
from services.desk import case_page
from services.desk.acts import is_hers, name, possible
from services.desk.forms import WriteForm
from services.desk.gate import DeskRequest, case_or_404, desk
from services.desk.views.cases import carry_out

ACT = "write"


@desk
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A message to her: begun with a text of the district, shown as she will see it, sent once."""
    row = case_or_404(request, case_id)
    if not is_hers(ACT, row, request.user) or (request.method != "POST" and ACT not in possible(row, request.user)):
        raise Http404
    if request.method != "POST":
        wishes = _wishes(request, row)
        return _page(request, row, _begun(request.GET.get("phrase"), phrases_for(row.category, wishes)), wishes)
    form = WriteForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, _wishes(request, row), status=422)
    if "preview" in request.POST:
        return _page(request, row, form, _wishes(request, row), preview=form.cleaned_data["text"])
    return carry_out(request, row, ACT, form)


def _begun(code: str | None, offered: list[Phrase]) -> WriteForm:
    """The form with the text that was chosen; empty where none was, or it is not for this case."""
    form = WriteForm()
    chosen = next((one for one in offered if one.code == code), None)
    if chosen is not None:
        form.initial.update(text=chosen.text, asks=chosen.asks)
    return form


def _wishes(request: DeskRequest, row: Case) -> SafeContact:
    try:
        return actions.view(case=row, actor=request.user).contact.wishes
    except NotAllowed:
        raise Http404 from None


def _page(request: DeskRequest, row: Case, form: WriteForm, wishes: SafeContact, *, preview: str = "", status: int = 200) -> HttpResponse:
    context = case_page.frame(request.user) | {
        "case": row,
        "act": _(name(ACT, row)),
        "form": form,
        "preview": preview,
        "phrases": phrases_for(row.category, wishes),
        "wishes": wishes,
        "stays_here": reached_by(wishes) == NO_CONTACT,
    }
    return render(request, "services/desk/write.html", context, status=status)
