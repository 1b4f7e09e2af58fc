"""From a citation code to the page that it cites."""

import pytest
from django.core.exceptions import ValidationError

from cms.base.columns import is_plan_code
from cms.base.plan_codes import path_of


@pytest.mark.parametrize(
    ("code", "path"),
    [("八.策略.3", "plan/8/measures/3/"), ("一.目标.12", "plan/1/goals/12/"), ("二.策略.1", "plan/2/measures/1/")],
)
def test_a_code_has_the_address_of_its_page(code, path):
    assert path_of(code) == path


@pytest.mark.parametrize("code", ["", "八", "八.策略", "八.策略.", "8.策略.3", "八.措施.3", "八.策略.三", "八.策略.3.1", "十一.策略.1"])
def test_editors_are_told_that_a_code_cites_nothing(code):
    with pytest.raises(ValidationError, match=r"八\.策略\.3"):
        is_plan_code(code)
