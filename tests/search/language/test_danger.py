"""What speaks of danger, and what only looks like it."""

import pytest

from search.language.danger import is_danger
from search.language.question import understand
from search.language.words import words
from search.pack import thesaurus


@pytest.mark.parametrize("text", ["他又动手了", "我被打了怎么办", "he hits me", "he threatened my child", "被男友slap了"])
def test_words_of_danger_are_heard_in_the_middle_of_a_sentence(text):
    assert is_danger(text)


FRIGHTENED = [
    *("hit", "hits", "hitting", "beat me", "beaten", "beating", "he kills", "killed", "i was raped", "a rapist", "slapped", "slaps"),
    *("abusive", "abusers", "violent", "suicidal", "my stalker", "choking", "strangled", "he will murder me", "kidnapped", "assaulted"),
    "被rape了",
]


@pytest.mark.parametrize("text", FRIGHTENED)
def test_a_frightened_word_is_heard_in_every_form(text):
    assert is_danger(text)


ORDINARY = ["hitch", "hike", "shift", "architect", "rapeseed", "rapid", "beatles", "killjoy", "slapdash", "drape", "therapist", "deadbeat"]


@pytest.mark.parametrize("text", ["white paper", "job skills", "grape", "法律援助", "", *ORDINARY])
def test_a_word_that_only_holds_the_same_letters_is_no_alarm(text):
    assert not is_danger(text)


def test_one_text_of_several_is_enough():
    assert is_danger("jiabao", "家暴")


@pytest.mark.parametrize(
    "text", ["老公打了我", "他揍我", "扇了我一耳光", "他往死里打", "把我撵出来了", "今晚没地方去", "被卖到外地", "他堵我", "he kicked me"]
)
def test_what_is_done_to_her_is_heard_as_people_say_it(text):
    assert is_danger(text)


VIOLENCE = {"家庭暴力", "反家庭暴力", "强奸", "猥亵", "拐卖妇女", "临时庇护", "紧急庇护"}
CALM = {  # of money, insults, evidence and others' trade: no hand is raised, and an alarm at each would be heeded by nobody
    *(
        "不给一分钱",
        "不给手机",
        "不给生活费",
        "不给钱花",
        "不让上班",
        "经济控制",
        "pua",
        "羞辱我",
        "贬低我",
        "辱骂",
        "骂人",
        "骂我",
        "查我手机",
        "出气",
        "撒气",
    ),
    *(
        "伤情鉴定",
        "保留证据",
        "录音取证",
        "拍照取证",
        "收集证据",
        "留证据",
        "侵犯",
        "侵犯隐私",
        "同居",
        "喝完酒",
        "卖到",
        "收容",
        "domestic",
        "refuge",
        "喝醉",
        "醉酒",
        "临时住处",
        "住几天",
        "收留",
        "强制报告",
    ),
}


def test_a_word_that_the_district_explains_by_violence_is_a_word_of_danger():
    pack = thesaurus()
    assert {word for word in pack.words if (pack.expansions.get(word) or ("",))[0] in VIOLENCE and not is_danger(word)} == CALM


def test_a_word_of_danger_is_explained_by_the_district():
    """Else the numbers to call would stand above an empty page."""
    ideas = {word: understand(word, thesaurus(), lambda text: text).ideas for word in words("danger")}
    assert [word for word, found in ideas.items() if all(len(idea.alternatives) == 1 for idea in found)] == []
