"""The engine as a function: order, urgency, internal targets, and what it does when it does not know."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.kit.working_days import WorkingCalendar
from services.catalogue.facts import Facts
from services.routing.conditions import BadCondition, parse
from services.routing.engine import NO_CALENDAR, NO_RULE, Rule, Surroundings, Target, decide

FRIDAY = datetime(2026, 7, 3, 9, tzinfo=UTC)
WEEK = {date(2026, 7, 3) + timedelta(days=n): (date(2026, 7, 3) + timedelta(days=n)).weekday() < 5 for n in range(30)}
AROUND = Surroundings(
    now=FRIDAY,
    calendar=WorkingCalendar(WEEK),
    targets={"U0": Target(), "U1": Target(hours=24), "U2": Target(working_days=3), "U3": Target(working_days=10)},
    front_desk="FL",
)
AID = Facts("legal_aid", "legal_aid")
HURRY = replace(AID, inputs={"deadline_within_7_days": "yes"})


def rule(code: str, when: str, urgency: str = "U2", lead: str = "FYZX") -> Rule:
    return Rule(code, f"facts of {code}", parse(when), lead, ("FL",), urgency, "")


def test_the_first_rule_that_matches_leads():
    rules = [rule("A", "service=other"), rule("B", "service=legal_aid"), rule("C", "service=legal_aid", lead="SF")]
    assert (decide(AID, rules, AROUND).rule, decide(AID, rules, AROUND).lead) == ("B", "FYZX")


def test_the_highest_urgency_of_all_that_match_counts():
    rules = [rule("A", "service=legal_aid", "U3"), rule("B", "deadline_within_7_days=yes", "U1")]
    hurried, calm = decide(HURRY, rules, AROUND), decide(AID, rules, AROUND)
    assert (hurried.rule, hurried.urgency, hurried.reasons) == ("A", "U1", ("facts of A", "facts of B"))
    assert (calm.urgency, calm.reasons) == ("U3", ("facts of A",))


def test_all_parts_of_a_condition_must_hold():
    rules = [rule("A", "service=legal_aid; deadline_within_7_days=yes")]
    assert decide(HURRY, rules, AROUND).rule == "A"
    assert decide(AID, rules, AROUND).is_unrouted


def test_alternatives_hold_each():
    rules = [rule("A", "age_band=under_18|60_plus")]
    assert [decide(replace(AID, age_band=band), rules, AROUND).rule for band in ("under_18", "60_plus", "25_34")] == ["A", "A", ""]


def test_a_rule_without_a_condition_never_matches():
    assert decide(AID, [rule("A", "")], AROUND).is_unrouted


def test_what_no_rule_covers_goes_to_the_front_desk_within_a_day():
    decision = decide(AID, [], AROUND)
    assert (decision.lead, decision.urgency, decision.reasons) == ("FL", "U1", (NO_RULE,))
    assert decision.due_at == FRIDAY + timedelta(hours=24)


@pytest.mark.parametrize(
    ("urgency", "due"),
    [
        ("U0", FRIDAY),
        ("U1", datetime(2026, 7, 4, 9, tzinfo=UTC)),
        ("U2", datetime(2026, 7, 8, 23, 59, tzinfo=UTC)),
        ("U3", datetime(2026, 7, 17, 23, 59, tzinfo=UTC)),
    ],
)
def test_the_internal_target_follows_the_urgency(urgency, due):
    assert decide(AID, [rule("A", "service=legal_aid", urgency)], AROUND).due_at == due


def test_without_a_calendar_no_day_is_guessed_and_the_reason_is_given():
    decision = decide(AID, [rule("A", "service=legal_aid")], replace(AROUND, calendar=WorkingCalendar({})))
    assert (decision.due_at, decision.rule) == (None, "A")
    assert NO_CALENDAR in decision.reasons


def test_an_urgent_target_needs_no_calendar():
    decision = decide(AID, [rule("A", "service=legal_aid", "U1")], replace(AROUND, calendar=WorkingCalendar({})))
    assert decision.due_at == FRIDAY + timedelta(hours=24)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("colour=red", "name=value"),
        ("service", "name=value"),
        ("category=rumours", "rumours"),
        ("deadline_within_7_days=maybe", "maybe"),
        ("service=", "empty"),
        ("age_band=under_18|", "empty"),
    ],
)
def test_a_condition_that_no_fact_could_meet_is_refused(text, why):
    with pytest.raises(BadCondition, match=why):
        parse(text)
