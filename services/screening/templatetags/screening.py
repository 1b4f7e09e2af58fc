"""What pages of screening ask: programmes, offers, and the place that a case holds (`{% load screening %}`)."""

from uuid import UUID

from django import template

from services.screening.actions import place_of
from services.screening.models import Offer, Programme, Registration
from services.screening.words import SEASONS, ages

register = template.Library()


@register.simple_tag
def programmes() -> list[Programme]:
    """Every programme that is on."""
    return list(Programme.objects.current())


@register.simple_tag
def offers() -> list[Offer]:
    """Every programme at every site."""
    return list(Offer.objects.shown())


@register.simple_tag
def place(case_id: UUID | str) -> Registration | None:
    """The place that a case holds, or gave back."""
    return place_of(case_id)


@register.filter
def season_name(what: Programme | Offer) -> str:
    """Open, full, paused: in words."""
    return str(SEASONS[what.season])


@register.filter
def for_ages(programme: Programme) -> str:
    """For which ages it is."""
    return ages(programme)
