"""A line that two people change."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.hotlines.models import LineChange
from cms.hotlines.said import stamp
from portal.district.models import Hotline

TODAY = timezone.localdate()


@pytest.fixture
def line(site) -> Hotline:
    """The line that most pages name."""
    return Hotline.objects.get(code="women")


@pytest.fixture
def local(site) -> Hotline:
    """A line that no text of the portal's own names: it may be hidden."""
    return Hotline.objects.get(code="procuratorate")


def filled(line: Hotline, **changes: object) -> dict[str, object]:
    """What the form posts for `line`, with `changes`."""
    names = ("number", "name", "when_to_use", "hours", "position", "name_en", "when_to_use_en", "hours_en", "source", "verified_by")
    data = {name: getattr(line, name) for name in names} | {"is_active": "on", "verified_on": TODAY.isoformat(), "number_again": ""}
    return data | changes


def seen(line: Hotline, change: LineChange | None = None) -> str:
    """What the form keeps of what its reader saw: the line, and the change that waited."""
    return f"{stamp(line)}-{change.pk if change else 0}"


def send(client: Client, line: Hotline, **changes: object) -> Any:
    """Press "send for review"."""
    return client.post(f"/cms/hotline/edit/{line.pk}/", {"seen": seen(line)} | filled(line, **changes))


def decide(client: Client, change: LineChange, act: str, reason: str = "") -> Any:
    """Press a button of a change."""
    return client.post(f"/cms/hotline/change/{change.pk}/", {"act": act, "reason": reason})


def waiting() -> LineChange:
    """The change that waits."""
    return LineChange.objects.waiting().get()
