"""Who gets to the rules of routing. For everybody else who is signed in they do not exist."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from portal.accounts.roles import COORDINATOR, SUPERVISOR, has_role
from services.desk.gate import DeskRequest, only
from services.routing.permissions import governs_rules

RulesRequest = DeskRequest
rules_only = only(COORDINATOR, SUPERVISOR, when=governs_rules)


def page(request: RulesRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the rules; its side bar leads back to where this person works."""
    more = {"is_supervisor": has_role(request.user, SUPERVISOR)}
    return render(request, f"services/desk/rules/{template}", context | more, status=status)
