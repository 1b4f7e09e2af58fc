"""Kind, domain and year, in any combination."""

import pytest
from django.urls import reverse

from portal.kit.findable import Document
from search import answers
from search.sources.pages import domains_of
from search.writing import write


@pytest.fixture
def address(db) -> str:
    write(Document("t:d5", "plan", "妇女与社会保障", "/plan/5/", code="五", domains="五"))
    write(Document("t:d8", "plan", "妇女与法律", "/plan/8/", code="八", domains="八"))
    write(Document("t:m", "measure", "法律援助措施", "/plan/8/measures/10/", code="八.策略.10", domains="八"))
    write(Document("t:a", "policy", "法律援助法", "/policies/a/", date="2025-03-01", domains="五八"))
    write(Document("t:b", "policy", "法律援助条例", "/policies/b/", date="2026-03-01", domains="八"))
    write(Document("t:c", "guide", "怎样申请法律援助", "/help/c/", date="2026-05-01"))
    return reverse("search:answer", args=[answers.keep("法律援助")])


def shown(page) -> set[str]:
    return {result.entry.key for group in page.context["groups"] for result in group.results}


def test_without_a_choice_all_is_there_with_what_can_be_chosen(address, resident):
    page = resident.get(address)
    assert shown(page) >= {"t:m", "t:a", "t:b", "t:c"}
    assert [(one.title, one.count, one.query) for one in page.context["domains"]] == [
        ("妇女与社会保障", 1, "domain=5"),
        ("妇女与法律", 3, "domain=8"),
    ]
    assert [(one.title, one.count) for one in page.context["years"]] == [("2026", 2), ("2025", 1)]
    assert "援助" not in "".join(one.query for one in page.context["domains"])


def test_choices_go_together_and_each_link_keeps_the_others(address, resident):
    page = resident.get(f"{address}?domain=8&year=2026")
    assert shown(page) == {"t:b"}
    assert [(one.group.code, one.query) for one in page.context["facets"]] == [("policy", "kind=policy&domain=8&year=2026")]
    assert [one.query for one in page.context["domains"] if one.is_chosen] == ["year=2026"]
    assert page.context["all_kinds"] == "domain=8&year=2026"
    listed = resident.get(f"{address}?kind=policy&domain=8")
    assert {result.entry.key for result in listed.context["results"]} == {"t:a", "t:b"}


ODD = ["domain=9", "domain=八", "domain=88", "year=26", "year=x", "year=２０２６", "year=' OR 1", "kind=x&page=99999"]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_unknown_narrows_nothing(address, resident, odd):
    page = resident.get(f"{address}?{odd}")
    assert page.status_code == 200
    assert shown(page) >= {"t:m", "t:a", "t:b", "t:c"}


def test_a_year_without_results_says_so_and_can_be_taken_back(address, resident):
    page = resident.get(f"{address}?year=1999&domain=8")
    assert page.status_code == 200
    assert page.context["total"] == 0
    text = page.content.decode()
    assert 'href="?domain=8"' in text
    assert 'href="?year=1999"' in text


def test_items_of_the_plan_belong_to_their_domain_and_its_other_parts_to_none():
    assert domains_of(["八.策略.3", "六.策略.6", "八.目标.3"]) == "六八"
    assert domains_of(["三部.四", "规划", ""]) == ""
