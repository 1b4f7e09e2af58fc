"""With her number: how content she is, in five levels."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.kit.web.access import access
from services.cases import actions
from services.cases.actions.rating import read_rating
from services.intake import holdings
from services.intake.wishes import RateForm


@access("receipt")
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest) -> HttpResponse:
    """A page of its own, so that her sentence is never lost. Her level is shown again, her sentence never: others may hold her number."""
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    said = read_rating(holding.case, holding.message_key)
    form = RateForm(request.POST if request.method == "POST" else None, initial={"level": str(said[0]) if said else None})
    if request.method == "POST" and form.is_valid():
        level, text = int(form.cleaned_data["level"]), form.cleaned_data["s"]
        actions.rate(case=holding.case, message_key=holding.message_key, level=level, text=text)
        return redirect("intake:held")
    context = {"form": form, "said": said}
    return render(request, "services/intake/rate.html", context, status=422 if form.errors else 200)
