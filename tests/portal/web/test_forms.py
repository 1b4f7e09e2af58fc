"""Fields are drawn as question groups: label, help, error, answers as rows."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string


class Questions(forms.Form):
    name = forms.CharField(label="怎么称呼您", help_text="可以用<化名>", required=False)
    safe = forms.ChoiceField(
        label="您现在安全吗", choices=[("1", "安全"), ("2", "说不准")], widget=forms.RadioSelect, help_text="先确认这一点"
    )
    story = forms.CharField(label="说说", widget=forms.Textarea, error_messages={"required": "请写几个字"})
    noted = forms.BooleanField(label="我记好了", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(name: str, data: dict[str, str] | None = None) -> BeautifulSoup:
    return BeautifulSoup(Questions(data)[name].as_field_group(), "html.parser")


def test_a_field_has_a_label_and_help_that_is_read_with_it():
    page = drawn("name")
    assert page.label["for"] == page.input["id"]
    assert page.input["aria-describedby"] == page.select_one(".help")["id"]
    assert page.select_one(".optional").string == "可不填"
    assert page.select("化名") == []


def test_an_error_stands_at_the_field_and_is_read_with_it():
    page = drawn("story", {})
    assert page.select_one(".error").get_text() == "请写几个字"
    assert page.textarea["aria-invalid"] == "true"
    assert page.textarea["aria-describedby"] == page.select_one(".error")["id"]
    assert page.select_one(".field-wrong")


def test_answers_are_rows_in_a_named_group():
    page = drawn("safe", {})
    assert page.legend.get_text(strip=True) == "您现在安全吗"
    assert page.fieldset["aria-describedby"].split() == ["id_safe_helptext", "id_safe_error"]
    assert [row.label["for"] for row in page.select(".answer")] == [row.input["id"] for row in page.select(".answer")]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [(["共和街道"] * 6, True), (["共和街道"] * 5, False), (["共和街道"] * 6 + ["赡养费、抚养费、扶养费"], False), ([], False)],
)
def test_many_short_answers_share_rows(labels, expected):
    class Where(forms.Form):
        place = forms.ChoiceField(choices=[(str(number), label) for number, label in enumerate(labels)], widget=forms.RadioSelect)

    page = BeautifulSoup(Where()["place"].as_field_group(), "html.parser")
    assert bool(page.select(".answers-short")) is expected
    assert len(page.select(".answer")) == len(labels)


def test_a_single_tick_is_a_row_with_its_words_once():
    page = drawn("noted")
    assert page.select_one(".answer input[type=checkbox]")
    assert page.get_text().count("我记好了") == 1


def test_a_hidden_field_is_drawn_bare():
    assert drawn("key").select("div, label") == []


def test_the_summary_takes_focus_and_leads_to_each_field():
    form = Questions({})
    page = BeautifulSoup(render_to_string("components/error_summary.html", {"form": form}), "html.parser")
    summary = page.select_one("[role=alert]")
    assert summary.has_attr("autofocus")
    assert summary["tabindex"] == "-1"
    fields = BeautifulSoup("".join(field.as_field_group() for field in form), "html.parser")
    assert [fields.select_one(link["href"]).name for link in page.select("a")] == ["input", "textarea"]


def test_no_summary_without_errors():
    assert "alert" not in render_to_string("components/error_summary.html", {"form": Questions()})
