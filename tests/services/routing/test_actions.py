"""Routing by the district's own rules, calendar and departments."""

import pytest
import time_machine
from django.core import mail
from django.utils import timezone, translation

from portal.district.models import Department, DepartmentKey
from portal.notices.delivery import deliver
from portal.outbox.dispatch import drain
from portal.outbox.models import Message
from services.catalogue.facts import Facts
from services.routing.actions import route
from services.routing.engine import NO_DEPARTMENT
from services.routing.models import RoutingDecision, RoutingRule
from services.routing.surroundings import NO_CALENDAR
from tests.conftest import person
from tests.factories.cases import facts_of, make_case

pytestmark = pytest.mark.usefixtures("district")


@time_machine.travel("2026-09-29 16:40:12+08:00", tick=False)
def test_three_working_days_step_over_the_national_holiday():
    due = timezone.localtime(route(facts_of()).due_at)
    assert (due.date().isoformat(), due.hour, due.minute) == ("2026-10-09", 23, 59)


@time_machine.travel("2027-12-30 10:00:00+08:00")
def test_a_year_without_calendar_gives_no_target_and_says_so():
    decision = route(facts_of())
    assert (decision.lead, decision.due_at) == ("FYZX", None)
    assert NO_CALENDAR in decision.reasons


@time_machine.travel("2026-07-15 09:47:31+08:00", tick=False)
def test_a_target_in_hours_does_not_betray_the_minute():
    due = timezone.localtime(route(facts_of(inputs={"deadline_within_7_days": "yes"})).due_at)
    assert due.isoformat() == "2026-07-16T09:00:00+08:00"


def close_department() -> None:
    Department.objects.filter(code="FYZX").update(is_active=False)


def retire_key() -> None:
    DepartmentKey.objects.filter(department__code="FYZX").update(retired_at=timezone.now())


def lose_key() -> None:
    DepartmentKey.objects.filter(department__code="FYZX").delete()


def misname_department() -> None:
    RoutingRule.objects.exclude(lead="").update(lead="NOBODY")


@pytest.mark.parametrize("mishap", [close_department, retire_key, lose_key, misname_department])
def test_a_department_that_cannot_take_requests_is_replaced_by_the_front_desk(mishap):
    mishap()
    decision = route(facts_of())
    assert (decision.lead, decision.is_unrouted, decision.reasons) == ("FL", True, (NO_DEPARTMENT,))


def test_danger_stays_danger_where_the_department_is_missing():
    DepartmentKey.objects.filter(department__code="GA").delete()
    decision = route(facts_of(inputs={"danger_now": "yes"}))
    assert (decision.lead, decision.urgency) == ("FL", "U0")


def test_the_tasks_of_other_departments_are_kept_with_the_case():
    case = make_case(facts=facts_of(inputs={"wants_order": "yes"}))
    [task] = case.decisions.get().tasks
    assert (task["rule"], task["lead"]) == ("R12", "FYZX")


def test_a_withdrawn_rule_no_longer_matches():
    RoutingRule.objects.filter(code="R12").update(is_active=False)
    assert route(facts_of()).is_unrouted


def test_the_decision_is_kept_with_the_case():
    case = make_case()
    kept = RoutingDecision.objects.get(case=case)
    assert (kept.rule, kept.lead, kept.partners, kept.due_at) == ("R12", "FYZX", ["FL"], case.due_at)
    assert kept.reasons_in_words == ["法律援助"]


def test_our_own_reasons_are_told_in_the_language_of_the_page():
    case = make_case(facts=Facts("gossip", "other"))
    with translation.override("zh-hans"):
        assert "没有规则" in case.decisions.get().reasons_in_words[0]


def test_an_unrouted_case_lies_with_the_front_desk_and_sounds_the_alarm():
    person("front", "caseworker", "FL")
    person("gone", "caseworker", "FL", is_active=False)
    person("elsewhere", "caseworker", "RS")
    case = make_case(facts=Facts("gossip", "other"))
    assert case.department.code == "FL"
    drain()
    deliver()
    assert [message.to for message in mail.outbox] == [["front@example.org"]]


def test_the_alarm_tells_nothing():
    person("front", "caseworker", "FL")
    case = make_case(facts=Facts("gossip", "other"))
    assert list(Message.objects.values_list("payload", flat=True)) == [{"department": "FL"}]
    drain()
    deliver()
    text = mail.outbox[0].subject + mail.outbox[0].body
    for trace in (case.reference, str(case.id), "http", "妇联", "家暴", "FL"):
        assert trace not in text
