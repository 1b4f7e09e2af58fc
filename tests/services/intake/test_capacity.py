"""Under 18 is under 18, and only those whom the law names are reported without consent."""

import pytest

from services.intake.capacity import age_of, must_be_reported, person_of


@pytest.mark.parametrize(
    ("stated", "band", "person"),
    [
        ("full", "25_34", "full"),
        ("full", "under_18", "minor"),
        ("unknown", "under_18", "minor"),
        ("limited", "unknown", "limited"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_under_eighteen_is_under_eighteen_whatever_was_ticked(stated, band, person):
    assert person_of(stated, age_band=band) == person


@pytest.mark.parametrize(
    ("stated", "band", "counted"),
    [("minor", "unknown", "under_18"), ("minor", "25_34", "25_34"), ("full", "unknown", "unknown"), ("unknown", "under_18", "under_18")],
)
def test_a_minor_whose_age_was_left_open_counts_as_under_eighteen(stated, band, counted):
    assert age_of(stated, age_band=band) == counted


@pytest.mark.parametrize(("person", "must"), [("minor", True), ("limited", True), ("full", False), ("unknown", False)])
def test_only_those_whom_the_law_names_are_reported_without_consent(person, must):
    assert must_be_reported(person) is must
