"""How this visitor reads: what every template may ask of the request."""

from typing import Any

from django.http import HttpRequest


def reading(request: HttpRequest) -> dict[str, Any]:
    """`elder` is on when she asked for large print."""
    return {"elder": request.COOKIES.get("elder") == "1"}
