"""One main case with its tasks: what routing asks of others, and the report that the law asks for."""

import pytest

from portal.audit.models import Entry
from services.cases import actions
from services.cases.duties import REPORT, duty_to_report
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import CaseTask
from services.catalogue.facts import Facts
from services.routing.actions import route
from tests.factories.cases import facts_of, make_case

TWO_MATTERS = {"deadline_within_7_days": "yes", "matter": "divorce"}


def facts(category: str = "domestic_violence", **more: object) -> Facts:
    return Facts(**{"service": "domestic_violence", "category": category} | more)


def case_with_tasks(**more: object):
    """A case of the legal aid centre of somebody under 18."""
    return make_case(facts=facts_of(age_band="under_18"), decision=route(facts_of()), **more)


@pytest.mark.parametrize(
    ("told", "is_owed"),
    [
        (facts(age_band="under_18"), True),
        (facts("other", age_band="under_18"), True),
        (facts(inputs={"person": "minor"}), True),
        (facts(inputs={"person": "limited"}), True),
        (facts("legal_aid", inputs={"person": "limited"}), False),
        (facts("legal_aid", age_band="under_18", inputs={"asker": "other"}), True),
        (facts("screening", age_band="under_18", inputs={"programme": "vaccine"}), False),
        (facts("screening", age_band="under_18", inputs={"programme": "mother_child"}), True),
        (facts(inputs={"person": "full"}, age_band="25_34"), False),
        (facts(), False),
    ],
)
def test_a_report_is_owed_for_minors_unless_nothing_hints_at_harm_and_for_violence_against_adults_without_full_capacity(told, is_owed):
    assert (duty_to_report(told) is not None) == is_owed


def test_the_duty_to_report_is_a_task_from_the_first_moment(caseworker):
    task = case_with_tasks().tasks.get()
    assert (task.code, task.is_duty, task.department) == (REPORT, True, None)
    assert "未成年人保护法" in task.law


def test_the_parts_of_other_departments_are_tasks_of_the_one_case(district):
    told = Facts("domestic_violence", "domestic_violence", inputs={"danger_now": "no", "person": "full", "wants_order": "yes"})
    decision = route(told)
    assert decision.tasks
    tasks = make_case(facts=told, decision=decision).tasks.all()
    assert [(task.code, task.department.code, task.words) for task in tasks] == [(t.rule, t.lead, t.reason) for t in decision.tasks]


def test_a_report_that_was_made_is_a_milestone_and_on_record(caseworker):
    case = case_with_tasks()
    actions.finish_task(case=case, actor=caseworker, task=case.tasks.get())
    assert case.milestones.get().kind == "mandatory_report"
    assert Entry.objects.get(action="case.task_done").result == REPORT
    assert case.tasks.get().done_by == caseworker


def test_a_task_is_ticked_off_once(caseworker):
    case = case_with_tasks()
    actions.finish_task(case=case, actor=caseworker, task=case.tasks.get())
    with pytest.raises(WrongState):
        actions.finish_task(case=case, actor=caseworker, task=case.tasks.get())
    assert case.milestones.count() == 1


def test_a_task_of_another_case_is_not_ticked_off_here(caseworker):
    case, other = make_case(), case_with_tasks()
    with pytest.raises(WrongState):
        actions.finish_task(case=case, actor=caseworker, task=other.tasks.get())
    assert other.tasks.get().done_at is None


def test_another_department_ticks_off_nothing(stranger):
    case = case_with_tasks()
    with pytest.raises(NotAllowed):
        actions.finish_task(case=case, actor=stranger, task=case.tasks.get())


def test_a_case_is_not_closed_as_handled_while_a_task_is_open(caseworker):
    case = case_with_tasks()
    actions.accept(case=case, actor=caseworker)
    actions.open_urgently(case=case, actor=caseworker, emergency="child")
    with pytest.raises(WrongState):
        actions.close(case=case, actor=caseworker, outcome="helped")
    actions.finish_task(case=case, actor=caseworker, task=case.tasks.get())
    assert actions.close(case=case, actor=caseworker, outcome="helped").closed_at


def test_the_duty_outlives_her_withdrawal(caseworker):
    case = case_with_tasks()
    actions.withdraw(case=case)
    actions.finish_task(case=case, actor=caseworker, task=case.tasks.get())
    assert not CaseTask.objects.filter(done_at=None).exists()
