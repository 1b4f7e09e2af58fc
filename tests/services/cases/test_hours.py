"""Her hours are kept by the clock at every act: seeing the number to call, calling, referring, texting."""

import pytest
import time_machine

from portal.audit.models import Entry
from services.cases import actions
from services.cases.errors import NotSafe
from services.cases.hours import hours_now, was_safe
from services.contacts.wishes import ContactDetails, SafeContact
from tests.factories.cases import make_case

WISHES = SafeContact(may_contact=True, channel="phone", times="工作日 9:00 至 12:00", slots=("morning",), word="桂花")
IN_WORDS = SafeContact(may_contact=True, channel="phone", times="孩子上学以后")
MORNING, EVENING, WEEKEND = "2026-11-25 10:00 +0800", "2026-11-25 19:00 +0800", "2026-11-28 10:00 +0800"


@pytest.fixture
def hers(caseworker):
    """Accepted; she may be called on working days in the morning."""
    case = make_case(contact=ContactDetails(name="小林", phone="13800001234", identified=True, wishes=WISHES))
    return actions.accept(case=case, actor=caseworker)


@pytest.mark.parametrize(
    ("moment", "is_safe"),
    [
        (MORNING, True),
        (EVENING, False),
        (WEEKEND, False),
        ("2026-10-01 10:00 +0800", False),
        ("2026-10-10 10:00 +0800", True),
        ("2031-11-25 10:00 +0800", False),
    ],
)
def test_the_clock_knows_holidays_and_worked_saturdays(moment, is_safe):
    with time_machine.travel(moment, tick=False):
        assert hours_now(WISHES).is_safe is is_safe


def test_no_hours_mean_any_hour_and_words_are_read_by_a_person():
    with time_machine.travel(EVENING, tick=False):
        assert hours_now(SafeContact(may_contact=True)).is_safe
        assert [was_safe(IN_WORDS, staff_say=said) for said in (True, False)] == [True, False]
        assert was_safe(WISHES, staff_say=True) is False


def test_a_call_is_noted_a_little_after_her_hour_and_not_later():
    for minute, is_safe in ((14, True), (16, False)):
        with time_machine.travel(f"2026-11-25 12:{minute:02} +0800", tick=False):
            assert was_safe(WISHES, staff_say=False) is is_safe


def calls(hers, caseworker, **more):
    return actions.log_call(case=hers, actor=caseworker, channel="phone", result="reached", in_her_times=True, **more)


def test_outside_her_hours_a_call_is_blocked_whatever_staff_tick(hers, caseworker):
    with time_machine.travel(EVENING, tick=False), pytest.raises(NotSafe):
        calls(hers, caseworker)
    with time_machine.travel(MORNING, tick=False):
        assert calls(hers, caseworker).emergency == ""


def test_an_emergency_is_recorded(hers, caseworker):
    with time_machine.travel(EVENING, tick=False):
        assert calls(hers, caseworker, emergency="danger").emergency == "danger"
    assert Entry.objects.filter(action="case.called", result="danger").exists()


def test_her_number_is_shown_to_call_in_her_hours_only(hers, caseworker):
    with time_machine.travel(EVENING, tick=False):
        with pytest.raises(NotSafe):
            actions.reveal(case=hers, actor=caseworker, reason="call")
        assert actions.reveal(case=hers, actor=caseworker, reason="danger").phone == "13800001234"
    with time_machine.travel(MORNING, tick=False):
        assert actions.reveal(case=hers, actor=caseworker, reason="call").phone == "13800001234"


def test_to_whoever_wants_no_call_nobody_is_shown_the_number_to_call(caseworker):
    case = make_case(contact=ContactDetails(name="小林", phone="13800001234"))
    with pytest.raises(NotSafe):
        actions.reveal(case=case, actor=caseworker, reason="call")


def test_a_partner_is_given_her_number_with_her_wishes_and_never_without(hers, caseworker):
    entry = actions.refer(
        case=hers,
        actor=caseworker,
        to=hers.department.__class__.objects.get(code="RS"),
        fields=["contact.phone"],
        purpose="请联系她",
        ground="consent",
        consent_given="phone",
    )
    given = actions.view_referral(entry=entry, actor=caseworker).fields["contact.phone"]
    assert given.startswith("13800001234\n")
    assert "9:00" in given
    assert "桂花" in given
