"""Large print and language are remembered; nobody is sent away from here."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def post(client: Client, **data: str):
    return client.post("/reading/", data)


def test_large_print_is_remembered_in_a_cookie_that_scripts_cannot_read(client):
    response = post(client, elder="1", next="/plan/8/?page=2")
    assert (response.status_code, response["Location"]) == (303, "/plan/8/?page=2")
    cookie = response.cookies["elder"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("1", True, "Lax")


def test_large_print_is_taken_back(client):
    post(client, elder="1")
    post(client, elder="0")
    assert "elder" not in client.cookies or client.cookies["elder"].value == ""


def test_the_language_is_remembered_and_an_unknown_one_is_not(client, settings):
    assert post(client, language="en").cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert settings.LANGUAGE_COOKIE_NAME not in post(Client(), language="fr\r\nSet-Cookie: x=y").cookies


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "javascript:alert(1)",
        "///evil.example",
        "http:evil.example",
        "/\t/evil.example/",
        "evil.example",
        "\x00/",
        "",
    ],
)
def test_a_foreign_address_leads_home(client, address):
    response = post(client, elder="1", next=address)
    assert (response.status_code, response["Location"]) == (303, "/")


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_language_switch_of_django_sends_nobody_away_either(client, address):
    response = client.post("/i18n/setlang/", {"language": "en", "next": address})
    assert response["Location"] == "/"


def test_it_cannot_be_changed_by_a_mere_link(client):
    assert client.get("/reading/?elder=1").status_code == 405


def test_another_site_cannot_change_it():
    refused = Client(enforce_csrf_checks=True).post("/reading/", {"elder": "1"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (refused.status_code, refused.cookies) == (403, {})


def test_no_token_and_no_cookie_of_one_is_needed():
    client = Client(enforce_csrf_checks=True)
    assert client.post("/reading/", {"elder": "1"}, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303
    assert set(client.cookies) == {"elder"}
