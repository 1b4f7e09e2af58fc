"""A form of the desk acts once, however often it arrives: after a double click, Back, or a line that broke; and it says so."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kit import receipts
from services.cases.errors import WrongState
from services.desk.forms import ActForm
from services.intake import once

NOT_ASKED: Final = "csrfmiddlewaretoken"
OTHER_WORDS: Final = gettext_lazy(
    "This page was sent before with other answers, and that was done. If this is to be done as well, send it again."
)


class SentBefore(WrongState):
    """The key of this page carried out something else."""


def carry_out(request: HttpRequest, form: ActForm, act: str, run: Callable[[], object], said: str = "") -> None:
    """Call `run` in one transaction with the mark of the form's key, and tell which it was: done now (`said`), or done before.

    Raises SentBefore for other words under the same key; the form has a new one then. Raises what `run` raises.
    """
    before = once.carry_out(form.cleaned_data["k"], _payload(request, act), run)
    if before is once.Before.DIFFERENT:
        form.renew()
        raise SentBefore(OTHER_WORDS)
    if before is once.Before.SAME:
        tell(request)
    else:
        messages.success(request, said or _("Done."))


def is_repeated(request: HttpRequest, act: str) -> bool:
    """Whether this very form was carried out before: asked first where the act takes away what the form needs."""
    try:
        key = receipts.read(request.POST.get("k", ""))
    except receipts.BadKey:
        return False
    return once.look(key, _payload(request, act)) is once.Before.SAME


def tell(request: HttpRequest) -> None:
    """Say that it was done before, and only once."""
    messages.info(request, _("This was done already. It was not done a second time."))


def _payload(request: HttpRequest, act: str) -> list[Any]:
    return [act, sorted((name, values) for name, values in request.POST.lists() if name != NOT_ASKED)]
