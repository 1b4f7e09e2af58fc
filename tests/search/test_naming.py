"""A law that is called by its name stands first; a matter is no law."""

import pytest

from search.finding import ask, search
from search.naming import names
from tests.search.library import Library

RIGHTS = "中华人民共和国妇女权益保障法"
AID = "中华人民共和国法律援助法"


@pytest.mark.parametrize(
    ("typed", "title", "is_named"),
    [
        ("妇女权益保障法", RIGHTS, True),
        ("《中华人民共和国妇女权益保障法》", RIGHTS, True),
        ("妇女权益", RIGHTS, True),
        ("妇女", RIGHTS, False),
        ("权益保障", RIGHTS, False),
        ("法律援助法", AID, True),
        ("法律援助", AID, False),
        ("保护令", "关于人身安全保护令的规定", False),
    ],
)
def test_a_name_is_typed_whole_or_most_of_it_from_its_beginning(db, typed, title, is_named):
    assert names(ask(typed), title) is is_named


class TestNamed(Library):
    def test_the_law_that_was_named_stands_first(self):
        for typed in ("妇女权益", "妇女权益保障法", "《劳动合同法》", "反家庭暴力法", "fanjiatingbaolifa"):
            assert search(typed).hits[0].kind == "policy", typed

    def test_a_matter_is_answered_by_what_was_promised(self):
        for typed in ("家庭暴力", "法律援助"):
            assert search(typed).hits[0].kind == "measure", typed
