"""Lists, the way to a page and answers to choose, on the narrowest phone: a finger meets them, an eye reads them, nothing sticks out."""

import pytest

from tests.journeys.conftest import follow, wide

pytestmark = pytest.mark.browser
NARROW = 320
LISTS = (
    *("/plan/", "/plan/8/", "/plan/8/measures/10/", "/policies/", "/policies/womens-rights-law/", "/help/", "/stories/"),
    *("/stories/example-night-shift/", "/news/", "/news/open/", "/topics/", "/topics/safety/", "/opinions/", "/about/map/"),
    *("/about/platforms/", "/about/privacy/", "/data/", "/search/", "/corrections/?page=/plan/", "/f/", "/no-such-page/"),
)
TARGETS = (
    *(".crumbs a", ".rows > li > a", ".rows > li > :not(p) > a", ".results a", ".cards > li > a", "main :is(h2, h3) > a", "main summary"),
    *(".answer > label", ".filters select", ".facets a", ".choices a", ".pages a", ".calls a", ".calls + p a"),
)
READ = (".crumbs li", ".rows > li", ".rows p", ".rows time", ".results p", ".answer > label", ".filters label", ".field label", ".help")
SMALLER = """([targets, least]) => [...document.querySelectorAll(targets)].map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width && box.height < least - 0.5)
  .map(([one, box]) => `${location.pathname} ${one.textContent.trim().slice(0, 20)}: ${Math.round(box.height)} px`)"""
PALTRY = """([read, least]) => [...document.querySelectorAll(read)].filter((one) => one.offsetWidth > 1)
  .map((one) => [one, parseFloat(getComputedStyle(one).fontSize)]).filter(([one, size]) => size < least)
  .map(([one, size]) => `${location.pathname} ${one.textContent.trim().slice(0, 20)}: ${size} px`)"""
LINES = """() => [...document.querySelectorAll(".crumbs li")].filter((one) => one.offsetWidth).map((one) => ({
  top: Math.round(one.getBoundingClientRect().top), words: one.innerText.trim(),
  before: getComputedStyle(one, "::before").content, inside: one.getBoundingClientRect().right <= innerWidth}))"""


def faults(page, least: int, size: int) -> list[str]:
    """What a finger misses, an eye cannot read, or does not fit on this page."""
    return [
        *page.evaluate(SMALLER, [", ".join(TARGETS), least]),
        *page.evaluate(PALTRY, [", ".join(READ), size]),
        *([f"{page.url} is too wide"] if wide(page) else []),
    ]


@pytest.mark.parametrize(("elder", "least", "size"), [(False, 44, 16), (True, 60, 20)], ids=["normal", "large print"])
def test_a_finger_meets_what_is_listed_and_an_eye_reads_it(open_page, portal, elder, least, size):
    page, found = open_page(width=NARROW, elder=elder), []
    for address in LISTS:
        page.goto(portal.url(address))
        found += faults(page, least, size)
    page.goto(portal.url("/"))
    page.locator("#site-search").fill("产假")
    follow(page.get_by_role("button", name="搜索").first)
    assert page.locator(".results a").count()
    found += faults(page, least, size)
    assert found == [], "\n".join(found)


def test_the_way_to_a_page_is_short_and_its_lines_begin_with_a_name(open_page, portal):
    page = open_page(width=NARROW)
    page.goto(portal.url("/plan/8/measures/10/"))
    steps = page.evaluate(LINES)
    assert steps[0]["words"] == "首页"
    assert len({step["top"] for step in steps}) <= 2
    assert [step for step in steps if step["before"] != "none" or not step["inside"]] == []
    assert page.locator("h1").is_visible()


def test_where_there_is_room_the_way_ends_with_the_page_itself(open_page, portal):
    page = open_page(width=1280)
    page.goto(portal.url("/plan/8/measures/10/"))
    last = page.evaluate(LINES)[-1]
    assert last["words"] == "八.策略.10"
    assert page.locator(".crumbs [aria-current=page]").is_visible()


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "large print"])
def test_the_whole_row_of_an_answer_can_be_pressed(open_page, portal, elder):
    page = open_page(width=NARROW, elder=elder)
    page.goto(portal.url("/corrections/?page=/plan/"))
    for row in page.locator(".answer").all():
        box = row.bounding_box()
        row.click(position={"x": box["width"] - 6, "y": box["height"] / 2})
        assert row.locator("input").is_checked()
    assert not wide(page)


def test_what_is_kept_about_her_folds_up_and_on_paper_it_is_all_there(open_page, portal):
    page = open_page(width=NARROW, js=False)
    page.goto(portal.url("/about/privacy/"))
    facts = page.locator("main details dl")
    assert facts.count() > 40
    assert not facts.first.is_visible()
    page.locator("main summary").first.click()
    assert facts.first.is_visible()
    page.emulate_media(media="print")
    assert facts.last.is_visible()
