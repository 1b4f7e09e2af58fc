"""Every approved reading as a file of the profile: the same readings give the same bytes."""

import csv
import io
from decimal import Decimal

from django.db import transaction

from portal.accounts.models import User
from portal.audit.chain import record
from portal.district.pack import district
from services.indicators.errors import NotAllowed
from services.indicators.exchange.profile import COLUMNS, NOT_APPLICABLE, NUMBERS, PROFILE, REPORTED, as_cell
from services.indicators.models import Reading
from services.indicators.permissions import is_statistics


def export(*, actor: User) -> bytes:
    """UTF-8 with a byte order mark, by indicator, year and part. It goes from office to office and holds counts that no page may show.

    Raises NotAllowed.
    """
    if not is_statistics(actor):
        raise NotAllowed
    with transaction.atomic():
        record("readings.exported", actor=actor, subject="exchange", subject_id=PROFILE)
        return written()


def written() -> bytes:
    """The file itself."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(COLUMNS))
    writer.writeheader()
    area = district().code
    approved = Reading.objects.approved().filter(indicator__is_active=True).select_related("indicator")
    for reading in approved.order_by("indicator__position", "year", "part"):
        writer.writerow({"profile": PROFILE, "area": area, **row_of(reading)})
    return text.getvalue().encode("utf-8-sig")


def row_of(reading: Reading) -> dict[str, str]:
    """What the profile says of one reading."""
    return {
        "indicator": reading.indicator.code,
        "name": as_cell(reading.indicator.name),
        "unit": reading.indicator.unit,
        "year": str(reading.year),
        "part": reading.part,
        "status": NOT_APPLICABLE if reading.value is None else REPORTED,
        **{name: exactly(getattr(reading, name)) for name in NUMBERS},
        "redefined": str(int(reading.redefined)),
        "stage": reading.stage,
        "source": as_cell(reading.source),
        "note": as_cell(reading.note),
        "demo": str(int(reading.is_demo)),
    }


def exactly(value: Decimal | None) -> str:
    """A stored number without zeros that say nothing; never rounded, never in powers of ten."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
