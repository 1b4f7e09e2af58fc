"""What templates of staff pages may ask about the person who is signed in."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.accounts.middleware import FACTORS


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """`second_factor_missing`: a signed-in person without one; asked of the database only when a template asks."""

    def missing() -> bool:
        user = getattr(request, "user", None)
        return bool(user and user.is_authenticated and not is_mfa_enabled(user, FACTORS))

    return {"second_factor_missing": SimpleLazyObject(missing)}
