"""Giving a place back, by whoever holds the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from portal.kit.web.access import access
from services.intake import holdings
from services.screening.actions import give_back_place


@access("receipt")
@require_POST
def give_back(request: HttpRequest) -> HttpResponse:
    """Free the place; pressed twice it is freed once."""
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    give_back_place(case_id=holding.case.pk)
    return redirect("intake:held")
