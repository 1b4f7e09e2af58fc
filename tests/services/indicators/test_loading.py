"""The indicator files of the pack: all 51 lines, the indicators that they name, and refusals that name their place."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from portal.district.loader import PackError
from portal.district.tables import read
from services.indicators.loading import DETAILS, LINES, load_indicators
from services.indicators.models import Indicator
from services.indicators.ratings import Observation, Verdict, rate

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture
def pack(tmp_path):
    for name in (LINES, DETAILS):
        shutil.copy(Path(settings.DISTRICT_PACK) / name, tmp_path / name)
    return tmp_path


def edit(pack, old, new, file=DETAILS):
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_line_of_the_plan_becomes_its_indicators(district):
    assert len(read(Path(settings.DISTRICT_PACK), LINES).rows) == 51
    of_lines = Indicator.objects.exclude(row="")
    assert of_lines.values("row").distinct().count() == 51
    assert of_lines.count() == 56
    assert list(of_lines.filter(row="1-6a/b/c").values_list("code", flat=True)) == ["1-6a", "1-6b", "1-6c"]


def test_goals_with_a_direction_only_are_there_as_trends(district):
    trends = Indicator.objects.filter(row="")
    assert {indicator.rule for indicator in trends} == {"trend"}
    assert {"一.目标.1", "五.目标.5", "六.目标.7"} <= set(trends.values_list("plan_ref", flat=True))


def test_each_number_that_is_judged_stands_in_the_plans_own_words(district):
    written_as_words = {"一半以上†": ["50"], "3:2 / 2:1†": ["1.5", "2"]}
    for indicator in Indicator.objects.exclude(row=""):
        for year, target in (("2025", indicator.target_2025), ("2030", indicator.target_2030)):
            words = indicator.targets_in_words[year]
            numbers = written_as_words.get(words) or NUMBER.findall(words)
            assert target is None or target in [Decimal(number) for number in numbers], (indicator.code, year)


def test_loading_again_changes_nothing(district):
    outcome = load_indicators(read(Path(settings.DISTRICT_PACK), DETAILS))
    assert (outcome.created, outcome.changed, outcome.withdrawn) == (0, 0, 0)
    assert outcome.unchanged == 69


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("1-2a\t1-2a\t", "1-2a\t9-9z\t", "line 2, column row: '9-9z' is no line of indicators.tsv"),
        ("at_most", "atmost", "line 2, column rule: 'atmost' is none of"),
        ("10.5", "ten", "line 2, column target_2025: 'ten' is not a number"),
        ("rate\tWJ", "rate\tXX", "line 2, column owner: 'XX' is no department of departments.tsv"),
        ("\t0\t5\t\t5\t", "\tmaybe\t5\t\t5\t", "line 2, column yearly: 'maybe' is neither 1 nor 0"),
        ("\t0\t5\t\t5\t", "\t0\t\t\t5\t", "line 2, column near_percent: a number from 0 to below 100 is needed"),
        ("\t0\t5\t\t5\t", "\t0\t100\t\t5\t", "line 2, column near_percent: a number from 0 to below 100 is needed"),
        ("\t0\t5\t\t5\t", "\t0\t5\tabout\t5\t", "line 2, column tolerance: 'about' is not a number"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_column(district, pack, old, new, says):
    edit(pack, old, new)
    with pytest.raises(PackError, match=re.escape(f"{DETAILS}, {says}")):
        load_indicators(read(pack, DETAILS))


def test_a_line_of_the_plan_that_nobody_judges_is_refused(district, pack):
    lines = (pack / DETAILS).read_text(encoding="utf-8").splitlines(keepends=True)
    (pack / DETAILS).write_text("".join(line for line in lines if not line.startswith("8-S10\t")), encoding="utf-8")
    with pytest.raises(PackError, match="has no line for 8-S10"):
        load_indicators(read(pack, DETAILS))


def test_the_unit_stays_once_there_are_readings(screening, approved, pack):
    line = f"{screening.code}\t{screening.row}\t{screening.plan_ref}\t{screening.name}\t"
    edit(pack, f"{line}%\t", f"{line}‰\t")
    load_indicators(read(pack, DETAILS))
    edit(pack, f"{line}‰\t", f"{line}%\t")
    load_indicators(read(pack, DETAILS))
    approved(screening, 2024, "83.1")
    edit(pack, f"{line}%\t", f"{line}‰\t")
    with pytest.raises(PackError, match=rf"column unit: {screening.code} has readings in '%'"):
        load_indicators(read(pack, DETAILS))


def test_what_the_district_sets_is_what_is_judged_by(screening, pack):
    edit(pack, "\tat_least\tup\t82\t85\t0\t5\t\t", "\tat_least\tup\t82\t85\t0\t1\t\t")
    edit(pack, "\taround\tsteady\t45\t45\t1\t5\t\t", "\taround\tsteady\t45\t45\t1\t5\t1.5\t")
    assert verdict("1-3a", "80") is Verdict.NEAR
    assert verdict("3-2a", "44") is Verdict.NO_TOLERANCE
    load_indicators(read(pack, DETAILS))
    assert verdict("1-3a", "80") is Verdict.MISSED
    assert verdict("3-2a", "44") is Verdict.REACHED


def verdict(code: str, value: str) -> Verdict:
    return rate(Indicator.objects.get(code=code).definition, Observation(2025, Decimal(value)), 2025).verdict
