"""The catalogue of statistics by sex: gaps are named, never hidden."""

from pathlib import Path

import pytest
from django.conf import settings

from portal.district.tables import PackError
from services.indicators.by_sex import Compares, State, Statistic, catalogue, standing
from services.indicators.models import Indicator

WHOLE, WOMEN, MEN = "", "sex:female", "sex:male"


def state(compares: Compares, *said: tuple[int, str], indicators: tuple[str, ...] = ("a",)):
    found = standing(Statistic(1, "x", "二.目标.5", compares, indicators, ""), [("a", year, part) for year, part in said])
    return found.state, found.years


@pytest.mark.parametrize(
    ("compares", "said", "expected"),
    [
        (Compares.ITSELF, [], (State.NOT_REPORTED, ())),
        (Compares.ITSELF, [(2024, WHOLE), (2025, WHOLE)], (State.THERE, (2024, 2025))),
        (Compares.WOMEN, [(2025, WHOLE)], (State.WOMEN_ONLY, (2025,))),
        (Compares.WOMEN, [(2024, WHOLE), (2025, WHOLE), (2025, MEN)], (State.THERE, (2025,))),
        (Compares.PARTS, [(2025, WHOLE)], (State.NOT_BY_SEX, (2025,))),
        (Compares.PARTS, [(2025, WOMEN)], (State.WOMEN_ONLY, (2025,))),
        (Compares.PARTS, [(2025, WOMEN), (2024, MEN)], (State.WOMEN_ONLY, (2025,))),
        (Compares.PARTS, [(2025, WOMEN), (2025, MEN)], (State.THERE, (2025,))),
        (Compares.PARTS, [(2025, MEN)], (State.NOT_BY_SEX, (2025,))),
        (Compares.PARTS, [(2025, "age:65+")], (State.NOT_BY_SEX, (2025,))),
    ],
)
def test_what_there_is_follows_from_what_was_reported(compares, said, expected):
    assert state(compares, *said) == expected


def test_without_an_indicator_it_is_a_gap_whatever_was_reported():
    assert state(Compares.PARTS, (2025, WOMEN), (2025, MEN), indicators=()) == (State.NO_INDICATOR, ())


def test_every_line_of_the_pack_names_items_and_indicators_that_there_are(district):
    codes = set(Indicator.objects.current().values_list("code", flat=True))
    found = catalogue(Path(settings.DISTRICT_PACK))
    assert len(found) > 20
    assert {code for each in found for code in each.indicators} <= codes
    assert {"五.策略.1", "五.策略.7", "三.策略.7"} <= {each.code for each in found}


def test_a_pack_without_the_table_has_no_catalogue(tmp_path):
    assert catalogue(tmp_path) == []


def test_a_broken_table_is_refused(tmp_path):
    (tmp_path / "sex_statistics.tsv").write_text(
        "number\tname\tplan_code\tcompares\tindicators\tsource\n1\t甲\t一.目标.1\tperhaps\t\t原文\n"
    )
    with pytest.raises(PackError, match="compares"):
        catalogue(tmp_path)


@pytest.mark.django_db
def test_the_page_shows_what_is_there_and_what_is_missing(resident, district, approved):
    page = resident.get("/data/indicators/by-sex/").content.decode()
    assert page.count("<tr>") == len(catalogue(Path(settings.DISTRICT_PACK))) + 1
    assert "还没有指标" in page
    assert "其中 0 项" in page
    enrolment = Indicator.objects.get(code="2-5a")
    for part in (WOMEN, MEN):
        approved(enrolment, 2025, "99", part=part)
    page = resident.get("/data/indicators/by-sex/").content.decode()
    assert "2025" in page
    assert "/plan/5/measures/7/" in page


@pytest.mark.django_db
def test_what_needs_consent_does_not_count_as_there(resident, district, approved):
    Indicator.objects.filter(code="3-2a").update(publication="consent")
    approved(Indicator.objects.get(code="3-2a"), 2025, "45")
    assert "2025" not in resident.get("/data/indicators/by-sex/").content.decode().partition("<tbody>")[2]
