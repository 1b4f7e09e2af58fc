"""Holding a number: 15 idle minutes, by a key in her cookie."""

from datetime import timedelta

from django.utils import timezone

from services.intake.models import Holding


def test_it_ends_after_fifteen_idle_minutes(her):
    her.opens(her.asks())
    assert her.get("/r/o/").redirect_chain == []
    Holding.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert her.get("/r/o/").redirect_chain == [("/r/", 302)]


def test_each_use_starts_the_idle_time_again(her):
    her.opens(her.asks())
    Holding.objects.update(expires_at=timezone.now() + timedelta(minutes=1))
    her.get("/r/o/")
    assert Holding.objects.get().expires_at > timezone.now() + timedelta(minutes=14)


def test_another_browser_holds_nothing(her, client):
    her.opens(her.asks())
    assert client.get("/r/o/")["Location"] == "/r/"


def test_putting_the_number_away_ends_it_at_once(her):
    her.opens(her.asks())
    cookie = her.client.cookies["r"].value
    her.client.post("/r/end/")
    her.client.cookies["r"] = cookie
    assert her.get("/r/o/").redirect_chain == [("/r/", 302)]
    assert not Holding.objects.exists()


def test_the_address_that_puts_it_away_only_leads_on_when_it_is_typed(her):
    her.opens(her.asks())
    assert her.get("/r/end/").status_code == 200
    assert Holding.objects.exists()


def test_opening_another_number_leaves_no_second_holding(her):
    receipt = her.asks()
    her.opens(receipt)
    her.opens(receipt)
    assert Holding.objects.count() == 1
