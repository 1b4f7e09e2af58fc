"""Fifty at once for the last place: exactly one gets it, on every database."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from services.screening.models import Offer, Programme, Site

CLIENTS = 50


def grab(pk: int) -> bool:
    try:
        with transaction.atomic():
            return Offer.objects.take(pk)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_exactly_one_of_fifty_gets_the_last_place():
    programme = Programme.objects.create(code="cancer", name="演示", source="虚构")
    offer = Offer.objects.create(programme=programme, site=Site.objects.create(name="演示站", source="虚构"), capacity=3, taken=2)
    with ThreadPoolExecutor(CLIENTS) as pool:
        got = list(pool.map(grab, [offer.pk] * CLIENTS))
    assert sum(got) == 1
    offer.refresh_from_db()
    assert (offer.taken, offer.free) == (3, 0)
