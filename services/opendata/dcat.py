"""What there is, for catalogues of open data: DCAT 3 as JSON-LD (https://www.w3.org/TR/vocab-dcat-3/).

Addresses are relative to that of the document, which JSON-LD 1.1 resolves them against, so that one answer serves every host.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from services.opendata.answering import VERSION, Body, about
from services.opendata.fields import Resource

CONTEXT: Final = {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/"}
MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MEDIA: Final = "https://www.iana.org/assignments/media-types/"
LANGUAGE: Final = {"@id": "http://publications.europa.eu/resource/authority/language/ZHO"}


def catalogue(resources: Iterable[Resource]) -> Body:
    """The catalogue with a data set for every resource and the interface as its service."""
    known = list(resources)
    mark = about(is_demo=False)["demo_mark"]
    return {
        "@context": CONTEXT,
        "@id": reverse("monitoring:index"),
        "@type": "dcat:Catalog",
        "dct:title": gettext("Open data of the plan for women's development"),
        "dct:description": mark or gettext("Published numbers of the plan for women's development of the district."),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": settings.WAGTAIL_SITE_NAME},
        "dct:language": LANGUAGE,
        "dcat:dataset": [_dataset(resource, mark) for resource in known],
        "dcat:service": _service(known),
    }


def _dataset(resource: Resource, mark: str) -> dict[str, Any]:
    address = reverse(f"opendata:{resource.path}")
    return {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:identifier": resource.path,
        "dct:title": str(resource.title),
        "dct:description": f"{resource.title} {mark}".strip(),
        "dct:rights": str(resource.licence),
        "dct:language": LANGUAGE,
        "dcat:landingPage": {"@id": reverse("opendata:page")},
        "dcat:distribution": [_distribution(each, resource) for each in (address, *resource.file_addresses)],
    }


def _distribution(address: str, resource: Resource) -> dict[str, Any]:
    """A file, or the list itself, which is JSON."""
    is_list = address.endswith("/")
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL" if is_list else "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": MEDIA + MEDIA_TYPES["json" if is_list else address.rsplit(".", 1)[1]]},
        "dct:rights": str(resource.licence),
    }


def _service(known: Iterable[Resource]) -> dict[str, Any]:
    return {
        "@id": reverse("opendata:start"),
        "@type": "dcat:DataService",
        "dct:title": gettext("Interface for programs, version %(version)s") % {"version": VERSION},
        "dcat:endpointURL": {"@id": reverse("opendata:start")},
        "dcat:endpointDescription": {"@id": reverse("opendata:openapi")},
        "dcat:servesDataset": [{"@id": reverse(f"opendata:{each.path}")} for each in known],
    }
