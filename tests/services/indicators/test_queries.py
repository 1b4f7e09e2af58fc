"""Standings and progress: three queries, approved readings only, no figure where none may be shown."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from portal.district.models import Subdistrict
from services.indicators import demo
from services.indicators.actions.readings import Report, report
from services.indicators.glance import years_shown
from services.indicators.models import Indicator, Reading, ReportingRound
from services.indicators.queries import current_year, progress, standings, standings_for
from services.indicators.ratings import Verdict

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


def standing_of(code, year=2025):
    return next(each for each in standings(year) if each.indicator.code == code)


def test_before_the_first_reading_nothing_is_said(district):
    assert current_year() is None
    assert standings() == []


def test_the_judgement_is_a_sentence(screening, approved):
    approved(screening, 2025, "83.1")
    assert standing_of("1-3a").sentence == "2025 年：83.1 %，2025 年目标 ≥82 %：达到"


def test_what_waits_for_approval_is_not_known_in_public(screening, health, approved):
    approved(screening, 2024, "80")
    report(indicator=screening, actor=health, given=Report(2025, Decimal("83.1")))
    assert standing_of("1-3a").verdict is Verdict.NOT_REPORTED
    assert standing_of("1-3a").sentence == "2025 年：未填报"


def test_a_part_of_the_district_is_not_its_figure(screening, approved):
    approved(screening, 2025, "70", part="area:rural")
    assert standing_of("1-3a").verdict is Verdict.NOT_REPORTED


def test_an_indicator_that_needs_its_owners_consent_is_not_shown(district, approved):
    approved(Indicator.objects.get(code="4-2a"), 2026, "31", reference=Decimal(30))
    assert standing_of("4-2a", 2026).readings == ()


def test_progress_counts_the_judged_only(screening, approved):
    approved(screening, 2025, "83.1")
    approved(Indicator.objects.get(code="1-8a"), 2025, "20")
    approved(Indicator.objects.get(code="1-4a"), 2025, "75")  # its target is that of 2030
    health = progress(standings(2025))["一"]
    assert (health.judged, health.ratio) == (2, 0.5)
    assert progress(standings(2025))["八"].ratio is None


@pytest.mark.parametrize("years", [1, 10])
def test_the_number_of_queries_does_not_depend_on_the_readings(screening, approved, django_assert_num_queries, years):
    for year in range(2015, 2015 + years):
        approved(screening, year, "80")
    with django_assert_num_queries(2):
        assert [each.sentence for each in standings(2025)]


def test_a_start_that_is_killed_makes_no_half_of_the_made_up_readings(district, monkeypatch):
    def killed(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "parts_of", killed)
    with pytest.raises(KeyboardInterrupt):
        demo.make()
    assert not Reading.objects.exists()


def test_made_up_readings_say_so_and_are_made_once(district):
    demo.make()
    count = Reading.objects.count()
    assert count > 400
    assert not Reading.objects.filter(is_demo=False).exists()
    demo.make()
    assert Reading.objects.count() == count
    counted = progress(standings())
    assert all(each.is_demo for each in counted.values())
    assert any(0 < each.ratio < 1 for each in counted.values() if each.judged)


def test_made_up_readings_are_of_subdistricts_that_are_still_there(district):
    demo.make()
    told = set(Reading.objects.filter(part__startswith="subdistrict:").values_list("part", flat=True))
    former = Subdistrict.objects.filter(is_former=True).values_list("code", flat=True)
    assert told
    assert former
    assert not told & {f"subdistrict:{code}" for code in former}


def test_one_reading_of_the_running_year_does_not_turn_all_pages_to_it(screening, approved, monkeypatch):
    monkeypatch.setattr("portal.kit.clock.today", lambda: date(2026, 11, 27))
    approved(screening, 2025, "83.1")
    approved(screening, 2026, "84")
    assert current_year() == standings()[0].year == standings_for(screening.plan_ref)[0].year == 2025
    monkeypatch.setattr("portal.kit.clock.today", lambda: date(2027, 1, 1))
    assert current_year() == standings_for(screening.plan_ref)[0].year == 2026


def test_pages_turn_to_a_year_once_its_readings_were_due_and_offer_it_before(screening, approved, monkeypatch):
    approved(screening, 2024, "83.1")
    ReportingRound.objects.create(year=2025, opens_on=date(2026, 2, 1), due_on=date(2026, 6, 30))
    approved(screening, 2025, "84")
    for day, year, last in ((date(2026, 1, 31), 2024, 2024), (date(2026, 2, 1), 2024, 2025), (date(2026, 7, 1), 2025, 2025)):
        monkeypatch.setattr("portal.kit.clock.today", lambda day=day: day)
        assert current_year() == standings_for(screening.plan_ref)[0].year == year
        assert years_shown() == (year, last)
