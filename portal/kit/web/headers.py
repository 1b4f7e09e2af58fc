"""The headers every response carries, by the access class of its view (S2-06, S2-10)."""

from collections.abc import Callable
from typing import Final

from csp.constants import SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from portal.kit.web.access import class_of

DENIED_FEATURES: Final = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
EVERYWHERE: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED_FEATURES),
}
# Wagtail's admin has inline scripts and styles and previews pages in frames; a nonce would void 'unsafe-inline', so none stands here.
CMS_POLICY: Final = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
REUSABLE_IN_CMS: Final = ("text/javascript", "image/")
VALIDATORS: Final = ("ETag", "Last-Modified", "Expires", "Age")


class HeadersMiddleware:
    """Outermost of all, so that refusals of other middleware and error pages carry the same headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        kind = class_of(request)
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        if kind != "public":
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        if is_private(kind, response):
            leave_no_copy(response)
        elif kind == "public" and not is_static(request):
            patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response


class CMSPolicyMiddleware:
    """Relaxes the content policy for Wagtail's own pages and for drafts, which editors see in a frame; stands inside CSPMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if class_of(request) == "editor" or getattr(request, "is_preview", False):
            response._csp_replace = CMS_POLICY  # type: ignore[attr-defined]
        return response


def is_private(kind: str, response: HttpResponse) -> bool:
    """Whether nobody may keep a copy: everything but public reading, and whatever sets a cookie."""
    if kind == "editor":
        return not response.headers.get("Content-Type", "").startswith(REUSABLE_IN_CMS)
    return kind != "public" or bool(response.cookies)


def is_static(request: HttpRequest) -> bool:
    """Whether the answer came from a file before any view was found: it is the same for everybody."""
    return request.resolver_match is None and request.path_info.startswith("/static/")


def leave_no_copy(response: HttpResponse) -> None:
    """Forbid every copy, and drop what lets a later visitor of this machine ask whether she has seen this before."""
    response.headers["Cache-Control"] = "no-store"
    for name in VALIDATORS:
        response.headers.pop(name, None)
