"""On paper a table stays a table: a sheet is as wide as a tablet, and rows as blocks would fill three times as many."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PAPER = 680
"""A4 without its margins, in CSS pixels."""


@pytest.mark.parametrize("address", ["/data/indicators/", "/data/indicators/1-3a/", "/data/services/"])
def test_the_columns_have_their_heads_and_nothing_sticks_out(open_page, portal, address):
    page = open_page(width=PAPER)
    page.goto(portal.url(address))
    heads = page.locator("main .table-stack thead").first
    expect(heads).to_be_hidden()
    page.emulate_media(media="print")
    expect(heads).to_be_visible()
    assert page.evaluate("[...document.querySelectorAll('main table')].every((each) => each.getBoundingClientRect().right <= innerWidth)")
