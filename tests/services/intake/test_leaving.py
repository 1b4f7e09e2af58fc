"""Leaving at once: nothing is left in the browser or on the server, with and without scripts (S1-03, S6-22)."""

import pytest

from portal.district.pack import district
from services.intake.models import Draft, Holding


@pytest.fixture(params=["get", "post"])
def leaves(request, her):
    """By the link that needs no scripts, and by the beacon of a page that has already gone."""
    return lambda: getattr(her.client, request.param)("/x/")


def test_it_leads_to_the_weather(her):
    page = her.client.get("/x/")
    assert (page.status_code, page["Location"]) == (303, district().exit_url)


def test_the_beacon_is_answered_with_nothing(her):
    assert her.client.post("/x/").status_code == 204


def test_half_filled_answers_are_gone_for_good(her, leaves):
    her.fills_in()
    cookie = her.client.cookies["f"].value
    page = leaves()
    assert page["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert page.cookies["f"].value == ""
    assert not Draft.objects.exists()
    her.client.cookies["f"] = cookie
    assert her.get("/f/a/check/").redirect_chain == [("/f/a/", 302)]


def test_a_held_number_is_let_go(her, leaves):
    her.opens(her.asks())
    cookie = her.client.cookies["r"].value
    leaves()
    assert not Holding.objects.exists()
    her.client.cookies["r"] = cookie
    assert her.get("/r/o/").redirect_chain == [("/r/", 302)]


def test_whoever_was_signed_in_is_signed_out(caseworker_client, flow):
    caseworker_client.get("/x/")
    assert caseworker_client.get("/desk/").status_code == 302


def test_it_works_without_a_cookie_and_for_a_foreign_form(her):
    her.client.cookies.clear()
    assert her.client.get("/x/").status_code == 303
