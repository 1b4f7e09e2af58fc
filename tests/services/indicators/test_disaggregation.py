"""Figures told apart: which are shown, which never, and how a part is written and named."""

from decimal import Decimal

import pytest

from services.indicators import demo
from services.indicators.disaggregation import splits
from services.indicators.models import Indicator, Reading
from services.indicators.parts import is_part, kind_of, name_of, office_words, part_of
from services.indicators.queries import standing

pytestmark = pytest.mark.django_db


def parts():
    return standing("1-3a").parts


NAMES = {"210303002": "繁荣街道"}
STREET = "subdistrict:210303002"


@pytest.mark.parametrize("part", ["", "sex:female", "sex:male", "residence:rural", "age:35-64", "age:65+", STREET])
def test_these_are_parts(part):
    assert is_part(part, NAMES)


@pytest.mark.parametrize("part", ["sex", "sex:x", "age:64-35", "age:", "age:+", "age:1-2-3", "subdistrict:1", "Sex:female", " "])
def test_these_are_none(part):
    assert not is_part(part, NAMES)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("女", "sex:female"),
        ("农村", "residence:rural"),
        ("35-64岁", "age:35-64"),
        ("65岁以上", "age:65+"),
        ("繁荣街道", STREET),
        ("其他", None),
    ],
)
def test_offices_name_a_part_in_their_own_words(words, part):
    assert part_of(words, NAMES) == part
    assert part is None or office_words(part, NAMES) == words


def test_every_part_has_a_name():
    assert [name_of(part, NAMES) for part in ("sex:female", "residence:urban", "age:65+", STREET)] == ["女", "城镇", "65+ 岁", "繁荣街道"]
    assert kind_of(STREET) == "subdistrict"


def test_each_kind_is_a_table_with_its_gaps(screening, approved):
    approved(screening, 2024, "80", part="sex:female")
    approved(screening, 2025, "81", part="sex:female")
    approved(screening, 2025, None, part="sex:male")
    approved(screening, 2025, "70", part=STREET)
    by_sex, by_street = splits(parts())
    assert by_sex.years == (2025, 2024)
    assert [(row.name, row.figures) for row in by_sex.rows] == [("女", ("81", "80")), ("男", ("—", ""))]
    assert [row.name for row in by_street.rows] == ["繁荣街道"]


def test_made_up_groups_of_all_people_lie_on_both_sides_of_the_whole(district):
    demo.make()
    told = Reading.objects.filter(part__startswith="sex:", indicator__code__startswith="2-5")
    assert told.count() == 12
    for whole in Reading.objects.whole().filter(indicator__code__in=["2-5a", "2-5b"], year__gte=2023):
        values = [part.value for part in told if (part.indicator_id, part.year) == (whole.indicator_id, whole.year)]
        assert 0 <= min(values) <= whole.value <= max(values) <= 100


@pytest.mark.parametrize("publication", ["rate", "consent"])
def test_parts_of_few_cases_and_of_what_needs_consent_are_never_shown(screening, approved, publication):
    approved(screening, 2025, "81", part="sex:female")
    Indicator.objects.filter(pk=screening.pk).update(publication=publication)
    assert splits(parts()) == []


def test_what_is_not_approved_is_not_shown(screening, approved):
    reading = approved(screening, 2025, "81", part="sex:female")
    type(reading).objects.filter(pk=reading.pk).update(state="submitted")
    assert splits(parts()) == []


def test_the_indicator_page_shows_the_tables_and_the_judgement_stays_that_of_the_whole(resident, screening, approved):
    approved(screening, 2025, "83.1")
    approved(screening, 2025, "12.5", part="residence:rural", numerator=Decimal(3), denominator=Decimal(24))
    page = resident.get("/data/indicators/1-3a/").content.decode()
    assert "农村" in page
    assert "12.5" in page
    assert "<td>3<" not in page
    assert "83.1 %，2025 年目标 ≥82 %：达到" in page


def test_made_up_parts_are_marked(resident, district):
    demo.make()
    page = resident.get("/data/indicators/2-5a/").content.decode()
    assert "分性别 <span" in page
    assert "演示数据" in page
