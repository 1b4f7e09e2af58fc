"""What residents see of the plan."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from cms.plan.models import MeasurePage
from services.monitoring.release import close_quarter


@pytest.fixture
def read(plan, client: Client):
    """Read a page as a resident: its status must be 200."""

    def get(address: str, **headers: str) -> BeautifulSoup:
        answer = client.get(address, **headers)
        assert answer.status_code == 200, address
        return BeautifulSoup(answer.content, "lxml")

    return get


ADDRESSES = [
    ("/plan/", "铁西区妇女发展规划"),
    ("/plan/preface/", "前言"),
    ("/plan/8/", "妇女与法律"),
    ("/plan/8/goals/3/", "八.目标.3"),
    ("/plan/8/measures/3/", "八.策略.3"),
    ("/plan/principles/3/", "一部.二.3"),
    ("/plan/implementation/2/", "三部.二"),
    ("/plan/monitoring/3/", "四部.三"),
]


@pytest.mark.parametrize(("address", "words"), ADDRESSES)
def test_everything_has_an_address_of_its_own(read, address, words):
    assert words in read(address).find("main").get_text()


@pytest.mark.parametrize("made_up", [False, True])
def test_a_count_says_of_what_it_is_and_whether_it_was_made_up(read, settings, tmp_path, made_up):
    settings.LEDGER_DIR = tmp_path
    with time_machine.travel("2026-11-02 09:00:00+08:00"):
        close_quarter("2026Q3", is_demo=made_up)
    cards = [card.get_text() for card in read("/plan/8/measures/10/").select(".card") if "受理业务量" in card.get_text()]
    assert any("法律援助" in card for card in cards)
    assert {"演示数据" in card for card in cards} == {made_up}


@pytest.mark.parametrize("address", ["/plan/9/", "/plan/8/goals/9/", "/plan/8/measures/12/", "/plan/0/", "/plan/8/goals/03/"])
def test_what_the_plan_does_not_have_is_not_found(plan, client, address):
    assert client.get(address).status_code == 404


def test_the_words_of_an_item_are_shown_unchanged(read):
    shown = read("/plan/7/measures/3/").select_one("blockquote.promise")
    assert shown.get_text(strip=True) == MeasurePage.objects.get(code="七.策略.3").text
    assert shown["lang"] == "zh-CN"


def test_the_citation_is_shown_and_can_be_copied(read):
    page = read("/plan/8/measures/3/")
    assert page.select_one("main .tag-code").get_text() == "八.策略.3"
    assert page.select_one("[data-copy]")["data-copy"] == "《铁西区妇女发展规划》八.策略.3"


def test_an_oddity_of_the_source_carries_the_editors_note(read):
    assert "疑为“体质测定”" in read("/plan/1/goals/11/").find("main").get_text()
    assert "编者注" not in read("/plan/1/goals/1/").find("main").get_text()


def test_a_measure_leads_to_the_service_that_carries_it_out(read):
    assert read("/plan/8/measures/10/").select_one('main a[href="/f/a/"]')


def test_a_division_of_work_that_nobody_confirmed_is_marked_so(read):
    text = read("/plan/8/measures/10/").find("main").get_text()
    assert "区司法局" in text
    assert "分工待核实" in text


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("/plan/8/measures/3/", "/plan/8/measures/2/", "/plan/8/measures/4/"),
        ("/plan/8/measures/1/", None, "/plan/8/measures/2/"),
        ("/plan/8/measures/11/", "/plan/8/measures/10/", None),
    ],
)
def test_readers_go_from_one_item_to_the_next(read, address, before, after):
    page = read(address)
    found = [page.select_one(f'main a[rel="{rel}"]') for rel in ("prev", "next")]
    assert [link and link["href"] for link in found] == [before, after]


def test_a_chapter_whose_pages_are_no_drafts_lists_all_of_them(read):
    assert len(read("/plan/8/measures/").select("main ol.numbered > li")) == 11


@pytest.mark.parametrize(("language", "heard", "below"), [("en", "Women and the law", True), ("zh-hans", "妇女与法律", False)])
def test_a_domain_is_called_as_its_reader_calls_it(read, client, settings, language, heard, below):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    head = read("/plan/8/").select_one(".domain-head")
    assert head.svg["aria-label"].startswith(heard)
    assert head.h1.get_text() == "妇女与法律"
    assert ("Women and the law" in head.get_text()) is below
