"""Nobody calls her against her wishes, unless an emergency is on record (S1-23)."""

import pytest

from portal.audit.models import Entry
from services.cases import actions
from services.cases.errors import NotAllowed, NotSafe
from services.cases.models import Call
from services.cases.reaching import obstacle
from services.contacts.wishes import ContactDetails, SafeContact
from tests.factories.cases import WISHES, make_case

SILENT = ContactDetails(name="小林", phone="13800001234", wishes=SafeContact())


@pytest.mark.parametrize(
    ("wishes", "channel", "in_her_times", "allowed"),
    [
        (SafeContact(), "phone", True, False),
        (SafeContact(), "sms", True, False),
        (SafeContact(may_contact=True), "phone", False, True),
        (SafeContact(may_contact=True, channel="sms"), "phone", True, False),
        (SafeContact(may_contact=True, channel="sms"), "sms", True, True),
        (WISHES, "phone", False, False),
        (WISHES, "phone", True, True),
    ],
)
def test_her_wishes_decide(wishes, channel, in_her_times, allowed):
    assert (obstacle(wishes, channel, in_her_times=in_her_times) == "") is allowed


def test_a_call_against_her_wishes_is_blocked_and_leaves_no_trace(caseworker):
    case = make_case(contact=SILENT)
    for emergency in ("", "curious"):
        with pytest.raises(NotSafe):
            actions.log_call(case=case, actor=caseworker, channel="phone", result="reached", emergency=emergency)
    assert not Call.objects.exists()


def test_an_emergency_opens_the_way_and_stays_on_record(caseworker):
    case = make_case(contact=SILENT)
    call = actions.log_call(case=case, actor=caseworker, channel="phone", result="not_reached", emergency="danger")
    assert call.emergency == "danger"
    assert Entry.objects.filter(action="case.called", result="danger").count() == 1


def test_an_emergency_is_not_recorded_where_none_was_needed(accepted, caseworker):
    call = actions.log_call(case=accepted, actor=caseworker, channel="phone", result="reached", in_her_times=True, emergency="danger")
    assert call.emergency == ""


def test_her_own_call_is_never_blocked(caseworker):
    case = make_case(contact=SILENT)
    actions.log_call(case=case, actor=caseworker, channel="phone", result="called_in", text="她问进展")
    assert [note.text for note in actions.view(case=case, actor=caseworker).notes] == ["她问进展"]


def test_a_call_without_a_case_is_counted_and_says_nothing_of_her(caseworker, auditor):
    actions.log_hotline_call(actor=caseworker, result="called_in")
    assert Call.objects.get().case is None
    with pytest.raises(NotAllowed):
        actions.log_hotline_call(actor=auditor, result="called_in")
