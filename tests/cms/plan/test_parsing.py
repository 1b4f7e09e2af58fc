"""The grammar of the plan: what is read, and what is refused with line and reason."""

import pytest

from cms.plan.parsing import PlanError
from cms.plan.titles import LONGEST, title_of
from tests.factories.pages import parsed, source

GOALS = (12, 9, 9, 11, 9, 9, 9, 8)
MEASURES = (13, 11, 13, 10, 11, 10, 12, 11)


def chapter(slug: str, number: int):
    domain = next(entry for entry in parsed(source()).children if entry.slug == str(number))
    return next(entry for entry in domain.children if entry.slug == slug).children


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith(start))


def without(text: str, line: int) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[: line - 1], *lines[line:]])


def refusal(text: str) -> PlanError:
    with pytest.raises(PlanError) as caught:
        parsed(text)
    return caught.value


def test_eight_domains_have_the_goals_and_measures_of_the_plan():
    assert tuple(len(chapter("goals", number)) for number in range(1, 9)) == GOALS
    assert tuple(len(chapter("measures", number)) for number in range(1, 9)) == MEASURES


def test_principles_and_sections_are_five_nine_and_four():
    counts = {entry.code: len(entry.children) for entry in parsed(source()).children}
    assert (counts["一部.二"], counts["三部"], counts["四部"]) == (5, 9, 4)


def test_a_goal_keeps_its_words_though_the_next_heading_stands_on_its_line():
    last_goal = chapter("goals", 3)[-1]
    assert last_goal.code == "三.目标.9"
    assert "策略措施" not in last_goal.text
    assert chapter("measures", 3)[0].code == "三.策略.1"


def test_a_missing_item_is_named_with_its_line_and_place():
    line = line_of(source(), "3.妇女常见病防治力度")
    error = refusal(without(source(), line))
    assert (error.line, "number 3 of the 12 goals of 一.目标" in error.reason) == (line, True)


def test_an_item_too_many_is_named_with_its_line():
    lines = source().split("\n")
    after = next(number for number, line in enumerate(lines) if line.strip().startswith("12.")) + 1
    error = refusal("\n".join([*lines[:after], "13.多出来的一条。", *lines[after:]]))
    assert (error.line, "only 12 goals of 一.目标" in error.reason) == (after + 1, True)


def test_a_text_that_ends_early_says_so():
    lines = source().rstrip().split("\n")
    last = next(number for number in reversed(range(len(lines))) if lines[number].strip())
    error = refusal("\n".join(lines[:last]))
    assert error.line is None
    assert "the text ends" in error.reason


def test_a_text_that_goes_on_after_the_end_says_so():
    text = source().rstrip() + "\n附件一\n"
    assert refusal(text).line == line_of(text, "附件一")


@pytest.mark.parametrize("text", ["", "\n \n", "只有标题"])
def test_what_is_no_plan_is_refused(text):
    refusal(text)


def test_a_lost_domain_heading_is_named_with_its_line():
    line = line_of(source(), "(二)妇女与教育")
    error = refusal(without(source(), line))
    assert (error.line, "domain (二)" in error.reason) == (line, True)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("3.完善机制。加强合作。", "完善机制"),
        ("(二)加强组织领导。", "加强组织领导"),
        ("2 .建立,健全。", "建立，健全"),
    ],
)
def test_a_title_is_the_first_sentence_without_its_number(text, title):
    assert title_of(text) == title


def test_titles_are_short_and_never_empty():
    titles = [entry.title for entry in parsed(source()).walk() if entry.kind in {"goal", "measure", "section"}]
    assert all(titles)
    assert sum(len(title) <= LONGEST for title in titles) > 0.9 * len(titles)
