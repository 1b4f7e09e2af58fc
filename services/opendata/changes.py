"""The change log: what changed in the interface, and which published numbers were corrected."""

from collections.abc import Iterator
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from services.indicators.corrections import corrected
from services.indicators.models import Reading
from services.monitoring.models import Release
from services.monitoring.words import quarter_in_words
from services.opendata.fields import Field, Record, Resource

INTERFACE: Final[tuple[tuple[str, Promise], ...]] = (
    ("2026-11-25", _("Readings by sex, town and countryside, age and subdistrict came as a list of their own: parts.")),
    ("2026-11-25", _("Version 1 of this interface: indicators, readings, releases, changes.")),
)
"""Newest first. Members may come within a version; whatever is removed or changes its meaning needs a new one."""
CHANGE: Final = (
    Field("on", "string", _("The day of the change")),
    Field("kind", "string", _("interface: how it answers; reading: a corrected reading; release: a corrected quarter")),
    Field("what", "string", _("What changed, in words")),
    Field("demo", "integer", _("1 where the numbers are invented, for demonstration")),
    Field("page", "string", _("The page for people")),
)


def change_rows() -> list[Record]:
    """Every change, the latest first."""
    return sorted([*_of_interface(), *_of_readings(), *_of_releases()], key=lambda change: str(change["on"]), reverse=True)


def _of_interface() -> Iterator[Record]:
    for day, what in INTERFACE:
        yield {"on": day, "kind": "interface", "what": str(what), "demo": 0, "page": reverse("opendata:page")}


def _of_readings() -> Iterator[Record]:
    for reading in corrected():
        words = {"name": reading.indicator.name, "year": reading.year}
        yield {
            "on": _day(reading),
            "kind": "reading",
            "what": gettext("%(name)s, %(year)d: the reading was corrected.") % words,
            "demo": int(reading.is_demo),
            "page": reverse("indicators:indicator", args=[reading.indicator.code]),
        }


def _of_releases() -> Iterator[Record]:
    for release in Release.objects.filter(version__gt=1):
        words = {"quarter": quarter_in_words(release.quarter), "notice": release.data["notice"]}
        yield {
            "on": release.closed_on.isoformat(),
            "kind": "release",
            "what": gettext("%(quarter)s: the numbers were corrected. %(notice)s") % words,
            "demo": int(release.data["demo"]),
            "page": reverse("monitoring:period", args=[release.quarter]),
        }


def _day(reading: Reading) -> str:
    return timezone.localdate(reading.decided_at or reading.reported_at).isoformat()


CHANGES: Final = Resource("changes", _("Change log: the interface, and corrected numbers"), CHANGE, change_rows, filters=("kind",))
