"""What every template may say about the district."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.district.models import Hotline
from portal.district.numbers import numbers
from portal.district.pack import district as current_district
from portal.pagecache.kept import kept

STRIP_LENGTH = 5


def district(request: HttpRequest) -> dict[str, Any]:
    """`district` (names of the pack), `strip_hotlines` (verified numbers in their order) and `call_numbers` (numbers by line).

    Numbers are read only by templates that show them.
    """
    return {
        "district": current_district(),
        "strip_hotlines": SimpleLazyObject(strip_hotlines),
        "call_numbers": SimpleLazyObject(numbers),
    }


@kept
def strip_hotlines() -> list[Hotline]:
    """The first numbers of the pack: what the emergency strip shows."""
    return list(Hotline.objects.verified()[:STRIP_LENGTH])
