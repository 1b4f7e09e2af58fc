"""The engine as a function: order, urgency, internal targets, and what it does when it does not know."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.kit.working_days import WorkingCalendar
from services.catalogue.facts import Facts
from services.routing.conditions import BadCondition, parse
from services.routing.engine import KEPT_AWAY, NO_RULE, decide
from services.routing.rules import Rule
from services.routing.surroundings import NO_CALENDAR, Surroundings, Target

FRIDAY = datetime(2026, 7, 3, 9, tzinfo=UTC)
WEEK = {date(2026, 7, 3) + timedelta(days=n): (date(2026, 7, 3) + timedelta(days=n)).weekday() < 5 for n in range(30)}
AROUND = Surroundings(
    now=FRIDAY,
    calendar=WorkingCalendar(WEEK),
    targets={"U0": Target(), "U1": Target(hours=24), "U2": Target(working_days=3), "U3": Target(working_days=10)},
    front_desk="FL",
    second_desk="SF",
)
AID = Facts("legal_aid", "legal_aid")
HURRY = replace(AID, inputs={"deadline_within_7_days": "yes"})


def rule(code: str, when: str, urgency: str = "U2", lead: str = "FYZX") -> Rule:
    return Rule(code, f"facts of {code}", parse(when), lead, ("FL",), urgency, "")


def modifier(code: str, when: str, urgency: str = "", partners: tuple[str, ...] = ()) -> Rule:
    return Rule(code, f"facts of {code}", parse(when), "", partners, urgency, "")


def test_the_first_of_equally_urgent_rules_leads_and_the_others_become_tasks():
    rules = [rule("A", "service=other"), rule("B", "service=legal_aid"), rule("C", "service=legal_aid", lead="SF")]
    decision = decide(AID, rules, AROUND)
    assert (decision.rule, decision.lead) == ("B", "FYZX")
    assert [(task.rule, task.lead) for task in decision.tasks] == [("C", "SF")]


def test_a_second_rule_of_the_same_department_adds_its_partners_and_its_law_but_no_task():
    rules = [rule("A", "service=legal_aid"), replace(rule("B", "service=legal_aid", "U3"), partners=("JC",), statutory="article 7")]
    decision = decide(AID, rules, AROUND)
    assert (decision.tasks, decision.partners, decision.statutory) == ((), ("FL", "JC"), "article 7")


def test_the_most_urgent_rule_leads():
    rules = [rule("A", "service=legal_aid", "U3"), rule("B", "deadline_within_7_days=yes", "U1", lead="SF")]
    hurried, calm = decide(HURRY, rules, AROUND), decide(AID, rules, AROUND)
    assert (hurried.rule, hurried.urgency, hurried.reasons) == ("B", "U1", ("facts of B", "facts of A"))
    assert [task.rule for task in hurried.tasks] == ["A"]
    assert (calm.rule, calm.urgency, calm.reasons) == ("A", "U3", ("facts of A",))


@pytest.mark.parametrize(("before", "after"), [("U3", "U2"), ("U2", "U1"), ("U1", "U1"), ("U0", "U0")])
def test_a_modifier_raises_by_one_step_but_never_to_danger_now(before, after):
    rules = [rule("A", "service=legal_aid", before), modifier("M", "service=legal_aid", "+1", ("CL",))]
    decision = decide(AID, rules, AROUND)
    assert (decision.rule, decision.urgency, decision.partners) == ("A", after, ("FL", "CL"))
    assert decision.reasons == ("facts of A", "facts of M")


def test_a_modifier_may_state_an_urgency_and_never_leads():
    decision = decide(AID, [modifier("M", "service=legal_aid", "U0"), rule("A", "service=legal_aid")], AROUND)
    assert (decision.rule, decision.urgency, decision.tasks) == ("A", "U0", ())


def test_modifiers_alone_leave_the_decision_to_the_front_desk():
    decision = decide(AID, [modifier("M", "service=legal_aid", "U0", ("WJ",))], AROUND)
    assert decision.is_unrouted
    assert (decision.lead, decision.urgency, decision.partners) == ("FL", "U0", ("WJ",))
    assert decision.reasons == (NO_RULE, "facts of M")


def test_a_department_that_must_not_see_it_neither_leads_nor_takes_part():
    rules = [rule("A", "service=legal_aid"), rule("B", "service=legal_aid", lead="SF"), modifier("M", "service=legal_aid", "", ("CL",))]
    decision = decide(replace(AID, keep_from=("FYZX", "FL", "CL")), rules, AROUND)
    assert (decision.rule, decision.lead, decision.partners, decision.tasks) == ("B", "SF", (), ())
    assert KEPT_AWAY in decision.reasons


def test_where_nobody_is_left_the_front_desk_decides_and_the_second_desk_where_she_fears_the_first():
    rules = [rule("A", "service=legal_aid")]
    assert decide(replace(AID, keep_from=("FYZX",)), rules, AROUND).lead == "FL"
    decision = decide(replace(AID, keep_from=("FYZX", "FL")), rules, AROUND)
    assert (decision.lead, decision.is_unrouted, decision.reasons[0]) == ("SF", True, KEPT_AWAY)


def test_all_parts_of_a_condition_must_hold():
    rules = [rule("A", "service=legal_aid; deadline_within_7_days=yes")]
    assert decide(HURRY, rules, AROUND).rule == "A"
    assert decide(AID, rules, AROUND).is_unrouted


def test_alternatives_hold_each():
    rules = [rule("A", "age_band=under_18|60_plus")]
    assert [decide(replace(AID, age_band=band), rules, AROUND).rule for band in ("under_18", "60_plus", "25_34")] == ["A", "A", ""]


def test_either_of_two_conditions_is_enough():
    rules = [rule("A", "age_band=under_18 or deadline_within_7_days=yes; service=legal_aid")]
    outcomes = [decide(facts, rules, AROUND).rule for facts in (replace(AID, age_band="under_18"), HURRY, AID)]
    assert outcomes == ["A", "A", ""]


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
        ("service=legal_aid or ", "name=value"),
    ],
)
def test_a_condition_that_no_fact_could_meet_is_refused(text, why):
    with pytest.raises(BadCondition, match=why):
        parse(text)
