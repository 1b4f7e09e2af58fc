"""What speaks of danger, and what only looks like it."""

import pytest

from search.language.danger import is_danger


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
