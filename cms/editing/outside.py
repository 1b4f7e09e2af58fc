"""Links of published articles to other sites: one is looked at each minute, and named to editors when it was gone on two days in a row."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db import models
from django.utils import timezone

from cms.editing.looking import Answer, look

HREF: Final = re.compile(r'href=\\?"(https?://[^"\\#\s]+)')
LONGEST: Final = 500
A_DAY: Final = timedelta(days=1)
ENOUGH: Final = 2


class OutsideLink(models.Model):
    """An address on another site that a published article leads to."""

    url = models.CharField(max_length=LONGEST, unique=True)
    checked_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.url


def urls_in(text: str) -> set[str]:
    """The addresses on other sites in the stored text of an article."""
    return {url for url in HREF.findall(text) if len(url) <= LONGEST}


def follow(texts: Iterable[str]) -> None:
    """Keep the list of links as the articles are now."""
    wanted = set().union(*(urls_in(text) for text in texts))
    OutsideLink.objects.exclude(url__in=wanted).delete()
    known = set(OutsideLink.objects.values_list("url", flat=True))
    OutsideLink.objects.bulk_create([OutsideLink(url=url) for url in sorted(wanted - known)], ignore_conflicts=True)


def look_at_one() -> None:
    """Look at the link that waits longest, if any was not looked at today. Call it outside a transaction: it waits for others' servers."""
    is_due = models.Q(checked_at__isnull=True) | models.Q(checked_at__lt=timezone.now() - A_DAY)
    link = OutsideLink.objects.filter(is_due).order_by(models.F("checked_at").asc(nulls_first=True), "pk").first()
    if link:
        answer = look(link.url)
        link.failures = {Answer.THERE: 0, Answer.GONE: link.failures + 1, Answer.UNKNOWN: link.failures}[answer]
        link.checked_at = timezone.now()
        link.save(update_fields=["failures", "checked_at"])


def gone() -> frozenset[str]:
    """The addresses that are gone."""
    return frozenset(OutsideLink.objects.filter(failures__gte=ENOUGH).values_list("url", flat=True))
