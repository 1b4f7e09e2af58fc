"""While a report is made its page tells how far it is, and says what is the matter when it cannot."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in

pytestmark = pytest.mark.browser
ADDRESS = "/desk/readings/reports/"
BY_ITSELF, CUT, OUT, LONG = "会自己显示", "暂时没有回应", "已退出登录", "比平时久"
ORDER = """
from datetime import timedelta
from django.utils import timezone
from portal.accounts.models import User
from portal.outbox.models import Message
from services.indicators.models import Report
now, office = timezone.now(), User.objects.get(username="statistics")
report = Report.objects.create(kind="yearly", year=2019, snapshot={}, digest="0" * 64, frozen_by=office, frozen_at=now)
for name in ("docx", "pdf"):
    payload = {"report": report.pk, "format": name}
    Message.objects.create(topic="report.wanted", payload=payload, available_at=now + timedelta(days=1))
print(report.pk)
"""
GIVE_UP = """
from django.utils import timezone
from portal.outbox.models import Message
Message.objects.filter(topic="report.wanted", payload__report={pk}).update(dead_at=timezone.now())
"""
FORGET = """
from portal.outbox.models import Message
from services.indicators.models import Report
Message.objects.filter(topic="report.wanted", payload__report={pk}).delete()
Report.objects.filter(pk={pk}).delete()
"""


@pytest.fixture
def report(portal):
    """A report whose files wait for their turn; its number."""
    pk = int(portal.inside.python(ORDER))
    yield pk
    portal.inside.python(FORGET.format(pk=pk))


@pytest.fixture
def page(open_page, portal, report) -> Page:
    """The reports at the desk, on a clock that the test moves."""
    page = open_page(width=768)
    sign_in(page, portal, "statistics")
    page.clock.install()
    page.goto(portal.url(ADDRESS))
    expect(page.locator("main")).to_contain_text("排队中")
    return page


def told(page: Page, words: str) -> None:
    """Of all that could be said only this is seen; the link is there unless the page looks by itself."""
    for each in (BY_ITSELF, CUT, OUT, LONG):
        expect(page.get_by_text(each)).to_be_visible(visible=each == words)
    expect(page.get_by_role("link", name="看看好了没有")).to_be_visible(visible=words != BY_ITSELF)


def asks(page: Page, milliseconds: int) -> list[str]:
    """What is asked for in this time."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(milliseconds)
    return asked


def test_what_cannot_be_made_is_said_without_reloading(page, portal, report):
    told(page, BY_ITSELF)
    portal.inside.python(GIVE_UP.format(pk=report))
    page.clock.run_for(3_000)
    expect(page.locator("main")).to_contain_text("没有生成出来")
    expect(page.get_by_text(BY_ITSELF)).to_have_count(0)
    assert asks(page, 60_000) == []


@pytest.mark.parametrize(
    "fails", [lambda route: route.abort(), lambda route: route.fulfill(status=503), lambda route: route.fulfill(body="<p>?")]
)
def test_a_portal_that_does_not_answer_is_asked_again(page, fails):
    page.route(f"**{ADDRESS}*/", fails)
    page.clock.run_for(3_000)
    told(page, CUT)
    page.unroute(f"**{ADDRESS}*/")
    page.clock.run_for(12_000)
    told(page, BY_ITSELF)


def test_who_is_signed_out_is_told_and_led_to_the_sign_in(page):
    page.context.clear_cookies()
    page.clock.run_for(3_000)
    told(page, OUT)
    assert asks(page, 60_000) == []
    page.get_by_role("link", name="看看好了没有").click()
    page.wait_for_url("**/accounts/login/**")


def test_a_page_that_is_left_alone_stops_asking_and_says_so(page):
    page.clock.fast_forward("10:30")
    told(page, LONG)
    assert asks(page, 60_000) == []


def test_without_scripts_a_link_does_it(open_page, portal, report):
    page = open_page(width=768, js=False)
    sign_in(page, portal, "statistics")
    page.goto(portal.url(ADDRESS))
    expect(page.get_by_role("link", name="看看好了没有")).to_be_visible()
    expect(page.get_by_text(BY_ITSELF)).to_be_hidden()
