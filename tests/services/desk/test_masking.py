"""What lists and pages show of a name and a number."""

import pytest

from services.desk.masking import masked_name, masked_phone


@pytest.mark.parametrize(("name", "shown"), [("林小梅", "林**"), ("小雨", "小**"), ("", "")])
def test_a_name_keeps_its_first_sign(name, shown):
    assert masked_name(name) == shown


@pytest.mark.parametrize(("phone", "shown"), [("13800001234", "138******34"), ("8251234", "*******"), ("", "")])
def test_a_number_cannot_be_called_from_what_is_shown(phone, shown):
    assert masked_phone(phone) == shown
