"""The pages that every service asks: a wish not to be reached leaves nothing to reach her by."""

import re

import pytest
from django.utils import translation

from services.intake.for_whom import WhoseRights
from services.intake.shared_steps import AboutYou, SafeContactForm, contact_from, subdistrict_of
from services.workplace.forms import TheEmployer

WHO = {"q1": "小雨", "q2": "yes", "q3": "25_34", "q4": "210303002"}
CALL = {"q1": "yes", "q2": "138 0000 0000", "q3": "phone", "q4": ["noon"], "q5": "no", "q6": "桂花"}


def test_nobody_is_contacted_unless_she_says_so():
    form = SafeContactForm(CALL | {"q1": "no"})
    assert form.is_valid()
    assert form.cleaned_data == {"q1": "no", "q2": "", "q3": "", "q4": [], "q5": "", "q6": ""}


def test_what_is_folded_away_can_hold_up_nobody():
    form = SafeContactForm(CALL | {"q1": "no", "q2": "not a number", "q6": "词" * 30})
    assert form.is_valid()
    assert (form["q2"].css_classes(), form["q1"].css_classes()) == ("if-reached", "")
    assert WhoseRights({"q1": "self", "q2": "full", "q3": "校" * 200}).is_valid()


def test_what_is_needed_once_it_is_asked_is_not_called_optional():
    with translation.override("zh-hans"):
        assert "可不填" not in SafeContactForm()["q2"].as_field_group()
        assert "可不填" in SafeContactForm()["q6"].as_field_group()


def test_a_call_needs_a_number():
    form = SafeContactForm(CALL | {"q2": ""})
    assert not form.is_valid()
    assert list(form.errors) == ["q2"]


@pytest.mark.parametrize("number", ["1380000", "12345678901", "电话"])
def test_a_number_that_cannot_ring_is_refused_at_its_field(number):
    assert list(SafeContactForm(CALL | {"q2": number}).errors) == ["q2"]


@pytest.mark.parametrize(
    ("who", "identified"), [({}, True), ({"q2": "no"}, False), ({"q1": ""}, False)], ids=["real name", "pseudonym", "no name"]
)
def test_only_a_real_name_with_a_number_is_identified(who, identified):
    answers = {"1": WHO | who, "2": CALL}
    assert contact_from(about=1, contact=2)(answers).identified is identified


def test_her_wishes_reach_the_desk():
    wishes = contact_from(about=1, contact=2)({"1": WHO, "2": CALL}).wishes
    assert (wishes.may_contact, wishes.channel, wishes.say_who, wishes.word) == (True, "phone", False, "桂花")
    assert "12:00" in wishes.times


def test_a_place_elsewhere_is_no_subdistrict():
    assert subdistrict_of({"1": WHO | {"q4": "0"}}, 1) == ""
    assert subdistrict_of({"1": WHO}, 1) == "210303002"


def test_the_subdistricts_are_the_nine_that_are_on_record_and_the_former_ones_only_a_hint(district):
    question = AboutYou().fields["q4"]
    codes = [code for code, _name in question.choices]
    assert (codes[0], codes[-1], len(codes)) == ("", "0", 1 + 9 + 1)
    assert "210303002" in codes
    assert "210303001" not in codes
    assert "启明街道" in question.help_text


def test_in_english_the_subdistricts_have_english_names(district):
    with translation.override("en"):
        question = AboutYou().fields["q4"]
        shown = [str(name) for _code, name in question.choices] + [str(question.help_text)]
    assert "Dadaowan Subdistrict" in shown
    assert "Qiming Subdistrict" in shown[-1]
    assert not re.search(r"[\u3400-\u9fff]", "".join(shown))


def test_what_was_left_out_is_asked_for_kindly(district):
    with translation.override("zh-hans"):
        assert AboutYou({}).errors["q2"] == ["请选一项。"]
        assert TheEmployer({}).errors["q1"] == ["请在这里写几个字。"]
