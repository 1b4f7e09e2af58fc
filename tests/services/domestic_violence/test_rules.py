"""Triage, age and who must not see it: as functions, without a page."""

import pytest

from services.domestic_violence.rules import (
    Level,
    departments_kept_away,
    is_in_danger,
    is_pursuit,
    triage,
)

CALM = {"in_danger": "no", "signs": [], "injury": "none", "self_harm": "no"}


@pytest.mark.parametrize(
    ("answer", "level", "reasons"),
    [
        ({}, Level.UNCLEAR, ()),
        ({"in_danger": "yes"}, Level.NOW, ("in_danger",)),
        ({"signs": ["weapon"]}, Level.NOW, ("weapon",)),
        ({"signs": ["threat_to_kill"]}, Level.NOW, ("threat_to_kill",)),
        ({"signs": ["confined"]}, Level.NOW, ("confined",)),
        ({"signs": ["fear", "choked"]}, Level.NOW, ("choked", "fear")),
        ({"injury": "severe"}, Level.NOW, ("severe_injury",)),
        ({"self_harm": "yes"}, Level.NOW, ("self_harm",)),
        ({"signs": ["worse", "children"]}, Level.HIGH, ("worse", "children")),
        ({"signs": ["worse"], "injury": "some"}, Level.HIGH, ("worse", "some_injury")),
        ({"signs": ["worse"]}, Level.RAISED, ("worse",)),
        ({"in_danger": "unknown"}, Level.RAISED, ("unsure",)),
    ],
)
def test_the_level_comes_with_its_reasons_the_gravest_first(answer, level, reasons):
    found = triage(**CALM | answer)
    assert (found.level, found.reasons) == (level, reasons)


@pytest.mark.parametrize(
    ("answer", "now"), [({}, False), ({"in_danger": "yes"}, True), ({"signs": ["weapon"]}, True), ({"signs": ["worse"]}, False)]
)
def test_danger_to_life_or_liberty_is_danger_now(answer, now):
    assert is_in_danger(**{"in_danger": "no", "signs": []} | answer) is now


@pytest.mark.parametrize(
    ("relation", "acts", "pursuit"),
    [
        ("former_partner", ["follows"], True),
        ("former_spouse", ["spreads"], True),
        ("dating", ["follows", "words"], True),
        ("dating", ["body"], False),
        ("spouse", ["follows"], False),
    ],
)
def test_article_29_is_about_former_and_courting_partners_who_pursue(relation, acts, pursuit):
    assert is_pursuit(relation, acts) is pursuit


def test_the_subdistrict_means_its_office_and_its_communities():
    assert departments_kept_away(["FL"], subdistrict=True) == ("FL", "JD", "SQ")
    assert departments_kept_away([], subdistrict=False) == ()
