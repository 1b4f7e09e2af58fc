"""What a person typed into a form that cannot be taken: it is shown on the page that says so, so that nothing is lost."""

import re
from typing import Final
from urllib.parse import urlsplit

from django.http import HttpRequest

NEVER: Final = ("/accounts/", "/cms/")  # passwords and codes; Wagtail's own encoding of texts
KEYS: Final = frozenset({"csrfmiddlewaretoken", "k", "v", "q"})  # of the page, not of the person
CHOICE: Final = re.compile(r"[a-z_]*|\d{1,4}|[0-9a-f-]{36}")


def typed(request: HttpRequest) -> list[str]:
    """The texts of a form, in its order, without keys and choices.

    None for a form that another site sent: its words must not stand on a page of ours.
    """
    if request.method != "POST" or request.path_info.startswith(NEVER) or not is_from_here(request):
        return []
    values = [value.strip() for name, several in request.POST.lists() if name not in KEYS for value in several]
    return [value for value in values if not CHOICE.fullmatch(value)]


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent the form, by what the browser says of it; false where it says nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()


def came_from(request: HttpRequest) -> str:
    """The path of the page of ours on which the form stood, "" where the browser does not say."""
    return urlsplit(request.headers.get("Referer", "")).path if is_from_here(request) else ""
