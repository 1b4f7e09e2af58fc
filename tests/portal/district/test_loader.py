"""Loading a pack: all or nothing, twice is once, what is gone is withdrawn, every refusal names its place."""

import io

import pytest
from django.core.management import CommandError, call_command

from portal.district.loader import load_pack
from portal.district.models import Department, Hotline, Subdistrict
from portal.district.tables import PackError

pytestmark = pytest.mark.django_db


def rows() -> list[dict[str, object]]:
    return [row for model in (Department, Hotline, Subdistrict) for row in model.objects.values()]


def test_loading_twice_changes_nothing(tiny):
    load_pack(tiny)
    before = rows()
    again = load_pack(tiny)
    assert sum(outcome.created + outcome.changed + outcome.withdrawn for outcome in again) == 0
    assert rows() == before


def test_a_former_subdistrict_points_to_what_it_became(tiny):
    load_pack(tiny)
    assert Subdistrict.objects.get(is_former=True).successor == Subdistrict.objects.get(code="990101002")


def test_the_front_desk_is_the_one_that_the_pack_names(tiny):
    load_pack(tiny)
    assert [department.code for department in Department.objects.filter(is_front_desk=True)] == ["A"]


def test_what_left_the_pack_is_withdrawn_and_comes_back_as_the_same_row(tiny, spoiled):
    load_pack(tiny)
    before = Hotline.objects.get(number="12338").pk
    line = "women\t12338\t妇女维权\t法律、婚姻家庭\t\t0\t未核实的示例\t\t\n"
    load_pack(spoiled("hotlines.tsv", line, ""))
    assert not Hotline.objects.current().filter(number="12338").exists()
    load_pack(tiny)
    assert Hotline.objects.current().get(number="12338").pk == before


def test_facts_that_nobody_verified_are_kept_apart(tiny):
    load_pack(tiny)
    verified, current = ({hotline.number for hotline in lines} for lines in (Hotline.objects.verified(), Hotline.objects.current()))
    assert "110" in verified
    assert current - verified == {"12338"}


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("departments.tsv", "A\t县妇联（虚构）", "A\t" + "长" * 61, "departments.tsv, line 2, column name: "),
        ("departments.tsv", "虚构，仅供测试\t\t", "虚构，仅供测试\t2026-11-24\t", "departments.tsv, line 2, column verified_by: "),
        ("departments.tsv", "虚构，仅供测试\t\t", "\t\t", "departments.tsv, line 2, column source: is empty"),
        ("departments.tsv", "B\t县法律", "A\t县法律", "departments.tsv, line 3, column code: 'A' stands already in line 2"),
        ("subdistricts.tsv", "\t990101002\t", "\t990101009\t", "subdistricts.tsv, line 3, column successor: "),
        ("hotlines.tsv", "\t1\t全国", "\tja\t全国", "hotlines.tsv, line 2, column is_emergency: "),
        ("calendar.tsv", "2030-01-02", "2030-13-02", "calendar.tsv, line 2, column date: "),
        ("routing.tsv", "\tB\tA\t", "\tZ\tA\t", "routing.tsv, line 2, column lead: "),
        ("plan_leads.tsv", "B A", "B Z", "plan_leads.tsv, line 2, column departments: "),
        ("indicator_details.tsv", "\tup\t", "\tupwards\t", "indicator_details.tsv, line 2, column better: "),
        ("district.toml", 'front_desk = "A"', 'front_desk = "Z"', "district.toml, column front_desk: 'Z' is no department"),
        ("district.toml", 'name = "示例市临江县"', 'name = ""', "district.toml, line 3, column name: is empty"),
        ("district.toml", 'code = "990101"', "code = 990101", "district.toml, line 2, column code: must be a text"),
        ("district.toml", "[footer]\n", "[footer]\nmotto = ''\n", "district.toml, line 19, column footer.motto: is not known here"),
        ("district.toml", "[footer]", "[footer", "district.toml: Expected ']' at the end of a table declaration (at line 18"),
    ],
)
def test_whatever_is_wrong_is_named_and_nothing_is_loaded(tiny, spoiled, file, old, new, place):
    load_pack(tiny)
    before = rows()
    with pytest.raises(PackError) as refused:
        load_pack(spoiled(file, old, new))
    assert str(refused.value).startswith(place)
    assert rows() == before


def test_the_command_says_what_it_did_and_what_to_do(tiny, spoiled):
    out = io.StringIO()
    call_command("load_district", stdout=out)
    assert "departments.tsv: 2 created, 0 changed, 0 unchanged, 0 withdrawn" in out.getvalue()
    broken = spoiled("hotlines.tsv", "\t110\t", "\t\t")
    with pytest.raises(CommandError, match="Nothing was loaded. hotlines.tsv, line 2, column number: is empty. Correct the file"):
        call_command("load_district", pack=broken)
