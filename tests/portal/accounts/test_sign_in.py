"""Signing in with a password: by which doors, to where, and how often."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from portal.accounts.roles import ROLES
from tests.portal.accounts.conftest import PASSWORD


@pytest.mark.parametrize("name", ["lihua", "lihua@example.cn", "LIHUA@example.cn"])
def test_she_signs_in_by_user_name_or_by_mail_address(person, name):
    assert person.sign_in(login=name)["Location"] == "/accounts/start/"
    assert person.is_signed_in()


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("caseworker", "/desk/"),
        ("lead", "/desk/"),
        ("coordinator", "/desk/"),
        ("supervisor", "/desk/supervision/"),
        ("editor", "/cms/"),
        ("reviewer", "/cms/"),
        ("publisher", "/cms/"),
    ],
)
def test_her_role_decides_where_she_lands(person, role, place):
    person.user.groups.add(Group.objects.get(name=role))
    person.sign_in()
    assert person.client.get("/accounts/start/")["Location"] == place


def test_that_she_signed_in_is_not_announced(person):
    person.sign_in()
    assert list(person.client.get("/accounts/start/").context["messages"]) == []


def test_without_a_role_she_is_told_whom_to_ask(person):
    person.sign_in()
    page = person.client.get("/accounts/start/")
    assert page.status_code == 200
    assert page.templates[0].name == "account/start.html"


@pytest.mark.django_db
def test_every_role_is_a_group_and_a_second_migrate_changes_nothing():
    before = list(Group.objects.filter(name__in=ROLES).values_list("pk", flat=True))
    assert len(before) == len(ROLES)


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_after_signing_in_nobody_is_sent_to_another_site(person, address):
    assert person.sign_in(next=address)["Location"] == "/accounts/start/"


def test_after_signing_in_she_returns_to_the_page_she_wanted(person):
    assert person.sign_in(next="/desk/?page=2")["Location"] == "/desk/?page=2"


@pytest.mark.parametrize("address", ["/cms/login/", "/_util/login/", "/admin/login/", "/admin/", "/cms/password_reset/"])
def test_there_is_no_second_door_that_takes_a_password(person, address):
    for data in ({"username": "lihua", "password": PASSWORD}, {"login": "lihua", "password": PASSWORD}):
        response = person.client.post(address, data)
        assert response.status_code in (302, 404, 405)
        assert not person.is_signed_in()


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "password/reset/", "password/set/", "login/code/", "login/code/confirm/", "confirm-email/", "3rdparty/"],
)
@pytest.mark.django_db
def test_residents_cannot_sign_up_and_nothing_is_reset_by_mail(client, address):
    assert client.get(f"/accounts/{address}").status_code == 404
    assert client.post(f"/accounts/{address}", {"email": "a@example.cn"}).status_code == 404


def test_five_wrong_passwords_close_the_door_for_the_right_one_too(person):
    for _ in range(5):
        assert person.sign_in(password="wrong").status_code == 200
    person.sign_in()
    assert not person.is_signed_in()


def test_a_forged_address_does_not_open_it_again(person):
    for number in range(5):
        person.client.post("/accounts/login/", {"login": "lihua", "password": "wrong"}, headers={"x-forwarded-for": f"203.0.113.{number}"})
    person.client.post("/accounts/login/", {"login": "lihua", "password": PASSWORD}, headers={"x-forwarded-for": "203.0.113.99"})
    assert not person.is_signed_in()


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(person):
    wrong = person.sign_in(password="wrong")
    unknown = Client().post("/accounts/login/", {"login": "nobody", "password": "wrong"})
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_someone_who_was_disabled_is_out_at_her_next_request(person):
    person.sign_in()
    assert person.client.get("/accounts/start/").status_code == 200
    person.user.is_active = False
    person.user.save()
    assert person.client.get("/accounts/start/")["Location"].startswith("/accounts/login/")


def test_a_role_that_was_taken_away_counts_at_her_next_request(person):
    person.user.groups.add(Group.objects.get(name="caseworker"))
    person.sign_in()
    person.user.groups.clear()
    assert person.client.get("/accounts/start/").status_code == 200
