"""Whether asking works right now. When it does not, the form is closed before she types, with numbers to call instead."""

import shutil
from collections.abc import Callable
from functools import wraps
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.district.keys import NoKeyError, public_key, recovery_key
from portal.district.models import Department
from portal.district.pack import district
from portal.kit import secrets

LEAST_FREE: Final = 0.05
NEEDED_SECRETS: Final = ("receipt_key", "receipt_pepper", "audit_key", "index_key", "draft_key")
View = Callable[..., HttpResponse]


def why_closed() -> str:
    """`disk`, `keys`, or empty when requests can be received."""
    usage = shutil.disk_usage(settings.DATA_DIR)
    if usage.free < usage.total * LEAST_FREE:
        return "disk"
    try:
        recovery_key()
        public_key(Department.objects.get(code=district().front_desk))  # takes whatever no other department can
        for name in NEEDED_SECRETS:
            secrets.secret(name)
    except (NoKeyError, Department.DoesNotExist, secrets.SecretMissing):
        return "keys"
    return ""


def when_open(view: View) -> View:
    """Show the closed page instead of `view` while nothing can be received."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if why_closed():
            return render(request, "services/intake/closed.html", status=503)
        return view(request, *args, **kwargs)

    return guarded
