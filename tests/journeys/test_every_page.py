"""Every family of pages is fit for everybody: axe finds nothing, nothing moves or sticks out sideways, normal and in large print."""

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Portal, complaints_of, follow, moved, sign_in, wide

pytestmark = [pytest.mark.browser, pytest.mark.whole_browser, pytest.mark.slow]
PUBLIC = (
    *("/", "/plan/", "/plan/8/", "/plan/8/goals/3/", "/plan/8/measures/10/", "/plan/principles/3/", "/plan/implementation/2/"),
    *(
        "/plan/print/",
        "/policies/",
        "/policies/womens-rights-law/",
        "/help/",
        "/help/legal-aid/",
        "/help/domestic-violence/",
        "/help/apply-legal-aid/",
        "/policies/reading-maternity/",
        "/stories/",
        "/news/",
        "/topics/",
        "/opinions/",
    ),
    *("/data/", "/data/api/", "/data/indicators/8-S10/", "/data/indicators/by-sex/", "/data/indicators/goals/"),
    *("/data/indicators/compare/", "/corrections/answers/"),
    *("/data/services/", "/data/indicators/", "/data/method/", "/search/", "/corrections/?page=/plan/", "/about/contact/"),
    *("/about/accessibility/", "/about/privacy/", "/about/map/", "/not/there/", "/accounts/login/"),
    *("/f/", "/f/a/", "/f/b/", "/f/c/", "/f/d/", "/f/e/", "/r/", "/n/"),
)
STAFF = {
    "caseworker": (
        "/desk/",
        "/desk/?list=overdue",
        "/desk/referred/",
        "/desk/phone/",
        "/desk/away/",
        "/desk/opinions/",
        "/desk/notices/",
        "/accounts/2fa/",
    ),
    "lead": ("/desk/?list=decide", "/desk/?urgency=U2", "/desk/away/", "/desk/opinions/", "/desk/retention/"),
    "supervisor": ("/desk/supervision/", "/desk/supervision/FYZX/", "/desk/rules/", "/desk/rules/R12/"),
    "coordinator": ("/desk/", "/desk/rules/"),
    "auditor": ("/desk/audit/", "/desk/audit/?action=case."),
    "security": ("/desk/staff/", "/desk/staff/5/"),
    "system": ("/desk/system/",),
    "health": ("/desk/readings/", "/desk/readings/tasks/"),
    "statistics": ("/desk/readings/", "/desk/readings/approval/", "/desk/readings/warnings/", "/desk/readings/reports/"),
}
WRITING = ("/cms/", "/cms/pages/", "/cms/handbook/", "/cms/images/", "/cms/opinion/", "/cms/hotline/", "/cms/hotline/new/")
LISTS = ("/cms/correction/", "/cms/jointrelease/", "/cms/jointrelease/new/", "/cms/bestbet/", "/cms/miss/")


def visit(page: Page, portal: Portal, addresses: tuple[str, ...]) -> list[str]:
    """What is wrong on these pages; a page that is not there is wrong too, but for the one that is meant."""
    complaints = []
    for address in addresses:
        answer = page.goto(portal.url(address))
        if answer and answer.status != 200 and address != "/not/there/":
            complaints.append(f"{address} answered {answer.status}")
        complaints += [f"{address} moves while it loads"] if moved(page) else []
        complaints += complaints_of(page) + ([f"{address} is too wide"] if wide(page) else [])
    return complaints


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_what_everybody_reads(open_page, portal, elder):
    complaints = visit(open_page(width=375, elder=elder), portal, PUBLIC)
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("name", STAFF)
def test_what_staff_work_with(open_page, portal, name, elder):
    page = open_page(width=1280, elder=elder)
    sign_in(page, portal, name)
    assert visit(page, portal, STAFF[name]) == []


@pytest.mark.parametrize("width", [768, 1024])
def test_the_many_columns_of_supervision_fit(open_page, portal, width):
    page = open_page(width=width)
    sign_in(page, portal, "supervisor")
    page.goto(portal.url("/desk/supervision/"))
    table = page.locator("main table").first
    assert not wide(page)
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")


def test_where_editors_write(open_page, portal):
    page = open_page(width=1280)
    sign_in(page, portal, "editor")
    complaints = []
    for address in WRITING + LISTS:  # Wagtail's own pages move while they load
        page.goto(portal.url(address))
        complaints += complaints_of(page)
    assert complaints == []


def test_a_number_is_changed_by_two_people(open_page, portal):
    editor, reviewer = open_page(width=375), open_page(width=1280)
    sign_in(editor, portal, "editor")
    editor.goto(portal.url("/cms/hotline/"))
    follow(editor.get_by_role("link", name="12351", exact=True))
    editor.locator("[name=hours]").fill("工作日 8:30–17:00")
    editor.locator("[name=hours_en]").fill("Monday to Friday 8:30–17:00")
    follow(editor.get_by_role("button", name="送审"))
    editor.goto(portal.url("/cms/hotline/"))  # without the message, which fades in
    complaints = complaints_of(editor)
    follow(editor.get_by_role("link", name="12351 工会维权"))
    complaints += complaints_of(editor)
    sign_in(reviewer, portal, "reviewer")
    reviewer.goto(portal.url("/cms/"))
    follow(reviewer.get_by_role("link", name="等您看的求助电话改动"))
    follow(reviewer.get_by_role("link", name="12351 工会维权"))
    complaints += complaints_of(reviewer)
    follow(reviewer.get_by_role("button", name="通过"))
    assert "所有页面都换成新的了" in reviewer.content()
    reviewer.goto(portal.url("/help/"))
    assert "工作日 8:30–17:00" in reviewer.content()
    assert complaints == []


def test_a_case_and_its_acts(open_page, portal):
    page = open_page(width=1280)
    sign_in(page, portal, "caseworker")
    page.goto(portal.url("/desk/"))
    case = str(page.locator("[data-row]").first.get_attribute("href"))
    page.goto(portal.url(case))
    accept = page.get_by_role("button", name="签收")
    if accept.count():
        follow(accept)
    acts = [str(link.get_attribute("href")) for link in page.locator("nav.card a[href^='/desk/']").all()]
    assert len([act for act in acts if re.search(r"/(close|refer|call|split)/$", act)]) == 4
    assert visit(page, portal, (case, *acts)) == []
