"""What monitoring does when a case was accepted or first answered, and when a quarter is over."""

import logging

from celery.schedules import crontab

from portal.kit import clock
from portal.kit.working_days import YearUnknown
from portal.outbox.models import Message
from portal.outbox.registry import handles, periodic
from services.catalogue.events import CaseAccepted, FirstContact
from services.monitoring.models import ContactFact, Fact
from services.monitoring.quarters import TooEarly, following, hold_the_books, open_quarter
from services.monitoring.release import close_quarter

logger = logging.getLogger(__name__)


@handles(CaseAccepted.topic)
def count(message: Message) -> None:
    """Write the fact, once for each event. What comes after its quarter was closed falls into the quarter that is open now."""
    event = CaseAccepted.from_payload(message.payload)
    hold_the_books(to_close=False)
    values = {"category": event.category, "group": event.group, "subdistrict": event.subdistrict, "age_band": event.age_band}
    Fact.objects.get_or_create(event_id=event.event_id, defaults=values | {"quarter": open_quarter(event.quarter)})


@handles(FirstContact.topic)
def count_contact(message: Message) -> None:
    """Write the second fact, once for each event, by the same rule."""
    event = FirstContact.from_payload(message.payload)
    hold_the_books(to_close=False)
    values = {"on_time": event.on_time, "quarter": open_quarter(event.quarter)}
    ContactFact.objects.get_or_create(event_id=event.event_id, defaults=values)


@periodic(crontab(hour=6, minute=0))
def close_what_is_due() -> None:
    """Close every quarter since the first fact whose closing day has come, empty ones too: a missing release would say that nobody came."""
    quarter = Fact.objects.order_by("quarter").values_list("quarter", flat=True).first()
    while quarter and quarter < clock.quarter_of(clock.today()):
        try:
            close_quarter(quarter)
        except TooEarly:
            return
        except YearUnknown as error:
            logger.error("%s cannot be closed: %s; add its days to calendar.tsv of the district pack", quarter, error)
            return
        quarter = following(quarter)
