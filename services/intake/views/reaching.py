"""With her number: how she may be reached from now on, or not at all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.kit import receipts
from portal.kit.web.access import access
from services.cases import receipts as case_receipts
from services.cases.actions import change_contact_wishes
from services.intake import holdings
from services.intake.shared_steps import wishes_in
from services.intake.views.coming_back import SENT_ANOTHER, TOO_OLD
from services.intake.wishes import ContactForm
from services.intake.writing import AnotherText, write_once


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
def reach(request: HttpRequest) -> HttpResponse:
    """Ask anew; what she said before is not shown, in case somebody else holds her number."""
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    if request.method != "POST":
        return _page(request, ContactForm(initial={"k": receipts.sign(receipts.mint())}))
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        _change(holding, form)
    except receipts.BadKey:
        return _again(request, str(TOO_OLD), status=400)
    except AnotherText:
        return _again(request, str(SENT_ANOTHER), status=409)
    return redirect("intake:held")


def _change(holding: case_receipts.Held, form: ContactForm) -> None:
    """Once, however often the form arrives. Raises AnotherText, receipts.BadKey."""
    said = {name: value for name, value in form.cleaned_data.items() if name != "k"}
    change = {"wishes": wishes_in(said), "phone": said["q2"], "text": form.told()}
    write_once(
        form.cleaned_data["k"],
        repr(sorted(said.items())),
        lambda: change_contact_wishes(case=holding.case, message_key=holding.message_key, **change),
    )


def _again(request: HttpRequest, why: str, status: int) -> HttpResponse:
    fresh = ContactForm(request.POST.dict() | {"k": receipts.sign(receipts.mint())})
    fresh.add_error(None, why)
    return _page(request, fresh, status=status)


def _page(request: HttpRequest, form: ContactForm, status: int = 200) -> HttpResponse:
    return render(request, "services/intake/reach.html", {"form": form}, status=status)
