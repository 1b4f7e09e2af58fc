"""From a sentence to ideas."""

import pytest

from search import ranking
from search.language.question import LONGEST, understand
from search.language.text import normalise, tokens
from search.language.thesaurus import apart, build

THESAURUS = build(
    [("老公打我", "家庭暴力", False), ("家暴", "家庭暴力", True), ("怀孕辞退", "女职工怀孕 辞退", False), ("摸我", "性骚扰", False)]
)


def ideas(typed):
    return [idea.typed for idea in understand(typed, THESAURUS, lambda text: text).ideas]


def test_words_without_a_topic_are_dropped():
    assert ideas("老公打我怎么办") == ["老公打我"]
    assert ideas("家暴是什么") == ["家暴"]
    assert ideas("怎么办") == []


def test_a_word_brings_what_the_plan_calls_it():
    idea = understand("老公打我", THESAURUS, lambda text: text).ideas[0]
    assert [one.word for one in idea.alternatives] == ["老公打我", "家庭暴力"]
    assert idea.alternatives[0].weight > idea.alternatives[1].weight


def test_two_halves_may_stand_apart_but_not_far():
    assert "怀孕辞退" in ideas("怀孕被他们辞退")
    assert "怀孕辞退" not in ideas("怀孕以后公司一直想辞退")
    assert apart("怀孕辞退", "辞退怀孕") is None


def test_who_does_it_may_stand_inside_the_word():
    words = build([("被打", "家庭暴力", False)])
    for typed in ("被老公打了", "被对象打", "被我男朋友打过"):
        assert "被打" in [idea.typed for idea in understand(typed, words, lambda text: text).ideas], typed


@pytest.mark.parametrize(("typed", "number"), [("一二三三八", "12338"), ("幺二三四五", "12345"), ("打一一零", "110"), ("幺幺〇", "110")])
def test_a_number_that_is_said_is_the_number(typed, number):
    assert number in ideas(typed)


@pytest.mark.parametrize("typed", ["三八节", "一二", "第一一零条"])
def test_other_numerals_stay(typed):
    assert not any(idea.isdigit() for idea in ideas(typed))


def test_what_no_thesaurus_knows_is_looked_up_whole_and_in_pairs():
    assert ideas("自来水") == ["自来水", "自来", "来水"]


@pytest.mark.parametrize("typed", ["八.策略.3", "八策略3", "8.策略.3", "八、策略 3", "八·策略措施·3"])
def test_a_code_is_a_code(typed):
    assert understand(typed, THESAURUS, lambda text: text).codes == ("八.策略.3",)


@pytest.mark.parametrize("typed", ["八.策略", "策略3", "11.策略.3", "八.策略.333"])
def test_what_is_no_code_is_none(typed):
    assert understand(typed, THESAURUS, lambda text: text).codes == ()


def test_danger_is_seen_as_typed_and_as_mended():
    assert understand("不想活了", THESAURUS, lambda text: text).is_danger
    assert understand("jiabao", THESAURUS, lambda text: "家暴").is_danger
    assert not understand("产假多少天", THESAURUS, lambda text: text).is_danger


def test_only_the_beginning_of_a_long_text_is_read():
    assert len(understand("字" * 10_000, THESAURUS, lambda text: text).text) == LONGEST


def test_one_spelling():
    assert normalise("婦女權益  ＨＰＶ") == "妇女权益 hpv"
    assert tokens("妇女权益12338") == ["妇女", "女权", "权益", "12338"]
    assert tokens("癌") == ["癌"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("二策略十一", "二.策略.11"),
        ("六.策略.十", "六.策略.10"),
        ("10.目标.2", "十.目标.2"),
        ("四部二", "四部.二"),
        ("第八章 策略3", "八.策略.3"),
        ("八章策略第3条", "八.策略.3"),
        ("策略8.3", "八.策略.3"),
        ("目标 八-十一", "八.目标.11"),
        ("一部.二.3", "一部.二.3"),
    ],
)
def test_numbers_of_codes_are_read_in_both_scripts(typed, code):
    assert understand(typed, THESAURUS, lambda text: text).codes == (code,)


def test_a_lone_character_stands_for_the_words_that_have_it():
    (idea,) = understand("暴", THESAURUS, lambda text: text).ideas
    assert [one.word for one in idea.alternatives] == ["暴", "家暴", "家庭暴力"]


def test_beside_a_topic_a_word_of_procedure_weighs_little():
    words = build([("投诉", "12338", False), ("家暴", "家庭暴力", True)])
    alone = understand("投诉", words, lambda text: text).ideas
    beside = understand("家暴投诉", words, lambda text: text).ideas
    assert max(one.weight for one in alone[0].alternatives) == ranking.TYPED
    assert {idea.typed: max(one.weight for one in idea.alternatives) for idea in beside} == {
        "家暴": ranking.TYPED,
        "投诉": ranking.ASIDE,
    }


@pytest.mark.parametrize(("typed", "is_known"), [("hits", True), ("hitting me", True), ("he hit", True), ("white", False)])
def test_english_words_are_whole_words_in_any_form(typed, is_known):
    words = build([("hit", "家庭暴力", False)])
    assert ("hit" in [idea.typed for idea in understand(typed, words, lambda text: text).ideas]) is is_known


def test_a_word_that_no_row_explains_finds_what_the_words_inside_it_find():
    words = build([("体育", "全民健身", False), ("健身", "体育锻炼", False)])
    assert words.expansions["体育锻炼"] == ("全民健身",)


def weights(typed, words):
    return {idea.typed: max(one.weight for one in idea.alternatives) for idea in understand(typed, words, lambda text: text).ideas}


def test_beside_a_word_of_danger_everything_else_weighs_less():
    words = build([("打人", "家庭暴力", False), ("喝酒", "健康知识", False)])
    assert weights("喝酒", words) == {"喝酒": ranking.TYPED}
    assert weights("喝酒打人", words) == {"喝酒": ranking.BESIDE_DANGER, "打人": ranking.TYPED}


def test_people_who_are_a_topic_by_themselves_say_more_than_others():
    words = build([("老人", "养老服务", False), ("贫血", "营养", False)])
    assert weights("老人贫血", words) == {"老人": ranking.WHO, "贫血": ranking.TYPED}
    assert weights("领导贫血", words) == {"领导": ranking.ASIDE, "贫血": ranking.TYPED}
    assert weights("老人", words) == {"老人": ranking.TYPED}


def test_a_small_number_may_count_anything():
    assert weights("35 家暴", THESAURUS) == {"35": ranking.ASIDE, "家暴": ranking.TYPED}
    assert weights("12338", THESAURUS) == {"12338": ranking.TYPED}


def test_what_the_words_inside_a_word_mean_is_only_near_to_it():
    words = build([("体育", "全民健身", False), ("健身", "体育锻炼", False)])
    (idea,) = understand("体育锻炼", words, lambda text: text).ideas
    assert [one.weight for one in idea.alternatives] == [ranking.TYPED, ranking.GUESSED]


@pytest.mark.parametrize("typed", ["八(三)", "八.3", "8-3", "八、三"])
def test_a_domain_and_a_number_alone_are_the_measure_and_the_goal(typed):
    assert understand(typed, THESAURUS, lambda text: text).codes == ("八.策略.3", "八.目标.3")


@pytest.mark.parametrize("typed", ["12.5", "3.8 活动", "八十", "96110", "8.333"])
def test_other_numbers_are_no_codes(typed):
    assert understand(typed, THESAURUS, lambda text: text).codes == ()
