"""What the index knows of an indicator."""

from decimal import Decimal

from search.sources.indicators import indicator
from services.indicators.models import Indicator
from services.indicators.rules import Rule


def test_a_result_says_how_far_it_is_to_come():
    row = Indicator(
        pk=1,
        code="1-3a",
        name="妇女常见病筛查率",
        plan_ref="一.目标.3",
        unit="%",
        rule=Rule.AT_LEAST,
        target_2030=Decimal(85),
        is_active=True,
    )
    assert indicator(row).summary == "规划 一.目标.3 的监测指标，2030 年目标 ≥85 %"


def test_without_a_number_in_the_plan_it_says_only_what_it_is():
    row = Indicator(pk=1, code="1-T1a", name="女性人均预期寿命", plan_ref="一.目标.1", unit="岁", rule=Rule.TREND, is_active=True)
    assert indicator(row).summary == "规划 一.目标.1 的监测指标"
