"""The place that she took stands beside her number, with what she has to know to come or to give it back."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from services.screening.models import Offer, Registration, Site
from tests.services.asking import ask
from tests.services.desk.conftest import fresh_key
from tests.services.screening.test_flow import PAGES, pages

pytestmark = pytest.mark.usefixtures("district")
TOLD = ("宫颈癌、乳腺癌筛查", "示例站（虚构）", "示例路 1 号", "00000000", "周一至周五", "2026-12-03", "要带什么")
GIVES_BACK = 'form[action="/r/g/"]'


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-11-25 10:00 +0800"):
        yield


@pytest.fixture
def offer(offer) -> Offer:
    """A place on a day of next week, at a site of which everything is known."""
    Offer.objects.update(day=date(2026, 12, 3))
    Site.objects.update(address="示例路 1 号", phone="00000000", hours="周一至周五")
    return Offer.objects.get()


def shown(browser, address: str) -> BeautifulSoup:
    return BeautifulSoup(browser.get(address).content, "lxml").main


def taken(resident, offer) -> BeautifulSoup:
    """The page of her number."""
    ask(resident, "screening", *pages(p4={"q1": str(offer.pk)}))
    return shown(resident, "/f/done/")


def opened(resident, offer) -> BeautifulSoup:
    """What her number opens."""
    ask(resident, "screening", *pages(p4={"q1": str(offer.pk)}))
    resident.post("/r/", {"n": resident.get("/f/done/").context["digits"]})
    return shown(resident, "/r/o/")


@pytest.mark.parametrize("page", [taken, opened])
def test_her_number_comes_with_where_when_and_what_to_bring(resident, offer, page):
    text = page(resident, offer).get_text()
    assert [part for part in TOLD if part not in text] == []


def test_beside_her_new_number_stands_how_a_place_is_given_back(resident, offer):
    page = taken(resident, offer)
    assert "去不了的话" in page.get_text()
    assert not page.select(GIVES_BACK)


def test_what_was_given_back_meanwhile_is_not_promised_beside_the_number(resident, offer):
    taken(resident, offer)
    Registration.objects.update(is_cancelled=True)
    text = shown(resident, "/f/done/").get_text()
    assert "名额已经退回" in text
    assert "示例站" not in text


def test_a_request_without_a_place_says_nothing_of_one(resident, offer):
    ask(resident, "screening", *pages())
    assert "名额" not in shown(resident, "/f/done/").get_text()


def test_a_place_without_a_day_tells_who_agrees_on_it(resident, offer):
    Offer.objects.update(day=None)
    assert "由机构和您商定" in opened(resident, offer).get_text()


def test_after_its_day_a_place_cannot_be_given_back(resident, offer):
    assert opened(resident, offer).select(GIVES_BACK)
    Offer.objects.update(day=date(2026, 11, 24))
    page = shown(resident, "/r/o/")
    assert "日期已经过了" in page.get_text()
    assert not page.select(GIVES_BACK)


def test_on_the_telephone_the_place_is_read_out_with_the_number_also_when_sent_twice(caseworker_client, offer):
    asked = {f"s{number}-{name}": value for number, page in PAGES.items() for name, value in page.items()}
    sent = asked | {"k": fresh_key(), "s4-q1": str(offer.pk), "s5-q1": "no", "c1": "on", "c2": "on"}
    for _twice in range(2):
        text = caseworker_client.post("/desk/phone/d/", sent).content.decode()
        assert [part for part in TOLD if part not in text] == []
    assert Offer.objects.get().taken == 1


def test_before_she_begins_she_sees_on_which_day_it_is(resident, offer):
    assert "2026-12-03" in shown(resident, "/f/d/").get_text()
