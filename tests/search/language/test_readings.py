"""How characters are read: the small table says what the large one of pypinyin says."""

import pytest
from pypinyin import lazy_pinyin

from search.language.readings import FILE, syllables
from search.language.spelling import Speller
from search.language.thesaurus import build
from search.management.commands.make_readings import table


@pytest.mark.parametrize("word", ["重婚", "重新", "调解", "调查", "长辈", "银行", "行为", "差别", "便宜", "大夫", "降压", "重婚罪"])
def test_a_character_is_read_as_its_word_wants(word):
    assert syllables(word) == lazy_pinyin(word)


def test_what_is_not_chinese_stands_for_itself():
    assert syllables("hpv 疫苗") == [*"hpv ", "yi", "miao"]


def test_the_file_is_what_its_command_would_write():
    assert FILE.read_text(encoding="utf-8") == table()


@pytest.mark.parametrize(("typed", "meant"), [("chonghun", "重婚"), ("tiaojie", "调解"), ("tiao解", "调解"), ("zhangbei", "长辈")])
def test_words_with_a_second_reading_are_found_by_ear(typed, meant):
    class Nothing:
        def by_sound(self, sounds):
            return {}

        def stands(self, word):
            return False

    words = build([("重婚", "", False), ("调解", "", False), ("长辈", "", False)])
    assert Speller(words, Nothing()).mend(typed) == meant
