"""With her number: taking with her what it opens, and the copy of what she told once the desk has made it (个人信息保护法 45)."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from portal.kit.web.access import access
from services.cases import receipts as case_receipts
from services.cases.actions import copy_taken
from services.cases.data_wishes import copy_of
from services.intake import holdings


@access("receipt")
@require_POST
def copy(request: HttpRequest) -> HttpResponse:
    """Where it stands and the messages, never what she told."""
    holding = holdings.current(request)
    return _file(request, _messages_of(holding)) if holding else redirect("intake:lookup")


@access("receipt")
@require_POST
def told(request: HttpRequest) -> HttpResponse:
    """The same with what she told, while a copy lies here for her; that it was saved stands in the history."""
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    content = copy_of(holding)
    if content is None:
        return redirect("intake:held")
    copy_taken(case=holding.case)
    return _file(request, _messages_of(holding) | content)


def _messages_of(holding: case_receipts.Held) -> dict[str, Any]:
    status = case_receipts.public_status(holding.case)
    messages = [
        {"from": "me" if message.from_resident else "department", "when": message.when.isoformat(), "text": message.text}
        for message in case_receipts.messages(holding)
    ]
    return {"reference": status.reference, "status": status.name, "outcome": status.outcome, "messages": messages}


def _file(request: HttpRequest, content: dict[str, Any]) -> HttpResponse:
    """A text that every telephone opens, or on request JSON for machines; a name that says nothing."""
    if request.POST.get("as") == "json":
        body, kind, name = json.dumps(content, ensure_ascii=False, indent=1), "application/json", "copy.json"
    else:
        body, kind, name = render_to_string("services/intake/copy.txt", content), "text/plain", "copy.txt"
    response = HttpResponse(body, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
