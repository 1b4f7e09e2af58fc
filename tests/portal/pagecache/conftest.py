"""A small site that counts how often its views are asked."""

import sys
from itertools import count

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import path

from portal.kit.web.access import access
from portal.pagecache.generation import generation

asked = count(1)


@access("public")
def page(request: HttpRequest) -> HttpResponse:
    words = f"{next(asked)} {request.LANGUAGE_CODE} {request.COOKIES.get('elder')} {request.get_host()}"
    return HttpResponse(words + " 半边天" * 500)


@access("public")
def with_cookie(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{next(asked)} {get_token(request)}")


@access("public")
def not_to_be_kept(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(next(asked)), headers={"Cache-Control": "no-store"})


@access("public")
def with_nonce(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{next(asked)} {request.csp_nonce}")


@access("public")
def missing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(next(asked)), status=404)


@access("public")
def file(request: HttpRequest) -> FileResponse:
    return FileResponse([str(next(asked)).encode()])


@access("flow")
def flow(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(next(asked)))


urlpatterns = [
    path("page/", page),
    path("cookie/", with_cookie),
    path("no-store/", not_to_be_kept),
    path("nonce/", with_nonce),
    path("missing/", missing),
    path("file/", file),
    path("declared/", flow),
    *(path(f"{section}/page/", page) for section in ("f", "r", "x", "desk", "cms", "search", "accounts")),
]


@pytest.fixture
def reader(db, settings) -> Client:
    """A resident's browser before a process that keeps pages."""
    settings.PAGE_CACHE_BYTES = 1_000_000
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    settings.ROOT_URLCONF = sys.modules[__name__]
    generation.forget()
    return Client()
