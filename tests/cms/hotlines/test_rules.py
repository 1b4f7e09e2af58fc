"""A number that cannot be dialled and hours that cannot be true are refused."""

import pytest

from cms.hotlines.rules import are_hours, is_number


@pytest.mark.parametrize("text", ["110", "12338", "96110", "0412-8888888", "024-88888888", "041288888888", "13800000000", "400-123-4567"])
def test_it_can_be_dialled(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "12", "1234", "123456", "12338转2", "0412 8888888", "１２３３８", "8888888", "+8612338", "12338\n"])
def test_it_cannot(text):
    assert not is_number(text)


@pytest.mark.parametrize(
    "text", ["7×24 小时", "全天", "工作日 8:30–17:00", "每日不少于 18 小时", "周一至周五 08:30-11:30，13:00-17:00", "20:00至次日6:00"]
)
def test_hours_that_can_be_true(text):
    assert are_hours(text)


@pytest.mark.parametrize("text", ["待定", "工作日 25:00–26:00", "工作日 8:75–9:00", "工作日 17:00–8:30", "13:00-17:00，8:30~8:30"])
def test_hours_that_cannot(text):
    assert not are_hours(text)
