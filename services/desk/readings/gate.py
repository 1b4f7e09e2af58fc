"""Who gets to the readings: reporters and the statistics office. For everybody else they do not exist."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from portal.accounts.roles import REPORTER, STATISTICS
from services.desk.gate import DeskRequest, is_plain, only
from services.indicators.permissions import is_reporter, is_statistics

OfficeRequest = DeskRequest
reporting = only(REPORTER, STATISTICS, when=lambda user: is_plain(user) and (is_reporter(user) or is_statistics(user)))
approving = only(STATISTICS, when=lambda user: is_plain(user) and is_statistics(user))


def page(request: OfficeRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the readings; its side bar shows the office's own entries to the office only."""
    return render(request, f"services/desk/readings/{template}", context | {"is_office": is_statistics(request.user)}, status=status)
