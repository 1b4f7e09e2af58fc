"""What a list says of a document beside its title."""

from datetime import date
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from cms.policies.models import PolicyPage, Validity
from cms.policies.tags import validity


def tag(value: str, checked_on: date | None) -> tuple[list[str], str]:
    found = BeautifulSoup(validity(SimpleNamespace(validity=value, checked_on=checked_on)), "html.parser").span
    return found["class"], found.get_text()


@pytest.mark.parametrize(
    ("value", "checked_on", "classes", "words"),
    [
        (Validity.IN_FORCE, date(2026, 1, 1), ["tag"], "有效"),
        (Validity.IN_FORCE, None, ["tag", "tag-dawn"], "有效 · 待核实"),
        (Validity.REPEALED, date(2026, 1, 1), ["tag", "tag-dawn"], "废止"),
    ],
)
def test_only_what_is_in_force_and_was_checked_is_not_marked(value, checked_on, classes, words):
    with override("zh-hans"):
        assert tag(value, checked_on) == (classes, words)


@pytest.mark.django_db
def test_lists_show_the_day_of_the_document_before_that_of_its_effect():
    document = PolicyPage(kind="law", issuer="全国人民代表大会常务委员会", document_number="第3号", effective_on=date(2023, 1, 1))
    with override("zh-hans"):
        assert document.imprint == "法律 · 全国人民代表大会常务委员会 第3号"
    assert document.dated == date(2023, 1, 1)
    document.issued_on = date(2022, 10, 30)
    assert document.dated == date(2022, 10, 30)


@pytest.mark.django_db
def test_a_page_without_a_sentence_about_it_is_told_by_how_its_text_begins():
    document = PolicyPage(title="示例", search_description="", summary="示例摘要")
    assert document.in_short == "示例摘要"
    document.search_description = "给搜索的一句话"
    assert document.in_short == "给搜索的一句话"
