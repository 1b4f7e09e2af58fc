"""Staff read what to write beside each field."""

from bs4 import BeautifulSoup
from django.test import Client


def test_the_fields_of_signing_in_are_named_and_empty(db):
    page = BeautifulSoup(Client().get("/accounts/login/").content, "html.parser")
    form = page.find("form", action="/accounts/login/")
    assert [label.get_text(strip=True) for label in form.find_all("label")] == ["用户名或邮箱", "密码"]
    assert not form.find_all(placeholder=True)
