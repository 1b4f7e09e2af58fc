"""Keeps public pages in memory, so that the hundredth reader of a page costs next to nothing.

Stands outside everything but the log: a kept answer has all its headers, and no other middleware runs for it.
"""

import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from portal.kit.web.access import class_of
from portal.kit.web.reading import ELDER_COOKIE
from portal.pagecache.copies import Copy, copy_of, may_be_kept
from portal.pagecache.generation import generation
from portal.pagecache.shelf import Shelf

LONGEST_QUERY: Final = 200
SHARE_OF_QUERIES: Final = 4
PROXY: Final = "X-Page-Keeper"  # a proxy that keeps pages asks: it must never be told something old


class PageCacheMiddleware:
    """Answers public reading from memory; whoever has a session, or a message waiting, sees her own page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        # Addresses with a query stand apart: there is no end of them, and asking for many must not push the pages out.
        self.pages: Shelf[Copy] = Shelf(settings.PAGE_CACHE_BYTES)
        self.chosen: Shelf[Copy] = Shelf(settings.PAGE_CACHE_BYTES // SHARE_OF_QUERIES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = name_of(request)
        if not name:
            return self.get_response(request)
        is_for_proxy = PROXY in request.headers
        now = generation.current(exactly=is_for_proxy)
        shelf = self.chosen if request.META["QUERY_STRING"] else self.pages
        copy = shelf.get(name)
        if copy is None or not copy.is_good(now):
            response = self.get_response(request)
            if request.method != "GET" or not may_be_kept(request, response):
                return response
            copy = copy_of(response, now)
            shelf.put(name, copy)
        return copy.answer(request, until_the_second_ends() if is_for_proxy else {})


def until_the_second_ends() -> dict[str, str]:
    """How long the proxy may keep an answer: until its clock shows the next second, so that what is withdrawn is gone within one."""
    return {"X-Accel-Expires": f"@{int(time.time())}"}


def name_of(request: HttpRequest) -> str:
    """Everything a public page depends on, or "" where a copy may be neither kept nor shown."""
    if (
        request.method not in ("GET", "HEAD")
        or getattr(request, "is_dummy", False)  # a draft, for its editor alone
        or len(request.META["QUERY_STRING"]) > LONGEST_QUERY
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or CookieStorage.cookie_name in request.COOKIES
        or class_of(request) != "public"
    ):
        return ""
    try:
        host = f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
    variant = f"{get_language_from_request(request)} {request.COOKIES.get(ELDER_COOKIE) == '1'}"
    return f"{host}{request.get_full_path()} {variant}"
