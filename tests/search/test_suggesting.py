"""What is offered while she types."""

import pytest
from django.urls import reverse
from django.utils import translation

from portal.kit.findable import Document
from search.suggesting import LONGEST_TITLE, MOST, suggest
from search.views import PAUSES
from search.writing import write


@pytest.fixture
def some(db) -> None:
    write(Document("t:1", "guide", "产假和产检怎么休", "/help/1/"))
    write(Document("t:2", "policy", "女职工产假规定", "/policies/2/"))
    write(Document("t:3", "measure", "保障女职工产假", "/plan/3/"))
    write(Document("t:4", "policy", "产假" + "很" * LONGEST_TITLE, "/policies/4/"))
    write(Document("t:5", "guide", "遇到家庭暴力", "/help/5/"))
    write(Document("t:7", "guide", "家里有人打您、控制您", "/help/7/"))
    write(Document("t:6", "guide", "家庭教育指导", "/help/6/"))


def test_words_come_first_then_help_then_other_titles(some):
    found = suggest("产假")
    assert found.index("产假工资") < found.index("产假和产检怎么休") < found.index("女职工产假规定")
    assert len(found) <= MOST


def test_long_titles_and_sentences_of_the_plan_are_not_offered(some):
    assert not {"保障女职工产假", "产假" + "很" * LONGEST_TITLE} & set(suggest("产假"))


@pytest.mark.parametrize(("typed", "offered"), [("fal", "法律援助"), ("法律y", "法律援助"), ("产", "产检"), ("shengyu", "生育保险")])
def test_pinyin_and_a_half_of_it_are_understood(some, typed, offered):
    assert offered in suggest(typed)


def test_a_word_of_danger_is_offered_only_to_who_has_begun_it(some):
    assert "家暴" not in suggest("家")
    assert "遇到家庭暴力" not in suggest("家庭")
    assert "家里有人打您、控制您" not in suggest("家")
    assert "家庭教育指导" in suggest("家庭")
    assert "家暴" in suggest("jiab")
    assert "遇到家庭暴力" in suggest("家庭暴力")


@pytest.mark.parametrize("typed", ["", "   ", "。，", "😀", '"*:', "AND", "字" * 10_000, "'; DROP TABLE", "%", "1", "\x00", "zz"])
def test_odd_beginnings_get_an_answer(some, resident, typed):
    response = resident.post(reverse("search:suggest"), {"q": typed})
    assert response.status_code == 200
    assert isinstance(response.json()["found"], list)


def test_nothing_of_it_stays(some, resident, caplog):
    response = resident.post(reverse("search:suggest"), {"q": "离婚"})
    assert response["Cache-Control"] == "no-store"
    assert "离婚" not in caplog.text
    assert resident.get(reverse("search:suggest"), {"q": "离婚"}).status_code == 405


@pytest.fixture
def in_english(db) -> None:
    write(Document("t:8", "guide", "请不起律师，怎样申请法律援助", "/help/8/", title_en="No money for a lawyer: legal aid"))
    write(Document("t:9", "service", "法律援助", "/f/a/", title_en="Legal aid"))
    write(Document("t:10", "guide", "家里有人打您", "/help/10/", title_en="Somebody at home controls you"))
    write(Document("t:11", "guide", "遇到麻烦", "/help/11/", title_en="Violence at home"))
    with translation.override("en"):
        yield


def test_on_english_pages_english_titles_are_offered_by_the_beginning_of_a_word(in_english):
    assert suggest("Leg") == ["No money for a lawyer: legal aid", "Legal aid"]
    assert suggest("egal") == []


def test_on_english_pages_chinese_and_pinyin_are_understood_as_well(in_english):
    assert "法律援助" in suggest("fal")
    assert "法律援助" in suggest("法律")


def test_an_english_title_of_danger_is_offered_only_to_who_has_said_so(in_english):
    assert suggest("home") == []
    assert suggest("violence") == ["Violence at home"]


def test_on_chinese_pages_english_titles_are_not_offered(in_english):
    with translation.override("zh-hans"):
        assert "Legal aid" not in suggest("leg")


def test_a_slip_is_understood_but_not_offered(some):
    assert suggest("家爆")[0] == "家暴"
    assert "家爆" not in suggest("jiab")


def test_a_word_that_sounds_like_another_one_is_offered_all_the_same(some):
    assert "请假" in suggest("请")
    assert "年假" in suggest("年")


def test_what_others_asked_is_never_offered(some, resident):
    resident.post(reverse("search:search"), {"q": "量子色动力学"})
    assert suggest("量子") == []


def test_whoever_asks_without_end_waits(db, resident):
    codes = [resident.post(reverse("search:suggest"), {"q": ""}).status_code for _ in range(PAUSES + 1)]
    assert codes[-2:] == [200, 429]


def test_what_many_rows_name_comes_first_and_pieces_of_sentences_do_not_come(some):
    assert suggest("法律")[0] == "法律援助"
    assert not any("、" in word for word in suggest("怀"))
