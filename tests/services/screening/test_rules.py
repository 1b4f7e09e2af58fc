"""Who fits and why, and whether registrations are taken, as functions."""

from datetime import date

import pytest

from services.catalogue.facts import AGE_BANDS
from services.screening.rules import Conditions, Reason, Season, Verdict, band_of, overall, reasons, season

CANCER = Conditions(min_age=35, max_age=64, priority=True)
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("age", "verdict"), [(34, Verdict.NOT), (35, Verdict.FITS), (64, Verdict.FITS), (65, Verdict.NOT), (None, Verdict.ASK)]
)
def test_both_bounds_of_an_age_count_as_inside(age, verdict):
    [reason] = reasons(CANCER, age=age, lives_here="yes", has_priority="no")
    assert reason == Reason("age", verdict)


def test_priority_is_a_reason_only_where_she_has_it():
    assert Reason("priority", Verdict.FITS) in reasons(CANCER, age=40, lives_here="yes", has_priority="yes")


@pytest.mark.parametrize(("lives", "verdict"), [("yes", Verdict.FITS), ("no", Verdict.NOT), ("unknown", Verdict.ASK)])
def test_where_she_lives_counts_where_the_programme_says_so(lives, verdict):
    assert reasons(Conditions(local=True), age=40, lives_here=lives, has_priority="no") == (Reason("local", verdict),)
    assert reasons(Conditions(), age=40, lives_here=lives, has_priority="no") == ()


@pytest.mark.parametrize(
    ("verdicts", "result"),
    [
        ([], Verdict.FITS),
        ([Verdict.FITS, Verdict.ASK], Verdict.ASK),
        ([Verdict.ASK, Verdict.NOT], Verdict.NOT),
        ([Verdict.FITS], Verdict.FITS),
    ],
)
def test_one_condition_that_is_not_met_decides(verdicts, result):
    assert overall(tuple(Reason("age", verdict) for verdict in verdicts)) == result


@pytest.mark.parametrize(
    ("change", "result"),
    [
        ({}, Season.OPEN),
        ({"opens_on": date(2026, 11, 26)}, Season.NOT_YET),
        ({"opens_on": TODAY}, Season.OPEN),
        ({"closes_on": TODAY}, Season.OPEN),
        ({"closes_on": date(2026, 11, 24)}, Season.OVER),
        ({"free": 0}, Season.FULL),
        ({"free": 1}, Season.OPEN),
        ({"is_paused": True, "free": 0}, Season.PAUSED),
    ],
)
def test_a_season_is_open_on_its_first_and_on_its_last_day(change, result):
    assert season(**{"opens_on": None, "closes_on": None, "is_paused": False, "free": None, "today": TODAY} | change) == result


@pytest.mark.parametrize(
    ("age", "band"), [(0, "under_18"), (17, "under_18"), (18, "18_24"), (34, "25_34"), (35, "35_44"), (59, "45_59"), (60, "60_plus")]
)
def test_an_age_lies_in_its_band(age, band):
    assert band_of(age) == band
    assert band in AGE_BANDS


@pytest.mark.parametrize(
    ("band", "verdict"),
    [("25_34", Verdict.NOT), ("35_44", Verdict.FITS), ("45_59", Verdict.FITS), ("60_plus", Verdict.ASK), ("unknown", Verdict.ASK)],
)
def test_where_no_age_was_typed_the_band_that_she_chose_is_enough_where_it_can_be(band, verdict):
    [reason] = reasons(CANCER, age=None, band=band, lives_here="yes", has_priority="no")
    assert reason == Reason("age", verdict)
