"""Articles of laws in every way of writing them."""

import pytest

from search.language.articles import articles
from search.language.question import understand
from search.language.thesaurus import build

WORDS = build([("妇女权益保障法", "民法典", False), ("七十", "老年妇女", False)])


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("76条", "第七十六条"),
        ("第 9 条", "第九条"),
        ("第10条", "第十条"),
        ("民法典1079条", "民法典第一千零七十九条"),
        ("1005条", "第一千零五条"),
        ("1200条", "第一千二百条"),
        ("第110条", "第一百一十条"),
        ("二十三条", "第二十三条"),
        ("第七十六条", "第七十六条"),
    ],
)
def test_an_article_is_written_as_laws_write_it(typed, written):
    assert articles(typed) == written


@pytest.mark.parametrize("typed", ["有一条", "三条路", "12338条", "条件", "12338"])
def test_what_is_no_article_is_left_alone(typed):
    assert articles(typed) == typed


def test_an_article_is_one_idea_and_no_part_of_the_laws_name():
    question = understand("妇女权益保障法第76条", WORDS, lambda text: text)
    assert [idea.typed for idea in question.ideas] == ["妇女权益保障法", "第七十六条"]
    assert question.name == "妇女权益保障法"
