"""What every template may say about the district."""

from typing import Any

from django.http import HttpRequest


def district(request: HttpRequest) -> dict[str, Any]:
    """The district's own names, from its pack."""
    return {}
