"""The addresses of version 1: where to begin, lists, single records, the description."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext

from services.opendata.answering import LINKED_TYPE, Body, about, endpoint
from services.opendata.asking import Asked, Wrong, allow_only, asked
from services.opendata.dcat import catalogue
from services.opendata.fields import Resource, record
from services.opendata.openapi import document
from services.opendata.resources import RESOURCES


@endpoint
def start(request: HttpRequest) -> Body:
    """Which lists there are."""
    allow_only(request.GET, ())
    lists = [{"name": each.path, "title": str(each.title), "address": reverse(f"opendata:{each.path}")} for each in RESOURCES]
    links = {"self": request.path, "description": reverse("opendata:openapi"), "catalogue": reverse("opendata:dcat")}
    return {"data": lists, "links": links, "about": about(is_demo=False)}


@endpoint
def openapi(request: HttpRequest) -> Body:
    """The description in OpenAPI 3.1."""
    allow_only(request.GET, ())
    return document(reverse("opendata:start"), RESOURCES)


def _dcat(request: HttpRequest) -> Body:
    allow_only(request.GET, ())
    return catalogue(RESOURCES)


dcat = endpoint(_dcat, LINKED_TYPE)


@endpoint
def missing(request: HttpRequest, **rest: str) -> Body:
    """Any other address."""
    said = gettext("There is nothing at this address. Which lists there are: %(address)s")
    raise Wrong(404, said % {"address": reverse("opendata:start")})


def list_of(resource: Resource) -> Callable[..., HttpResponseBase]:
    """The list of a resource, page by page."""

    def build(request: HttpRequest) -> Body:
        wanted = asked(resource, request.GET)
        found = wanted.narrow(resource.rows())
        pages = max(-(-len(found) // wanted.size), 1)
        if wanted.page > pages:
            raise Wrong(404, gettext("There are only %(pages)d pages.") % {"pages": pages})
        begin = (wanted.page - 1) * wanted.size
        data = [record(resource.fields, row) for row in found[begin : begin + wanted.size]]
        is_demo = any(row["demo"] for row in data)
        return {
            "data": data,
            "page": {"number": wanted.page, "size": wanted.size, "pages": pages, "total": len(found)},
            "links": _links(request.path, wanted, pages),
            "about": about(is_demo=is_demo, licence=resource.licence),
        }

    return endpoint(build)


def one_of(resource: Resource) -> Callable[..., HttpResponseBase]:
    """A single record of a resource."""

    def build(request: HttpRequest, code: str) -> Body:
        allow_only(request.GET, ())
        found = resource.one(code) if resource.one else None
        if found is None:
            raise Wrong(404, gettext("There is no “%(code)s” here.") % {"code": code[:40]})
        return {
            "data": record((*resource.fields, *resource.details), found),
            "links": {"self": request.path, "list": reverse(f"opendata:{resource.path}")},
            "about": about(is_demo=bool(found["demo"]), licence=resource.licence),
        }

    return endpoint(build)


def _links(path: str, wanted: Asked, pages: int) -> dict[str, str | None]:
    """Addresses on this host: of this page, the next and the one before; null at the ends."""

    def at(page: int) -> str | None:
        asks = {**wanted.values, "page": page, "size": wanted.size}
        return f"{path}?{urlencode(asks)}" if 1 <= page <= pages else None

    return {"self": at(wanted.page), "next": at(wanted.page + 1), "prev": at(wanted.page - 1)}
