"""With her number: sending files, one by one, so that on a bad line only one of them is sent again."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from portal.kit import receipts
from portal.kit.web.access import access
from services.cases import receipts as case_receipts
from services.cases.actions import add_file
from services.cases.actions.filing import FULL
from services.cases.errors import WrongState
from services.cases.evidence import MOST_FILES
from services.intake import holdings
from services.intake.files import FileForm, InMemory
from services.intake.views.coming_back import SENT_ANOTHER, TOO_OLD
from services.intake.writing import AnotherText, write_once


@access("receipt")
@csrf_exempt  # only until the handler stands: the token is checked in `_guarded`, after it
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest) -> HttpResponse:
    """How many she has sent, and one more."""
    handler = InMemory(request)
    request.upload_handlers = [handler]
    return _guarded(request, handler)


@csrf_protect
def _guarded(request: HttpRequest, handler: InMemory) -> HttpResponse:
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    if request.method != "POST":
        return _page(request, holding, _fresh())
    form = FileForm(request.POST, request.FILES)
    if handler.is_too_large:
        return _again(request, holding, _("This file is larger than 10 MB. Please make it shorter or smaller."), status=413)
    if not form.is_valid():
        return _page(request, holding, form, status=422)
    try:
        _keep(holding, form)
    except WrongState as error:
        return _again(request, holding, str(error.message), status=409)
    except receipts.BadKey:
        return _again(request, holding, str(TOO_OLD), status=400)
    except AnotherText:
        return _again(request, holding, str(SENT_ANOTHER), status=409)
    return redirect("intake:files")


def _keep(holding: case_receipts.Held, form: FileForm) -> None:
    """Once, however often the form arrives. Raises WrongState, AnotherText, receipts.BadKey."""
    content, untouched = form.cleaned_data["f"], form.cleaned_data["u"]
    write_once(
        form.cleaned_data["k"],
        hashlib.sha256(content).hexdigest(),
        lambda: add_file(case=holding.case, content=content, suffix=form.cleaned_data["suffix"], untouched=untouched),
    )


def _fresh() -> FileForm:
    return FileForm(initial={"k": receipts.sign(receipts.mint())})


def _again(request: HttpRequest, holding: case_receipts.Held, why: str, status: int) -> HttpResponse:
    """A fresh form with what is the matter; a browser gives no file back, she chooses it again."""
    form = FileForm({"k": receipts.sign(receipts.mint()), "u": request.POST.get("u", "")}, MultiValueDict())
    form.full_clean()
    form.errors.clear()
    form.add_error(None, why)
    return _page(request, holding, form, status=status)


def _page(request: HttpRequest, holding: case_receipts.Held, form: FileForm, status: int = 200) -> HttpResponse:
    sent = holding.case.attachments.count()
    context = {"form": form, "sent": sent, "may_send": case_receipts.public_status(holding.case).may_reply}
    context["full"] = FULL if sent >= MOST_FILES else ""
    return render(request, "services/intake/files.html", context, status=status)
