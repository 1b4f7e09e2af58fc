"""A deadline that nobody kept: supervision is told once, sees how many and never whose, and she is answered after all."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import find_case, open_number, press, sign_in, write_to_her

pytestmark = pytest.mark.browser
STORY = "三周前问过赡养费的事，还没有人回。"
LATE_FOR_AN_HOUR = """
from datetime import timedelta
from portal.kit import clock
from services.cases.models import Case
from tests.factories.cases import make_case_with_receipt
case, receipt = make_case_with_receipt(answers={{"发生了什么": "{story}"}})
Case.objects.filter(pk=case.pk).update(due_at=clock.now() - timedelta(hours=1))
print(receipt)
"""
TWICE = "from services.cases.escalation import escalate; escalate(); escalate()"


def overdue(supervisor: Page, portal) -> int:
    supervisor.goto(portal.url("/desk/supervision/"))
    columns = supervisor.get_by_role("columnheader").all_inner_texts()
    cells = supervisor.get_by_role("row", name="区法律援助中心").locator("th, td").all_inner_texts()
    return int(cells[columns.index("超内部时限")])


def test_it_is_told_upward_once(open_page, portal):
    supervisor, desk, phone = open_page(width=1280), open_page(width=1280), open_page(js=False)
    sign_in(supervisor, portal, "supervisor")
    before = overdue(supervisor, portal)
    number = portal.inside.python(LATE_FOR_AN_HOUR.format(story=STORY))
    portal.inside.python(TWICE)
    assert overdue(supervisor, portal) == before + 1
    assert STORY not in supervisor.content()

    find_case(desk, portal, "caseworker", STORY)
    assert supervisor.goto(desk.url).status == 404
    expect(desk.get_by_text("已报督办")).to_have_count(1)
    press(desk, "签收")
    write_to_her(desk, "对不起，让您久等了。")
    portal.inside.python(TWICE)
    desk.reload()
    expect(desk.get_by_text("已报督办")).to_have_count(1)
    assert overdue(supervisor, portal) == before

    open_number(phone, portal, number)
    expect(phone.locator("main")).to_contain_text("让您久等了")
