"""Under 18 is under 18, and only those whom the law names are reported without consent."""

import pytest

from services.intake.capacity import must_be_reported, person_of


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


@pytest.mark.parametrize(("person", "must"), [("minor", True), ("limited", True), ("full", False), ("unknown", False)])
def test_only_those_whom_the_law_names_are_reported_without_consent(person, must):
    assert must_be_reported(person) is must
