"""The list of policies can be narrowed without scripts, and never takes a query too many or answers with an error."""

from datetime import date

import pytest
from django.test import Client

from cms.plan.models import DomainPage, PlanIndexPage
from cms.policies.models import PolicyIndexPage, PolicyPage, PolicyPlanCode, Validity
from portal.pagecache.kept import answers


@pytest.fixture
def shelf(site) -> PolicyIndexPage:
    """Three documents that differ in everything."""
    index = PolicyIndexPage.objects.get()
    plan = index.get_parent().add_child(instance=PlanIndexPage(title="规划", slug="plan", code="规划"))
    for code, slug, title in (("一", "1", "妇女与健康"), ("八", "8", "妇女与法律")):
        plan.add_child(instance=DomainPage(title=title, slug=slug, code=code))
    for number, (issuer, year, validity, code) in enumerate(
        [
            ("国务院", 2012, Validity.IN_FORCE, "八.策略.3"),
            ("省人大", 2024, Validity.EXPIRED, "一.策略.1"),
            ("", None, Validity.REPEALED, "八.目标.1"),
        ]
    ):
        page = PolicyPage(title=f"文件{number}", slug=f"d{number}", summary="x", source="x", issuer=issuer, validity=validity)
        page.issued_on = date(year, 5, 1) if year else None
        index.add_child(instance=page)
        PolicyPlanCode.objects.create(page=page, code=code)
    return index


def titles(query: str = "") -> set[str]:
    answer = Client().get(f"/policies/{query}")
    assert answer.status_code == 200
    return {policy.title for policy in answer.context["page_obj"].object_list}


@pytest.mark.django_db(transaction=True)
def test_made_up_addresses_fill_no_memory(shelf):
    titles()
    known = len(answers)
    for query in ("?page=2", "?page=x7", "?issuer=国务院", "?year=2024&page=99", "?domain=八"):
        titles(query)
    assert len(answers) == known


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"文件0", "文件1", "文件2"}),
        ("?issuer=国务院", {"文件0"}),
        ("?year=2024", {"文件1"}),
        ("?validity=repealed", {"文件2"}),
        ("?domain=八", {"文件0", "文件2"}),
        ("?domain=八&validity=in_force", {"文件0"}),
        ("?domain=八&year=2024", set()),
    ],
)
def test_it_shows_what_was_chosen(shelf, query, found):
    assert titles(query) == found


@pytest.mark.parametrize(
    "query", ["?issuer=x", "?year=19e9", "?year=²", "?validity=%00", "?domain=八.策略", "?page=99999", "?page=x", "?what=ever"]
)
def test_what_it_does_not_know_is_taken_for_all(shelf, query):
    assert titles(query) == {"文件0", "文件1", "文件2"}


def test_the_choice_stays_chosen_from_page_to_page(shelf):
    for number in range(25):
        shelf.add_child(instance=PolicyPage(title=f"法{number}", slug=f"l{number}", summary="x", source="x", issuer="全国人大"))
    page = Client().get("/policies/?issuer=全国人大").content.decode()
    assert "<option selected>全国人大</option>" in page
    assert "?issuer=%E5%85%A8%E5%9B%BD%E4%BA%BA%E5%A4%A7&amp;page=2" in page
    assert len(titles("?issuer=全国人大&page=2")) == 5


def test_nothing_that_fits_is_said_kindly(shelf):
    assert "没有符合" in Client().get("/policies/?domain=八&year=2024").content.decode()


def test_a_draft_is_neither_listed_nor_offered_as_a_choice(shelf):
    shelf.add_child(instance=PolicyPage(title="草稿", slug="draft", summary="x", source="x", issuer="未发布单位", live=False))
    answer = Client().get("/policies/")
    assert "草稿" not in answer.content.decode()
    assert "未发布单位" not in answer.content.decode()
