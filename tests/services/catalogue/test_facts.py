"""Facts are closed lists that name nobody."""

import pytest

from services.catalogue.facts import AGE_BANDS, CATEGORIES, GROUPS, Facts, UnknownFact, group_of
from services.catalogue.names import AGE_BAND_NAMES, CATEGORY_NAMES, GROUP_NAMES


def test_there_are_eight_categories_in_three_groups():
    assert len(CATEGORIES) == len(set(CATEGORIES)) == 8
    assert len(GROUPS) == 3


def test_there_are_six_age_bands_and_unknown():
    assert len(AGE_BANDS) == 7
    assert AGE_BANDS[-1] == "unknown"


def test_every_category_band_and_group_has_a_name():
    assert (set(CATEGORY_NAMES), set(AGE_BAND_NAMES), set(GROUP_NAMES)) == (set(CATEGORIES), set(AGE_BANDS), set(GROUPS))


def test_a_category_knows_its_group():
    assert group_of("maternity") == "work"
    assert Facts("legal_aid", "legal_aid").group == "services"


def test_facts_survive_storage():
    facts = Facts("legal_aid", "legal_aid", "210303002", "60_plus", {"deadline_within_7_days": "yes"})
    assert Facts.from_json(facts.to_json()) == facts


@pytest.mark.parametrize(
    "wrong",
    [
        {"category": "gossip"},
        {"age_band": "37"},
        {"subdistrict": "繁荣街道幸福小区3号楼"},
        {"inputs": {"deadline_within_7_days": "maybe"}},
        {"inputs": {"name": "林小梅"}},
    ],
)
def test_a_fact_outside_the_lists_is_refused(wrong):
    with pytest.raises(UnknownFact):
        Facts(**{"service": "legal_aid", "category": "legal_aid"} | wrong)


def test_a_refused_fact_is_not_repeated_in_the_error():
    with pytest.raises(UnknownFact) as refusal:
        Facts("legal_aid", "legal_aid", subdistrict="林小梅家")
    assert "林小梅" not in str(refusal.value)


def test_a_question_not_asked_is_unknown():
    assert Facts("legal_aid", "legal_aid").value("deadline_within_7_days") == "unknown"
