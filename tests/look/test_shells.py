"""What the shells show, and what the quiet one must never show."""

import re

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from portal.district.pack import district

TELLING = re.compile(r"家暴|暴力|举报|妇女|维权|性骚扰|violence|report|abuse|women", re.IGNORECASE)
ERRORS = ["400.html", "403.html", "403_form.html", "404.html", "429.html", "500.html", "503.html"]


def drawn(name: str, path: str = "/f/a/2/", **context: object) -> BeautifulSoup:
    request = RequestFactory().get(path)
    page = {"request": request, "csrf_token": "token", "district": district(), **context}
    return BeautifulSoup(render_to_string(name, page), "lxml")


def stops(page: BeautifulSoup) -> list[str]:
    tags = page.body.select("a[href], button, input:not([type=hidden])")
    return [" ".join(tag.get("class", [tag.name])) for tag in tags]


def test_the_exit_is_the_second_stop_of_the_quiet_shell():
    page = drawn("quiet.html")
    assert stops(page)[:2] == ["skip", "exit"]
    link = page.select_one(".exit")
    assert link["href"] == "/x/"
    assert link["data-exit-to"] == district().exit_url


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_quiet_shell_says_nothing_about_its_subject(language):
    with translation.override(language):
        page = drawn("quiet.html")
    assert TELLING.findall(page.decode()) == []
    assert page.title.string in {"公共服务", "Public service"}
    assert page.select("svg, nav, footer, [role=search], meta[name=description]") == []


def test_the_quiet_shell_gives_three_numbers_and_large_print():
    page = drawn("quiet.html")
    assert [a["href"] for a in page.select("a[href^=tel]")] == ["tel:110", "tel:120", "tel:12338"]
    assert page.select_one('form[action="/reading/"] button[name=elder]')["value"] == "1"


def test_large_print_marks_the_page_and_offers_the_way_back():
    page = drawn("quiet.html", elder=True)
    assert page.html["class"] == ["elder"]
    assert page.select_one("button[name=elder]")["value"] == "0"
    assert page.select("link[href*='elder.css']")


@pytest.mark.parametrize("name", ["500.html", "503.html"])
def test_a_page_for_broken_times_needs_nothing_of_ours(name, monkeypatch):
    def refuse(*args: object) -> HttpResponse:
        raise AssertionError("the database was asked")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", refuse)
    page = BeautifulSoup(render_to_string(name), "lxml")
    assert page.select_one("a[href='tel:110']")
    assert page.select_one(".exit")["href"] == "/x/"
    assert page.select("form") == []


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_says_what_to_do_next(name):
    page = drawn(name, minutes=2)
    assert len(page.select("h1")) == 1
    assert page.select_one("p.lead").get_text(strip=True)
    assert page.select_one("main a[href='tel:12338']")
    assert page.title.string == "公共服务"


def test_a_public_page_has_five_entries_and_marks_where_she_is(db):
    page = drawn("base.html", path="/plan/8/measures/3/")
    entries = page.select(".site-nav a")
    assert [a["href"] for a in entries] == ["/", "/plan/", "/policies/", "/help/", "/stories/"]
    assert [a["href"] for a in entries if a.get("aria-current")] == ["/plan/"]


def test_the_strip_calls_110_first():
    lines = [{"number": number, "name": name} for number, name in (("110", "公安报警"), ("120", "急救"))]
    first, second = drawn("includes/numbers.html", strip_hotlines=lines).select("a")
    assert (first["href"], first.get_text(strip=True)) == ("tel:110", "危险中请拨 110")
    assert second["href"] == "tel:120"


@pytest.mark.usefixtures("district")
def test_every_public_page_has_the_strip():
    assert drawn("base.html", path="/").select_one(".strip a.strip-first")["href"] == "tel:110"


def test_the_footer_leaves_out_what_the_district_has_not_been_given(db):
    page = drawn("base.html", path="/")
    assert "主办" not in page.footer.get_text()
    assert "网站标识码" not in page.footer.get_text()
