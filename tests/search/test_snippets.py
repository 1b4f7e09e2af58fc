"""The sentence that is shown."""

from search.snippets import LONGEST, marked, snippet

TEXT = "3.加大反家庭暴力法律法规的实施力度。完善落实家庭暴力发现、报告、处置机制，加强排查。做好庇护。"


def said(parts):
    return "".join(text for text, _ in parts)


def test_the_sentence_with_the_words_is_shown_and_the_title_not_repeated():
    parts = snippet(TEXT, ["家庭暴力"], besides="加大反家庭暴力法律法规的实施力度")
    assert said(parts) == "完善落实家庭暴力发现、报告、处置机制，加强排查。"
    assert [text for text, is_hit in parts if is_hit] == ["家庭暴力"]


def test_the_name_of_a_law_is_no_answer():
    assert (
        said(snippet("反家庭暴力法\n公安机关接到家庭暴力报案后应当及时出警。", ["家庭暴力"])) == "公安机关接到家庭暴力报案后应当及时出警。"
    )


def test_a_short_text_is_better_than_none():
    assert said(snippet("7×24 小时", ["家暴"])) == "7×24 小时"
    assert snippet("", ["家暴"]) == []


def test_a_long_sentence_is_cut_around_the_word():
    shown = said(snippet("甲" * 300 + "家暴" + "乙" * 300, ["家暴"]))
    assert "家暴" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= LONGEST + 2


def test_the_longest_of_overlapping_words_is_marked():
    assert marked("宫颈癌筛查", ["宫颈癌", "癌"]) == [("宫颈癌", True), ("筛查", False)]


def test_a_text_that_changes_length_in_lower_case_is_left_unmarked():
    assert marked("İhpv", ["hpv"]) == [("İhpv", False)]


def test_english_is_cut_at_its_stops_and_between_its_words():
    assert said(snippet("Call 110. You need no lawyer. Legal aid is free.", ["lawyer"])) == "You need no lawyer."
    long = said(snippet("word " * 40 + "lawyer " + "other " * 40, ["lawyer"]))
    assert set(long.strip("…").split()) == {"word", "lawyer", "other"}


def test_a_word_in_letters_is_not_marked_inside_another():
    assert marked("Lawyers for the law", ["lawyer", "law", "or"]) == [("Lawyers", True), (" for the ", False), ("law", True)]
