"""Taking a place and giving it back, each exactly once."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.kit import clock
from portal.notices.telling import forget_resident, move_resident
from portal.notices.words import REMINDER
from services.cases.telling import tell_at
from services.contacts.wishes import ContactDetails
from services.intake.flows import Refused
from services.screening.models import Offer, Registration
from services.screening.rules import Season

REMINDED_AT = timedelta(hours=9)
FULL = _("The last place there was just taken. Please choose another site, or none: then we tell you when places come.")
CLOSED = _("This programme does not take registrations today. Please choose another, or no place.")


def take_place(*, case_id: UUID, offer_id: int, programme: str) -> Registration:
    """Hold a place for a case, in the transaction that opens it. Raises Refused with the reason where there is none."""
    offer = Offer.objects.shown().filter(pk=offer_id, programme__code=programme).first()
    if offer is None or offer.season in (Season.NOT_YET, Season.OVER, Season.PAUSED):
        raise Refused(CLOSED)
    if not Offer.objects.take(offer_id):
        raise Refused(FULL)
    return Registration.objects.create(case_id=case_id, offer_id=offer_id)


def remind(place: Registration, contact: ContactDetails) -> None:
    """A short message two days before, by her wishes; none where the day is open, or is past when her hours come."""
    if place.offer.day is None:
        return
    times = _times_before(place.offer.day)
    if times["expires_at"] > clock.now():
        tell_at(place.case_id, contact, REMINDER, **times)


def move_reminders(*, offer_id: int) -> None:
    """An editor has moved the day of an offer: the messages that wait go with it, or are dropped where there is no day any more."""
    offer = Offer.objects.get(pk=offer_id)
    held = offer.registrations.filter(is_cancelled=False).values_list("case_id", flat=True)
    if offer.day is None:
        forget_resident(held, REMINDER)
    else:
        move_resident(held, REMINDER, **_times_before(offer.day))


def _times_before(day: date) -> dict[str, datetime]:
    """When she is reminded of a day, and until when that makes sense."""
    begins = timezone.make_aware(datetime.combine(day, time.min))
    return {"not_before": max(begins - timedelta(days=2) + REMINDED_AT, clock.now()), "expires_at": begins}


def give_back_place(*, case_id: UUID) -> bool:
    """Cancel the place of a case; whether there was one to cancel. Repeated it does nothing."""
    with transaction.atomic():
        held = Registration.objects.filter(case_id=case_id, is_cancelled=False)
        offer_id = held.values_list("offer_id", flat=True).first()
        if offer_id is None or not held.update(is_cancelled=True):
            return False
        Offer.objects.give_back(offer_id)
        forget_resident([case_id], REMINDER)
        return True


def forget_place(*, case_id: UUID) -> None:
    """Delete which place a case held; one whose day is still to come is free again. Repeated it does nothing."""
    place = place_of(case_id)
    if place and not place.is_over:
        give_back_place(case_id=case_id)
    Registration.objects.filter(case_id=case_id).delete()


def place_of(case_id: UUID | str) -> Registration | None:
    """The place that a case holds, or gave back."""
    return Registration.objects.filter(case_id=case_id).select_related("offer__programme", "offer__site").first()
