"""What lists and pages show of a name and a number."""

import pytest

from services.desk.masking import masked_answers, masked_name, masked_phone, tells_only


@pytest.mark.parametrize(("name", "shown"), [("林小梅", "林**"), ("小雨", "小**"), ("", "")])
def test_a_name_keeps_its_first_sign(name, shown):
    assert masked_name(name) == shown


@pytest.mark.parametrize(("phone", "shown"), [("13800001234", "138******34"), ("8251234", "*******"), ("", "")])
def test_a_number_cannot_be_called_from_what_is_shown(phone, shown):
    assert masked_phone(phone) == shown


@pytest.mark.parametrize("typed", ["13800001234", "138 0000 1234", "138-0000-1234"])
def test_her_own_name_and_number_are_hidden_wherever_they_stand_in_her_answers(typed):
    told = {"电话": typed, "经过": f"我叫林小梅，请打 {typed}，别打我单位 8251234。"}
    shown = masked_answers(told, name="林小梅", phone="138 0000 1234")
    assert shown == {"电话": "138******34", "经过": "我叫林**，请打 138******34，别打我单位 8251234。"}


def test_without_a_name_and_a_number_nothing_changes():
    assert masked_answers({"经过": "没有说"}, name="", phone="") == {"经过": "没有说"}


@pytest.mark.parametrize(("said", "only"), [("13800001234", True), ("林小梅", True), ("林小梅的事", False), ("", False)])
def test_an_answer_that_is_only_her_name_or_number_is_known(said, only):
    assert tells_only(said, name="林小梅", phone="138 0000 1234") is only
