"""Sentences one after the other, in Chinese and in English."""

from django.template import Context, Template
from django.utils import translation

from portal.kit.sentences import joined


def test_chinese_sentences_follow_each_other_without_a_space() -> None:
    with translation.override("zh-hans"):
        assert joined(["一年一报。", "", "未报不是零。"]) == "一年一报。未报不是零。"


def test_english_sentences_have_a_space_between_them() -> None:
    with translation.override("en"):
        assert joined(["One a year.", "", "None is not 0."]) == "One a year. None is not 0."


def test_a_template_joins_them_the_same_way() -> None:
    template = Template("{% load ui %}{{ said|sentences }}{% gap %}三。")
    for language, expected in (("zh-hans", "一。二。三。"), ("en", "一。 二。 三。")):
        with translation.override(language):
            assert template.render(Context({"said": ["一。", "二。"]})) == expected
