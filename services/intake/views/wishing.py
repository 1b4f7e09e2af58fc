"""With her number: pause, take back, complain, ask for a copy or for deletion."""

from collections.abc import Callable
from functools import partial
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.kit import receipts
from portal.kit.web.access import access
from services.cases import receipts as case_receipts
from services.cases.actions import ask_about_data, ask_pause, complain, resident_reply, withdraw
from services.cases.workflow import allows
from services.intake import holdings
from services.intake.views.coming_back import SENT_ANOTHER, TOO_OLD
from services.intake.wishes import COMPLAINT, COPY, DELETION, PAUSE, WITHDRAWAL, WishForm
from services.intake.writing import AnotherText, write_once

AT_ONCE: Final[dict[str, Callable[..., object]]] = {
    WITHDRAWAL: withdraw,
    COMPLAINT: complain,
    PAUSE: ask_pause,
    COPY: partial(ask_about_data, kind=COPY),
    DELETION: partial(ask_about_data, kind=DELETION),
}


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest) -> HttpResponse:
    """What else she can ask for."""
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    if request.method != "POST":
        return _page(request, WishForm(initial={"k": receipts.sign(receipts.mint())}))
    form = WishForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        _send(holding, form)
    except receipts.BadKey:
        return _again(request, form, str(TOO_OLD), status=400)
    except AnotherText:
        return _again(request, form, str(SENT_ANOTHER), status=409)
    return redirect("intake:held")


def _send(holding: case_receipts.Held, form: WishForm) -> None:
    """Her message, and what follows from it at once; taken back again without a word it stays as it is. Raises AnotherText, BadKey."""
    text, wished = form.message(), form.cleaned_data["w"]

    def write() -> None:
        if wished == WITHDRAWAL and not form.cleaned_data["t"] and not allows("withdraw", holding.case.where):
            return
        resident_reply(case=holding.case, message_key=holding.message_key, text=text, also_after_the_end=True)
        if wished in AT_ONCE:
            AT_ONCE[wished](case=holding.case)

    write_once(form.cleaned_data["k"], text, write)


def _again(request: HttpRequest, form: WishForm, why: str, status: int) -> HttpResponse:
    fresh = WishForm({"w": form.cleaned_data["w"], "t": form.cleaned_data["t"], "k": receipts.sign(receipts.mint())})
    fresh.add_error(None, why)
    return _page(request, fresh, status=status)


def _page(request: HttpRequest, form: WishForm, status: int = 200) -> HttpResponse:
    return render(request, "services/intake/wish.html", {"form": form}, status=status)
