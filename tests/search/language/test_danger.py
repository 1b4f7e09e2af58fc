"""What speaks of danger, and what only looks like it."""

import pytest

from search.language.danger import is_danger


@pytest.mark.parametrize("text", ["他又动手了", "我被打了怎么办", "he hits me", "he threatened my child", "被男友slap了"])
def test_words_of_danger_are_heard_in_the_middle_of_a_sentence(text):
    assert is_danger(text)


@pytest.mark.parametrize("text", ["white paper", "job skills", "grape", "法律援助", ""])
def test_a_word_that_only_holds_the_same_letters_is_no_alarm(text):
    assert not is_danger(text)


def test_one_text_of_several_is_enough():
    assert is_danger("jiabao", "家暴")
