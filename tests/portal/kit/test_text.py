"""Typed text is kept as it was typed, but for what nobody can see."""

import pytest

from portal.kit.text import UnreadableText, clean, fold, inert, shortened


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
        ("前\x00后\x07", "前后"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("  空白\t里面  \n", "空白\t里面"),
        ("生僻字𠮷和😀", "生僻字𠮷和😀"),
        ("\u00a0", ""),
    ],
)
def test_only_invisible_controls_and_line_ends_change(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize("half", ["\ud800", "前\udfff后"])
def test_half_characters_are_refused(half):
    with pytest.raises(UnreadableText):
        clean(half)


def test_texts_are_compared_without_width_case_and_spacing():
    assert fold("ＡＢＣ　１２ \n 法律援助") == "abc 12 法律援助"


def test_a_long_text_is_cut_with_a_sign_that_more_follows():
    assert shortened("鞍山市铁西区", 6) == "鞍山市铁西区"
    assert shortened("鞍山市铁西区", 5) == "鞍山市铁…"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1+1", "\t=1", "\r=1", "\n=1"])
def test_no_cell_of_a_file_is_a_formula(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "2-1", "法律援助", "'quoted'"])
def test_other_cells_stay_as_they_are(text):
    assert inert(text) == text
