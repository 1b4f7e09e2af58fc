"""What monitoring does when a case was accepted, and when a quarter is over."""

from celery.schedules import crontab

from portal.kit import clock
from portal.kit.working_days import YearUnknown
from portal.outbox.models import Message
from portal.outbox.registry import handles, periodic
from services.catalogue.events import CaseAccepted
from services.monitoring.models import Fact, Release
from services.monitoring.release import TooEarly, close_quarter


@handles(CaseAccepted.topic)
def count(message: Message) -> None:
    """Write the fact, once for each event. What comes after its quarter was closed falls into the quarter that is open now."""
    event = CaseAccepted.from_payload(message.payload)
    quarter = event.quarter
    if Release.objects.filter(quarter=quarter).exists():
        quarter = clock.quarter_of(clock.today())
    Fact.objects.get_or_create(
        event_id=event.event_id,
        defaults={
            "quarter": quarter,
            "category": event.category,
            "group": event.group,
            "subdistrict": event.subdistrict,
            "age_band": event.age_band,
            "on_time": event.on_time,
        },
    )


@periodic(crontab(hour=6, minute=0))
def close_what_is_due() -> None:
    """Close each quarter that has facts, or follows a closed one, once its closing day has come."""
    known = set(Release.objects.values_list("quarter", flat=True))
    for quarter in sorted(set(Fact.objects.values_list("quarter", flat=True)) - known):
        try:
            close_quarter(quarter)
        except (TooEarly, YearUnknown):
            return
