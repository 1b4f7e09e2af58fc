"""An item of the plan names what was published about it, how its indicators stand, and costs few queries."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.policies.models import PolicyPage
from tests.factories.pages import make_first_pages

LIMIT = 8


@pytest.fixture
def site(plan):
    """The plan and the first articles, made-up ones too."""
    make_first_pages(demo=True)


def main_of(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "lxml").find("main")


def test_a_measure_names_policies_guides_and_stories_about_it(site, client):
    page = main_of(client, "/plan/8/measures/10/")
    hrefs = {link["href"] for link in page.find_all("a")}
    assert {"/policies/legal-aid-law/", "/help/legal-aid/"} <= hrefs
    assert any(href.startswith("/stories/") for href in hrefs)
    assert "示例（虚构）" in page.get_text()


def test_in_english_the_columns_have_their_english_names(site, client):
    text = client.get("/plan/8/measures/3/", headers={"accept-language": "en"}).content.decode()
    assert "<h3>Policies</h3>" in text
    assert "<h3>How to get help</h3>" in text
    assert "<h3>政策</h3>" not in text


def test_an_article_that_nobody_checked_is_marked_where_it_is_named(site, client):
    row = main_of(client, "/plan/8/measures/3/").select_one('a[href="/policies/warning-letters/"]').parent
    assert "待核实" in row.get_text()


def test_an_article_that_was_taken_down_is_not_named(site, client):
    PolicyPage.objects.get(slug="warning-letters").unpublish()
    assert "/policies/warning-letters/" not in str(main_of(client, "/plan/8/measures/3/"))


def test_a_goal_shows_its_indicators_and_what_was_not_reported(site, client):
    page = main_of(client, "/plan/1/goals/3/")
    assert page.select_one('a[href="/data/indicators/1-3a/"]').get_text() == "妇女常见病筛查率"
    assert "未填报" in page.get_text()


def test_a_promise_without_a_number_says_so(site, client):
    assert "没有用数字来衡量" in main_of(client, "/plan/8/measures/3/").get_text()


@pytest.mark.parametrize("address", ["/plan/8/measures/3/", "/plan/8/measures/10/", "/plan/1/measures/6/", "/plan/1/goals/6/"])
def test_an_item_of_the_plan_costs_at_most_eight_queries(site, client, address):
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= LIMIT
