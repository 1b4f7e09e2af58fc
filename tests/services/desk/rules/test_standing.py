"""A change says how far it has come, what it replaces, and what else is under way for its rule."""

import pytest
import time_machine
from bs4 import BeautifulSoup

from tests.conftest import signed_in
from tests.services.desk.rules.test_rules import PAGE, TODAY, approved, drafted

pytestmark = pytest.mark.usefixtures("district")


def shown(browser, address: str = PAGE) -> BeautifulSoup:
    return BeautifulSoup(browser.get(address).content, "lxml").main


def section(page: BeautifulSoup, title: str) -> str:
    return page.find("h2", string=title).find_parent("section").get_text()


def test_an_approved_change_says_from_which_day_it_holds_and_who_decided(browser, office):
    change = approved(browser, office)
    page = shown(browser, f"{PAGE}changes/{change.pk}/").get_text()
    assert "已批准，自 2026-12-01 起生效" in page
    assert "已审定" not in page
    assert "office" in page


def test_until_its_day_it_is_under_way_then_it_is_history_and_the_rule_tells_its_day(browser, front, office):
    approved(browser, office)
    assert "自 2026-12-01 起生效" in section(shown(browser), "进行中的改动")
    with time_machine.travel("2026-12-01 00:00:01+08:00"):
        page = shown(signed_in(front))
    assert not page.find("h2", string="进行中的改动")
    assert "自 2026-12-01 起生效" in section(page, "经过")
    assert "自 2026-12-01 起" in page.table.get_text()


def test_a_change_in_force_still_shows_what_it_changed(browser, office):
    change = approved(browser, office, lead="FL", effective_on=TODAY)
    said = {str(label): (before, then) for label, before, then in browser.get(f"{PAGE}changes/{change.pk}/").context["said"]}
    assert said["谁牵头"] == ("区法律援助中心", "区妇联")


def test_a_draft_is_compared_with_what_will_hold_on_its_day(browser, office):
    approved(browser, office, lead="FL", effective_on="2026-11-26")
    change = drafted(browser)
    said = {str(label): (before, then) for label, before, then in browser.get(f"{PAGE}changes/{change.pk}/").context["said"]}
    assert said["谁牵头"] == ("区妇联", "区法律援助中心")


def test_two_changes_of_one_rule_know_of_each_other(browser, office):
    first = approved(browser, office, lead="FL")
    second = drafted(browser)
    for address in (f"{PAGE}changes/{second.pk}/", f"{PAGE}{second.code}/", f"{PAGE}changes/{second.pk}/edit/"):
        assert shown(browser, address).select(f'.notice a[href="{PAGE}changes/{first.pk}/"]'), address
    assert not shown(browser, f"{PAGE}changes/{second.pk}/").select(f'.notice a[href="{PAGE}changes/{second.pk}/"]')


def test_on_a_phone_what_changes_stands_below_what_it_replaces(browser):
    page = shown(browser, f"{PAGE}changes/{drafted(browser, lead='FL').pk}/")
    assert page.select("table")
    for table in page.select("table"):
        assert "table-stack" in table["class"]
        assert {cell.get("data-label") for cell in table.select("td")} == {"改前", "改后"}
