"""Words are looked for in what somebody may read, by opening it, and the search leaves its figures but not its words."""

import pytest

from portal.accounts.roles import LEAD
from portal.audit.models import Entry
from services.cases import actions, searching
from services.cases.models import Case
from services.cases.searching import by_number, by_words
from tests.conftest import person
from tests.factories.cases import ANSWERS, IDENTIFIED, facts_of, make_case


@pytest.fixture
def told(caseworker) -> Case:
    return make_case(answers=ANSWERS | {"where": "鞍钢 食堂 ＡＢＣ"}, contact=IDENTIFIED)


@pytest.mark.parametrize("words", ["拖欠", "拖欠 食堂", "abc", "ABC 工资", "林小梅"])
def test_every_word_has_to_stand_somewhere_in_it(words, told, caseworker):
    make_case()
    assert by_words(caseworker, words).cases == [told] or words == "拖欠"
    assert told in by_words(caseworker, words).cases


def test_a_word_that_is_missing_finds_nothing(told, caseworker):
    assert by_words(caseworker, "拖欠 离婚").cases == []
    assert by_words(caseworker, " ").cases == []


def test_notes_and_messages_are_searched(told, caseworker):
    actions.accept(case=told, actor=caseworker)
    actions.add_note(case=told, actor=caseworker, text="缺户口页")
    actions.write_to_resident(case=told, actor=caseworker, text="请带身份证")
    for word in ("户口页", "身份证"):
        assert by_words(caseworker, word).cases == [told]


def test_what_is_not_hers_is_not_found(told, stranger):
    assert by_words(stranger, "拖欠").cases == []
    assert by_number(stranger, told.reference) == by_number(stranger, IDENTIFIED.phone) == []


def test_a_minors_case_is_found_only_by_whom_it_is_open_to(caseworker):
    case = make_case(facts=facts_of(age_band="under_18"))
    assert by_words(caseworker, "拖欠").cases == []
    assert by_words(person("lead", LEAD, "FYZX"), "拖欠").cases == [case]
    actions.open_urgently(case=case, actor=caseworker, emergency="child")
    assert by_words(caseworker, "拖欠").cases == [case]


def test_the_search_is_audited_with_figures_and_no_word_of_it_is_kept(told, caseworker):
    by_words(caseworker, "拖欠")
    entry = Entry.objects.get(action="case.searched")
    assert (entry.actor, entry.department, entry.result) == (caseworker.pk, "FYZX", "1/1")
    assert not Entry.objects.filter(result__contains="拖欠").exists()


def test_at_most_so_many_are_opened_the_open_ones_first(caseworker, monkeypatch):
    monkeypatch.setattr(searching, "MOST_OPENED", 2)
    ended = actions.close(case=make_case(), actor=caseworker, outcome="duplicate")
    two = {make_case(), make_case()}
    found = by_words(caseworker, "拖欠")
    assert (set(found.cases), found.opened, found.is_partial) == (two, 2, True)
    body = ended.reference.split("-", 1)[1]
    for typed in (ended.reference.lower(), ended.reference.replace("-", ""), body, body.replace("-", " ").lower()):
        assert by_number(caseworker, typed) == [ended]


def test_a_changed_ciphertext_spoils_no_search(told, caseworker):
    broken = make_case()
    Case.objects.filter(pk=broken.pk).update(sealed_answers=b"x" * 60)
    assert by_words(caseworker, "拖欠").cases == [told]


@pytest.mark.parametrize("typed", ["13800001234", "138 0000 1234", "+86 138-0000-1234"])
def test_an_identified_person_is_found_by_her_number_without_opening_anything(typed, told, caseworker):
    assert by_number(caseworker, typed) == [told]
    assert by_number(caseworker, "13800009999") == by_number(caseworker, "1380") == []


def test_the_number_of_queries_does_not_grow_with_the_rows(caseworker, django_assert_max_num_queries):
    for _ in range(6):
        make_case()
    with django_assert_max_num_queries(16):
        by_words(caseworker, "拖欠")
