"""Whoever is away has somebody who stands in; a lead hands everything over at once."""

from datetime import timedelta

import pytest

from portal.accounts.models import User
from portal.accounts.roles import CASEWORKER, LEAD
from portal.audit.models import Entry
from portal.kit import clock
from portal.notices.models import StaffNotice
from portal.outbox.models import Message
from services.cases import actions, handlers
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Absence
from services.cases.standing_in import also_for, deputy_of
from tests.conftest import person
from tests.factories.cases import make_case


@pytest.fixture
def colleague(district) -> User:
    return person("colleague", CASEWORKER, "FYZX")


def away(who: User, deputy: User, first: int = 0, last: int = 3, actor: User | None = None) -> Absence:
    today = clock.today()
    return actions.say_away(
        actor=actor or who, user=who, deputy=deputy, first=today + timedelta(days=first), last=today + timedelta(days=last)
    )


def test_what_is_given_to_her_while_she_is_away_goes_to_her_deputy(caseworker, colleague, lead):
    away(caseworker, colleague)
    assert actions.assign(case=make_case(), actor=lead, to=caseworker).assignee == colleague
    assert list(also_for(colleague)) == [caseworker]


@pytest.mark.parametrize(("first", "last"), [(1, 3)])
def test_before_and_after_it_she_has_her_cases_herself(first, last, caseworker, colleague, lead, monkeypatch):
    absence = away(caseworker, colleague, first, last)
    assert deputy_of(caseworker) is None
    for day, deputy in ((absence.first, colleague), (absence.last, colleague), (absence.last + timedelta(days=1), None)):
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        assert deputy_of(caseworker) == deputy
        assert list(also_for(colleague)) == ([caseworker] if deputy else [])


def test_a_deputy_who_has_left_the_department_gets_nothing(caseworker, colleague, stranger):
    away(caseworker, colleague)
    User.objects.filter(pk=colleague.pk).update(department=stranger.department)
    assert deputy_of(caseworker) is None


def test_nobody_stands_in_for_herself_from_elsewhere_or_while_away(caseworker, colleague, stranger, editor):
    for deputy in (caseworker, stranger, editor):
        with pytest.raises(WrongState):
            away(caseworker, deputy)
    away(colleague, caseworker, 2, 5)
    with pytest.raises(WrongState):
        away(caseworker, colleague, 0, 2)
    with pytest.raises(WrongState):
        away(colleague, caseworker, 5, 6)


@pytest.mark.parametrize(("first", "last"), [(2, 1), (-3, -1)])
def test_days_have_an_order_and_are_not_over(first, last, caseworker, colleague):
    with pytest.raises(WrongState):
        away(caseworker, colleague, first, last)


def test_it_is_said_and_ended_by_herself_or_her_lead(caseworker, colleague, stranger, lead):
    for actor in (colleague, stranger, person("their_lead", LEAD, "RS")):
        with pytest.raises(NotAllowed):
            away(caseworker, colleague, actor=actor)
    absence = away(caseworker, colleague, actor=lead)
    with pytest.raises(NotAllowed):
        actions.come_back(actor=colleague, absence=absence)
    actions.come_back(actor=caseworker, absence=absence)
    assert not Absence.objects.exists()
    assert list(Entry.objects.filter(subject="user").order_by("seq").values_list("action", flat=True)) == ["absence.said", "absence.ended"]


def test_a_mail_to_who_is_away_goes_to_her_deputy(lead, caseworker):
    away(lead, caseworker)
    handlers.tell(Message(topic="case.escalated", payload={"department": "FYZX", "level": 1, "is_danger": True}))
    assert [notice.to for notice in StaffNotice.objects.all()] == [caseworker]


def test_nobody_hands_over_to_the_one_who_has_them(caseworker, lead):
    case = actions.assign(case=make_case(), actor=lead, to=caseworker)
    with pytest.raises(WrongState):
        actions.hand_over_cases(actor=lead, giver=caseworker, to=caseworker)
    assert case.timeline.filter(kind="assigned").count() == 1


def test_a_lead_hands_all_open_cases_over_at_once(caseworker, colleague, lead):
    mine = [actions.assign(case=make_case(), actor=lead, to=caseworker) for _ in range(3)]
    ended = actions.close(case=mine.pop(), actor=caseworker, outcome="duplicate")
    assert actions.hand_over_cases(actor=lead, giver=caseworker, to=colleague) == 2
    for case in mine:
        case.refresh_from_db()
        assert case.assignee == colleague
    ended.refresh_from_db()
    assert ended.assignee == caseworker
    assert Entry.objects.get(action="cases.handed_over").result == "2"


def test_all_or_none_are_handed_over(caseworker, stranger, lead):
    case = actions.assign(case=make_case(), actor=lead, to=caseworker)
    with pytest.raises(WrongState):
        actions.hand_over_cases(actor=lead, giver=caseworker, to=stranger)
    case.refresh_from_db()
    assert case.assignee == caseworker


def test_only_the_lead_of_the_department_hands_over(caseworker, colleague, lead):
    case = actions.assign(case=make_case(), actor=lead, to=caseworker)
    with pytest.raises(NotAllowed):
        actions.hand_over_cases(actor=caseworker, giver=caseworker, to=colleague)
    other = person("their_lead", LEAD, "RS")
    assert actions.hand_over_cases(actor=other, giver=caseworker, to=other) == 0
    case.refresh_from_db()
    assert case.assignee == caseworker
