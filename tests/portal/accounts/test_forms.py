"""Staff read what to write beside each field."""

from bs4 import BeautifulSoup
from django.test import Client

from tests.conftest import signed_in


def test_the_fields_of_signing_in_are_named_and_empty(db):
    page = BeautifulSoup(Client().get("/accounts/login/").content, "lxml")
    form = page.find("form", action="/accounts/login/")
    assert [label.get_text(strip=True) for label in form.find_all("label")] == ["用户名或邮箱", "密码"]
    assert not form.find_all(placeholder=True)


def test_so_is_the_field_in_which_she_confirms_that_it_is_she(caseworker):
    page = BeautifulSoup(signed_in(caseworker).get("/accounts/reauthenticate/").content, "lxml").find("main")
    assert [label.get_text(strip=True) for label in page.find_all("label")] == ["密码"]
    assert not page.find_all(placeholder=True)
    assert page.find("button").get_text(strip=True) == "确认"
