"""How services and telephone numbers are found."""

from collections.abc import Iterable

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from portal.district.models import Hotline
from portal.kit.findable import Document, indexes, key_of, supplies
from services.catalogue.names import CATEGORY_NAMES
from services.catalogue.registry import Service, services

NUMBERS_PAGE = "/help/#hotlines"


@indexes("district.Hotline")
def hotline(line: Hotline) -> Document | None:
    """A number that may be shown: unverified ones are not (house promise 10)."""
    if not (line.is_active and line.is_verified):
        return None
    title = f"{line.number} {line.name}" if "热线" in line.name else f"{line.number} {line.name}热线"
    return Document(
        key=key_of("district.Hotline", line.pk),
        kind="hotline",
        title=title,
        url=NUMBERS_PAGE,
        summary=line.when_to_use,
        body=line.hours,
        keywords=line.number,  # who types a number looks for the line, not for the guides that name it
        title_en=f"{line.number} {line.name_en}" if line.name_en else "",
        summary_en=line.when_to_use_en,
        body_en=line.hours_en,
    )


def _in_english(service: Service) -> dict[str, str]:
    with override("en"):
        return {"title_en": str(service.title), "summary_en": str(service.summary)}


@supplies("service")
def offered() -> Iterable[Document]:
    """Every service with an address of its own, in the portal's language."""
    with override("zh-hans"):
        for service in services():
            try:
                url = reverse("intake:before", args=[service.flow_slug])
            except NoReverseMatch:  # the staff face has no forms for residents
                continue
            yield Document(
                key=f"service:{service.code}",
                kind="service",
                title=str(service.title),
                url=url,
                summary=str(service.summary),
                keywords=str(CATEGORY_NAMES.get(service.category, "")),
                **_in_english(service),
            )
