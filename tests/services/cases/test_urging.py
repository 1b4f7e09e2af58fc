"""Opinions of supervision: about what is late, answered by the department, raised once."""

from datetime import timedelta

import pytest
import time_machine

from portal.accounts.models import User
from portal.accounts.roles import SUPERVISOR
from portal.audit.models import Entry
from portal.district.models import Department
from portal.kit import clock
from portal.outbox.models import Message
from services.cases import actions
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Opinion
from services.cases.supervision import late_in
from tests.conftest import person
from tests.factories.cases import make_case


@pytest.fixture
def supervisor(district) -> User:
    return person("supervisor", SUPERVISOR, "FEGW")


@pytest.fixture
def centre(district) -> Department:
    return Department.objects.get(code="FYZX")


def urged(supervisor: User, centre: Department, **more) -> Opinion:
    return actions.urge(actor=supervisor, department=centre, text="请三日内核实", **{"basis": "complaints"} | more)


def test_an_opinion_about_a_late_case_stands_in_its_history_and_is_told_once(supervisor, centre, caseworker):
    case = make_case()
    with pytest.raises(WrongState):
        urged(supervisor, centre, case=case, basis="overdue")
    with time_machine.travel(case.due_at + timedelta(hours=1)):
        assert [(late.case_id, late.basis) for late in late_in(centre)] == [(case.pk, "overdue")]
        urged(supervisor, centre, case=case, basis="overdue")
        with pytest.raises(WrongState):
            urged(supervisor, centre, case=case, basis="unopened")
    assert case.timeline.filter(kind="urged").count() == 1
    assert Message.objects.filter(topic="opinion.written").count() == 1


def test_what_passed_a_deadline_of_the_law_comes_first(centre, caseworker):
    first = actions.accept(case=make_case(), actor=caseworker)
    actions.start_clock(case=first, actor=caseworker, kind="aid_review", started_at=clock.now() - timedelta(days=30))
    second = make_case()
    with time_machine.travel(second.due_at + timedelta(hours=1)):
        assert [(late.case_id, late.basis) for late in late_in(centre)] == [(first.pk, "statutory"), (second.pk, "overdue")]


def test_one_open_opinion_for_a_department_and_basis(supervisor, centre):
    opinion = urged(supervisor, centre)
    with pytest.raises(WrongState):
        urged(supervisor, centre)
    actions.answer_opinion(actor=person("lead", "lead", "FYZX"), opinion=opinion, text="已核实")
    actions.settle_opinion(actor=supervisor, opinion=opinion)
    assert urged(supervisor, centre).pk != opinion.pk


def test_only_supervision_writes_and_only_the_lead_of_the_department_answers(supervisor, centre, caseworker, stranger, lead):
    for nobody in (caseworker, lead, stranger):
        with pytest.raises(NotAllowed):
            urged(nobody, centre)
    opinion = urged(supervisor, centre)
    for nobody in (caseworker, stranger, supervisor, person("their_lead", "lead", "RS")):
        with pytest.raises(NotAllowed):
            actions.answer_opinion(actor=nobody, opinion=opinion, text="x")
    answered = actions.answer_opinion(actor=lead, opinion=opinion, text="已核实，已签收")
    assert (answered.standing, answered.answered_by) == ("answered", lead)
    with pytest.raises(WrongState):
        actions.answer_opinion(actor=lead, opinion=opinion, text="又一次")
    assert list(Entry.objects.filter(subject="opinion").order_by("seq").values_list("action", flat=True)) == [
        "opinion.written",
        "opinion.answered",
    ]


def test_it_is_raised_once_and_only_after_the_answer_is_late_or_not_enough(supervisor, centre, lead):
    opinion = urged(supervisor, centre)
    for act in (actions.raise_opinion, actions.settle_opinion):
        with pytest.raises(WrongState):
            act(actor=supervisor, opinion=opinion)
    with time_machine.travel(clock.now() + timedelta(days=15)):
        assert actions.raise_opinion(actor=supervisor, opinion=opinion).raised_at
        with pytest.raises(WrongState):
            actions.raise_opinion(actor=supervisor, opinion=opinion)
    with pytest.raises(NotAllowed):
        actions.settle_opinion(actor=lead, opinion=opinion)


def test_a_late_answer_is_reminded_of_once(supervisor, centre):
    opinion = urged(supervisor, centre)
    assert actions.remind_of_opinions() == 0
    with time_machine.travel(clock.now() + timedelta(days=15)):
        opinion.refresh_from_db()
        assert opinion.standing == "late"
        assert (actions.remind_of_opinions(), actions.remind_of_opinions()) == (1, 0)


@pytest.mark.parametrize(("basis", "text"), [("gossip", "x"), ("complaints", "  ")])
def test_an_opinion_says_why_and_what(basis, text, supervisor, centre):
    with pytest.raises(WrongState):
        actions.urge(actor=supervisor, department=centre, basis=basis, text=text)
