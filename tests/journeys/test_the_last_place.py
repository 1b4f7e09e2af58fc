"""A check-up with one place left: one of two women gets it, the other is told kindly; what the first gives back is the second's."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, choose, follow, go_on, open_number, press, send

pytestmark = pytest.mark.browser
SITE = "示例站（虚构）"
ONE_PLACE = """
from portal.kit import clock
from services.screening.models import Offer, Programme, Site
said = dict(source="虚构，仅供测试", verified_on=clock.today(), verified_by="测试")
site, _ = Site.objects.update_or_create(name="{site}", defaults=said)
programme = Programme.objects.get(code="cancer")
Offer.objects.update_or_create(programme=programme, site=site, defaults=dict(capacity=1, taken=0, **said))
"""


def choose_the_place(phone: Page, portal) -> None:
    begin(phone, portal, "d")
    choose(phone, "想做哪项检查", "宫颈癌、乳腺癌筛查")
    phone.get_by_label("做检查的人多大年龄").fill("43")
    for question in ("她住在本区吗", "她是农村妇女，或享受低保吗", "她因为残疾需要协助吗"):
        choose(phone, question, "是")
    go_on(phone)
    go_on(phone)  # for herself
    go_on(phone)
    phone.get_by_label(SITE).check()
    go_on(phone)
    go_on(phone)
    expect(phone.locator("main")).to_contain_text("符合")


def test_one_gets_it_and_what_she_gives_back_is_the_others(open_page, portal):
    portal.inside.python(ONE_PLACE.format(site=SITE))
    first, second = open_page(), open_page(js=False)
    choose_the_place(first, portal)
    choose_the_place(second, portal)
    number = send(first)

    for box in second.locator("main form input[type=checkbox]").all():
        box.check()
    press(second, "提交")
    expect(second.locator("main")).to_contain_text("最后一个名额刚被登记")

    open_number(first, portal, number)
    expect(first.locator("main")).to_contain_text(SITE)
    follow(first.get_by_role("button", name="退回名额"))
    expect(first.locator("main")).not_to_contain_text(SITE)

    open_number(second, portal, send(second))
    expect(second.locator("main")).to_contain_text(SITE)
