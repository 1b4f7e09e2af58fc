"""The plan in pages is the plan of the source, and importing again touches only what differs."""

import re

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from cms.plan.importing import stored_pages
from cms.plan.models import GoalPage, MeasurePage, PlanIndexPage, PrinciplePage, SectionPage
from cms.plan.source import plan_facts
from tests.factories.pages import import_text, pack, source


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rebuilt_source() -> str:
    """The plan's text as the published pages hold it, in the order of the pages."""
    pages = sorted((page for page in stored_pages() if page.live), key=lambda page: page.path)
    return "\n".join(f"{page.heading}\n{page.text}" for page in pages)


def edited() -> tuple[str, str]:
    """The source with one measure reworded, and its code."""
    measure = MeasurePage.objects.get(code="八.策略.3")
    words = measure.text[-12:]
    assert source().count(words) == 1
    return source().replace(words, words[:-1] + "，一字不差。"), measure.code


def test_the_published_pages_hold_the_source_character_for_character(plan):
    assert squeezed(rebuilt_source()) == squeezed(source())


def test_a_page_taken_down_is_missed_in_what_is_rebuilt(plan):
    MeasurePage.objects.get(code="八.策略.3").unpublish()
    assert squeezed(rebuilt_source()) != squeezed(source())


def test_every_item_has_a_page(plan):
    counts = [model.objects.live().count() for model in (GoalPage, MeasurePage, PrinciplePage, SectionPage)]
    assert counts == [76, 91, 5, 13]


def test_importing_again_changes_nothing(plan):
    before = (Revision.objects.count(), list(Page.objects.order_by("pk").values_list("pk", "path", "latest_revision", "last_published_at")))
    report = import_text(source())
    assert (report.created, report.changed, report.retired) == ([], [], [])
    after = (Revision.objects.count(), list(Page.objects.order_by("pk").values_list("pk", "path", "latest_revision", "last_published_at")))
    assert after == before


def test_an_edited_text_makes_one_revision_of_what_changed(plan):
    text, code = edited()
    revisions = Revision.objects.count()
    report = import_text(text)
    assert (report.changed, report.created, report.retired) == ([code], [], [])
    assert Revision.objects.count() == revisions + 1
    assert squeezed(rebuilt_source()) == squeezed(text)


def test_the_old_words_stay_in_the_history_of_the_page(plan):
    text, code = edited()
    old = MeasurePage.objects.get(code=code).text
    import_text(text)
    page = MeasurePage.objects.get(code=code)
    assert page.text != old
    assert [revision.as_object().text for revision in page.revisions.order_by("-pk")] == [page.text, old]


def test_a_draft_that_lies_on_a_changed_page_is_reported(plan):
    text, code = edited()
    page = MeasurePage.objects.get(code=code)
    page.note = "待定"
    page.save_revision()
    assert import_text(text).drafts == [code]


def test_a_page_that_was_taken_down_comes_back(plan):
    MeasurePage.objects.get(code="八.策略.3").unpublish()
    assert import_text(source()).changed == ["八.策略.3"]
    assert squeezed(rebuilt_source()) == squeezed(source())


def test_the_oddities_of_the_source_stay_and_carry_a_note(plan):
    notes = plan_facts(pack()).notes
    assert len(notes) == 11
    pages = {page.code: page for model in (PlanIndexPage, GoalPage, MeasurePage, SectionPage) for page in model.objects.all()}
    assert {code: pages[code].note for code in notes} == notes
    assert "体制测定" in pages["一.目标.11"].text
    assert "初中辍学控制" in pages["二.目标.5"].text
    assert "失独、老养老" in pages["五.策略.11"].text
    assert pages["四.策略.2"].text.startswith("2 .")
    assert "订单式〞" in pages["七.策略.3"].text


@pytest.fixture
def broken(tmp_path):
    """A plan of which one measure is lost."""
    lines = source().split("\n")
    gone = next(number for number, line in enumerate(lines, 1) if line.strip().startswith("3.妇女常见病防治力度"))
    file = tmp_path / "plan.txt"
    file.write_text("\n".join([*lines[: gone - 1], *lines[gone:]]), encoding="utf-8")
    return file, gone


def test_the_command_refuses_a_broken_file_whole_and_names_its_line(plan, broken):
    file, line = broken
    before = Revision.objects.count()
    with pytest.raises(CommandError, match=rf"Nothing was imported\. .*plan\.txt, line {line}: expected number 3"):
        call_command("import_plan", file)
    assert (Revision.objects.count(), squeezed(rebuilt_source())) == (before, squeezed(source()))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00plan", None])
def test_the_command_says_what_is_wrong_with_a_file_that_cannot_be_read(plan, tmp_path, content):
    file = tmp_path / "plan.txt"
    if content:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=r"Nothing was imported\. plan\.txt"):
        call_command("import_plan", file)


def test_the_command_reports_what_changed(plan, tmp_path, capsys):
    text, code = edited()
    file = tmp_path / "plan.txt"
    file.write_text(text, encoding="utf-8")
    call_command("import_plan", file)
    said = capsys.readouterr().out
    assert "0 created, 1 changed, 215 unchanged, 0 retired" in said
    assert f"changed: {code}" in said
