"""Coming back with the 20 digits: status and messages, never what she told."""

from datetime import timedelta
from functools import partial
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from portal.kit import receipts
from portal.kit.web.access import access
from portal.limits import allow, source_of
from services.cases import receipts as case_receipts
from services.cases.actions import resident_reply
from services.cases.actions.rating import read_rating
from services.cases.agreements import agreements
from services.cases.data_wishes import standings
from services.cases.errors import WrongState
from services.intake import holdings
from services.intake.flows import more_on
from services.intake.forms import LookUpForm, ReplyForm
from services.intake.shelves import channels
from services.intake.views.finding import FINISHED
from services.intake.wishes import RateForm
from services.intake.writing import AnotherText, write_once

WRONG_A_SOURCE: Final = 10
WRONG_IN_ALL: Final = 1000
WINDOW: Final = timedelta(hours=1)
TOO_OLD: Final = _("This page was open for too long. Your text is still here; please send it once more.")
SENT_ANOTHER: Final = _("Another message was sent from this page before. This text is not sent yet; please send it once more.")


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Type the number. The right one always opens; wrong ones are counted."""
    form = LookUpForm(request.POST or None)
    if request.method != "POST":
        said = {"is_finished": FINISHED in request.GET, "has_lists": bool(channels())}
        return render(request, "services/intake/look_up.html", {"form": form} | said)
    held = case_receipts.find(form.cleaned_data["n"]) if form.is_valid() else None
    if held is None:
        return _wrong(request, form)
    response = redirect("intake:held")
    holdings.begin(request, held, response)
    return response


def _wrong(request: HttpRequest, form: LookUpForm) -> HttpResponse:
    """The same answer whether the number exists elsewhere or not."""
    within = is_within(request)
    context = {"form": form, "is_wrong": not form.errors, "is_limited": not within, "has_lists": bool(channels())}
    return render(request, "services/intake/look_up.html", context, status=422 if within else 429)


def is_within(request: HttpRequest) -> bool:
    """Count one wrong number, and say whether there were not too many."""
    within = allow("receipt.wrong", source_of(request), limit=WRONG_A_SOURCE, per=WINDOW)
    return allow("receipt.wrong", "everybody", limit=WRONG_IN_ALL, per=WINDOW) and within


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest) -> HttpResponse:
    """Where it stands, what was written, and a reply."""
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    if request.method == "POST":
        return _write(request, holding, ReplyForm(request.POST))
    return _page(request, holding, _empty_form())


def _write(request: HttpRequest, holding: case_receipts.Held, form: ReplyForm) -> HttpResponse:
    """Her message; where it cannot be taken it stays in the form."""
    if not form.is_valid():
        return _page(request, holding, form, status=422)
    try:
        _reply(holding, form)
    except WrongState as error:
        return _again(request, holding, form, str(error.message))
    except receipts.BadKey:
        return _again(request, holding, form, str(TOO_OLD), status=400)
    except AnotherText:
        return _again(request, holding, form, str(SENT_ANOTHER))
    return redirect("intake:held")


def _again(request: HttpRequest, holding: case_receipts.Held, form: ReplyForm, why: str, status: int = 409) -> HttpResponse:
    """The text under a fresh key, with what is the matter."""
    fresh = ReplyForm({"t": form.cleaned_data["t"], "k": receipts.sign(receipts.mint())})
    fresh.add_error(None, why)
    return _page(request, holding, fresh, status=status)


def _page(request: HttpRequest, holding: case_receipts.Held, form: ReplyForm, status: int = 200) -> HttpResponse:
    context = {"status": case_receipts.public_status(holding.case), "messages_": case_receipts.messages(holding), "form": form}
    wishes = standings(holding)
    context |= {
        "case": holding.case,
        "agreements": agreements(holding),
        "data_wishes": wishes,
        "may_take_back": any(wish.is_open for wish in wishes),
        "more": more_on(holding.case.service),
    }
    said = read_rating(holding.case, holding.message_key)
    context |= {"said": said, "rate": RateForm(initial={"level": str(said[0]) if said else None})}
    return render(request, "services/intake/held.html", context, status=status)


def _reply(holding: case_receipts.Held, form: ReplyForm) -> None:
    """Write the message once, however often the form arrives; after the end only while a wish about her data is open, to take it back.

    Raises WrongState, AnotherText, receipts.BadKey.
    """
    text, is_open = form.cleaned_data["t"], any(wish.is_open for wish in standings(holding))
    act = partial(resident_reply, case=holding.case, message_key=holding.message_key, text=text, also_after_the_end=is_open)
    write_once(form.cleaned_data["k"], text, act)


def _empty_form() -> ReplyForm:
    return ReplyForm(initial={"k": receipts.sign(receipts.mint())})


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
def let_go(request: HttpRequest) -> HttpResponse:
    """Put the number away; typed as an address it only leads to where numbers are opened."""
    response = redirect("intake:lookup")
    if request.method == "POST":
        holdings.end(request, response)
    return response
