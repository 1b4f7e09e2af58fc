"""Texts of editors that still say a number which was changed: prose is theirs, the portal only points at it."""

import re
from collections.abc import Iterable, Iterator

from django.db import models
from wagtail.fields import StreamField

from cms.base.columns import ArticlePage
from portal.district.models import Hotline


def leftovers(pages: Iterable[ArticlePage]) -> Iterator[tuple[ArticlePage, str]]:
    """Each page with the old number in it and what it is now, as "12338 → 12339"."""
    lines = list(Hotline.objects.current())
    used = {line.number for line in lines}
    old = {line.former_number: line.number for line in lines if line.former_number and line.former_number not in used}
    if not old:
        return
    numbers = re.compile(rf"(?<!\d)({'|'.join(map(re.escape, old))})(?!\d)")
    for page in pages:
        for number in sorted(set(numbers.findall(_words(page)))):
            yield page, f"{number} → {old[number]}"


def _words(page: ArticlePage) -> str:
    """All that a page says, in both languages."""
    fields = [field for field in page._meta.concrete_fields if isinstance(field, models.CharField | models.TextField | StreamField)]
    values = [getattr(page, field.attname) for field in fields]
    return " ".join(str(getattr(value, "raw_data", value)) for value in values)
