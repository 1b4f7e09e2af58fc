"""Giving a place back, by whoever holds the receipt."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from portal.kit import clock
from portal.kit.web.access import access
from services.cases.actions.recording import note_step
from services.intake import holdings
from services.screening.actions import give_back_place


@access("receipt")
@require_POST
def give_back(request: HttpRequest) -> HttpResponse:
    """Free the place, and tell the desk; pressed twice it happens once."""
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    with transaction.atomic():
        if give_back_place(case_id=holding.case.pk):
            note_step(holding.case, "place_returned", actor=None, at=clock.to_the_hour(clock.now()))
    return redirect("intake:held")
