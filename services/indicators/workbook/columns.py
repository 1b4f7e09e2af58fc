"""What the template looks like: its one sheet and its columns, in the language of the offices that fill it in."""

from typing import Final

SHEET: Final = "readings"
CODE, NAME, UNIT, YEAR = "编号", "指标", "单位", "年度"
VALUE, NUMERATOR, DENOMINATOR = "数值", "分子", "分母"
NOT_APPLICABLE, REDEFINED, SOURCE, NOTE, PART = "不适用", "口径变化", "来源", "说明", "分组"
COLUMNS: Final = (CODE, NAME, UNIT, YEAR, VALUE, NUMERATOR, DENOMINATOR, NOT_APPLICABLE, REDEFINED, SOURCE, NOTE, PART)
WIDTHS: Final = (10, 36, 8, 8, 12, 12, 12, 9, 10, 24, 30, 14)
DECIMALS: Final = 4
YES: Final = "是"
FIELDS: Final = {"year": YEAR, "value": VALUE, "numerator": NUMERATOR, "denominator": DENOMINATOR}
LONGEST: Final = {SOURCE: 120, NOTE: 300}
