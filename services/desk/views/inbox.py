"""The lists, the search, and giving many cases at once."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.models import User
from services.cases import actions
from services.cases.errors import NotAllowed, Refused
from services.cases.models import Case
from services.cases.queries import visible_to
from services.desk import lists
from services.desk.act_forms import colleagues
from services.desk.gate import DeskRequest, desk
from services.desk.paging import PAGE, DeskPages
from services.routing.permissions import governs_rules


@desk
@require_safe
def inbox(request: DeskRequest) -> HttpResponse:
    """The department's cases as one table; what she told is not in it."""
    listing = lists.listing(request.GET.get("list", ""))
    page = DeskPages(listing.pick(visible_to(request.user), request.user), PAGE).get_page(request.GET.get("page"))
    entries = lists.entries(request.user, listing.code)
    counts = {entry.listing.code: entry.count for entry in entries}
    context = {
        "listing": listing,
        "entries": entries,
        "page_obj": page,
        "lines": lists.lines(page),
        "overdue": counts["overdue"],
        "today": counts["today"],
        "colleagues": colleagues(request.user),
        "governs_rules": governs_rules(request.user),
    }
    return render(request, "services/desk/inbox.html", context)


@desk
@require_POST
def find(request: DeskRequest) -> HttpResponse:
    """To a case by its reference. A reference of another department is as unknown as none."""
    typed = request.POST.get("q", "")[:40].strip().upper()
    found = visible_to(request.user).filter(reference=typed).first() if typed.isprintable() else None
    if found is not None:
        return redirect("desk:case", found.pk)
    messages.error(request, _("There is no request of your department with this reference."))
    return redirect("desk:inbox")


class GiveForm(forms.Form):
    """Cases that were ticked, and who takes them."""

    cases = forms.ModelMultipleChoiceField(queryset=Case.objects.none())
    to = forms.ModelChoiceField(queryset=User.objects.none())


@desk
@require_POST
def give(request: DeskRequest) -> HttpResponse:
    """Give the ticked cases to one colleague: all of them or none."""
    form = GiveForm(request.POST)
    form.fields["cases"].queryset = visible_to(request.user)  # type: ignore[attr-defined]
    form.fields["to"].queryset = colleagues(request.user)  # type: ignore[attr-defined]
    if not form.is_valid():
        messages.error(request, _("Please tick at least one request and choose a colleague."))
        return redirect("desk:inbox")
    try:
        count = actions.assign_all(cases=form.cleaned_data["cases"], actor=request.user, to=form.cleaned_data["to"])
    except (Refused, NotAllowed):
        messages.error(request, _("Nothing was given away: one of the requests has moved on in the meantime."))
    else:
        messages.success(request, _("%(count)d requests given.") % {"count": count})
    return redirect("desk:inbox")
