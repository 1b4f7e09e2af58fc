"""The lists, the search, and giving many cases at once."""

from dataclasses import asdict
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.models import User
from portal.kit.text import UnreadableText, clean
from services.cases import actions, searching
from services.cases.errors import NotAllowed, Refused
from services.cases.models import Case, SavedFilter
from services.cases.queries import visible_to
from services.cases.standing_in import deputy_of
from services.desk import case_page, lists, repeating
from services.desk.act_forms import colleagues
from services.desk.forms import ActForm
from services.desk.gate import DeskRequest, desk
from services.desk.narrowing import KeepForm, NarrowForm
from services.desk.paging import PAGE, DeskPages
from services.routing.permissions import governs_rules

FEWEST_SIGNS: Final = 2
LONGEST_SEARCH: Final = 40


@desk
@require_safe
def inbox(request: DeskRequest) -> HttpResponse:
    """The department's cases as one table; what she told is not in it."""
    return _list(request, request.GET)


@desk
@require_POST
def keep(request: DeskRequest) -> HttpResponse:
    """Keep a narrowed list under a name."""
    form = KeepForm(request.POST, user=request.user, colleagues=list(colleagues(request.user)))
    if not form.is_valid():
        return _list(request, request.POST, form, status=422)
    narrowed, listing = form.narrowing(), lists.listing(form.cleaned_data["listing"])
    SavedFilter.objects.create(user=request.user, name=form.cleaned_data["name"], listing=listing.code, **asdict(narrowed))
    messages.success(request, _("Kept. It stands in the list on the left."))
    return redirect(f"{reverse('desk:inbox')}?{narrowed.query(listing.code)}")


@desk
@require_POST
def forget(request: DeskRequest, pk: int) -> HttpResponse:
    """Remove one of her own kept lists; pressed twice it is removed once, and of what is not hers nobody hears."""
    SavedFilter.objects.filter(user=request.user, pk=pk).delete()
    return redirect("desk:inbox")


def _list(request: DeskRequest, asked: QueryDict, keeping: KeepForm | None = None, status: int = 200) -> HttpResponse:
    listing = lists.listing(asked.get("list") or asked.get("listing", ""))
    people = list(colleagues(request.user))
    form = NarrowForm(asked, colleagues=people)
    narrowed = form.narrowing()
    cases = listing.pick(visible_to(request.user), request.user).filter(narrowed.q())
    page = DeskPages(cases, PAGE).get_page(asked.get("page"))
    side_bar = lists.side_bar(request.user, narrowed.query(listing.code))
    counts = {entry.listing.code: entry.count for entry in side_bar["entries"] if entry.saved is None}
    context = side_bar | {
        "listing": listing,
        "page_obj": page,
        "query": narrowed.query(listing.code),
        "narrowed": narrowed,
        "narrow": form,
        "keep": keeping or KeepForm(user=request.user, colleagues=people),
        "kept": next((entry.saved for entry in side_bar["entries"] if entry.saved and entry.is_current), None),
        "lines": lists.lines(page),
        "overdue": counts["overdue"],
        "today": counts["today"],
        "colleagues": people,
        "give": GiveForm(),
        "governs_rules": governs_rules(request.user),
    }
    return render(request, "services/desk/inbox.html", context, status=status)


@desk
@require_POST
def find(request: DeskRequest) -> HttpResponse:
    """By reference, telephone number or words, in what she may read; the words stand in no address and no log."""
    typed = _typed(request)
    exact = searching.by_number(request.user, typed)
    if len(exact) == 1:
        return redirect("desk:case", exact[0].pk)
    found = None if exact or len(typed) < FEWEST_SIGNS else searching.by_words(request.user, typed)
    cases = exact or (found.cases if found else [])
    context = case_page.frame(request.user) | {
        "typed": typed,
        "found": found,
        "lines": lists.lines(cases),
        "colleagues": colleagues(request.user),
        "give": GiveForm(),
    }
    return render(request, "services/desk/found.html", context)


def _typed(request: DeskRequest) -> str:
    """What stands in the field; nothing when nobody could have typed it."""
    try:
        return clean(request.POST.get("q", "")[:LONGEST_SEARCH])
    except UnreadableText:
        return ""


class GiveForm(ActForm):
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
        wrong = form.faults if form.has_error("k") else _("Please tick at least one request and choose a colleague.")
        messages.error(request, wrong)
        return redirect("desk:inbox")
    cases, to = list(form.cleaned_data["cases"]), form.cleaned_data["to"]
    deputy = deputy_of(to)
    given = _("%(count)d requests given to %(deputy)s, who stands in for %(to)s.") if deputy else _("%(count)d requests given.")
    said = given % {"count": len(cases), "deputy": deputy, "to": to}
    try:
        repeating.carry_out(request, form, "give", lambda: actions.assign_all(cases=cases, actor=request.user, to=to), said)
    except repeating.SentBefore as error:
        messages.error(request, str(error.message))
    except (Refused, NotAllowed):
        messages.error(request, _("Nothing was given away: one of the requests has moved on in the meantime."))
    return redirect("desk:inbox")
