"""Nobody calls her against her wishes, unless an emergency is on record (S1-23)."""

import pytest

from portal.accounts.models import User
from portal.audit.models import Entry
from services.cases import actions
from services.cases.errors import NotAllowed, NotSafe
from services.cases.models import Call, Case, ContactWish
from services.cases.reaching import in_words, obstacle, to_her
from services.cases.receipts import find
from services.contacts.wishes import ContactDetails, SafeContact
from tests.factories.cases import IDENTIFIED, WISHES, make_case, make_case_with_receipt

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


@pytest.fixture
def hers(caseworker):
    """An accepted case that may be called, and the messages key that its receipt opens."""
    case, receipt = make_case_with_receipt(contact=IDENTIFIED)
    return actions.accept(case=case, actor=caseworker), find(receipt).message_key


def says(hers, wishes: SafeContact, phone: str = "") -> None:
    actions.change_contact_wishes(case=hers[0], message_key=hers[1], wishes=wishes, phone=phone, text="她改了联系方式。")


def call(case: Case, caseworker: User, **more: object) -> Call:
    return actions.log_call(case=case, actor=caseworker, channel="phone", result="reached", in_her_times=True, **more)


def test_after_she_said_no_a_call_is_refused_unless_an_emergency_is_named(hers, caseworker):
    call(hers[0], caseworker)
    says(hers, SafeContact())
    with pytest.raises(NotSafe):
        call(hers[0], caseworker)
    assert call(hers[0], caseworker, emergency="danger").emergency == "danger"


def test_the_newest_wish_counts_and_the_older_ones_stay(hers, caseworker):
    says(hers, SafeContact())
    says(hers, SafeContact(may_contact=True, channel="phone", word="桂花"), phone="13900005678")
    call(hers[0], caseworker)
    shown = actions.view(case=hers[0], actor=caseworker).contact
    assert (shown.name, shown.phone, shown.wishes.word) == ("林小梅", "13900005678", "桂花")
    assert actions.reveal(case=hers[0], actor=caseworker, reason="call") == shown
    assert ContactWish.objects.count() == 2
    with pytest.raises(TypeError):
        ContactWish.objects.first().save()


def test_without_a_new_number_the_old_one_stays_for_an_emergency(hers, caseworker):
    says(hers, SafeContact())
    assert actions.reveal(case=hers[0], actor=caseworker, reason="danger").phone == IDENTIFIED.phone


def test_what_is_split_off_copies_the_newest_and_hears_of_the_next(hers, caseworker, lead, labour, stranger):
    says(hers, SafeContact(may_contact=True, channel="sms"))
    second = actions.split(case=hers[0], actor=caseworker, category="screening", text="想预约")
    assert actions.view(case=second, actor=caseworker).contact.wishes.channel == "sms"
    moved = actions.transfer(case=second, actor=lead, to=labour, ground="told")
    says(hers, SafeContact())
    assert not actions.view(case=moved, actor=stranger).contact.wishes.may_contact
    with pytest.raises(NotSafe):
        call(moved, stranger)


def test_a_partner_loses_the_number_that_she_changed_and_keeps_the_rest(hers, caseworker, labour, stranger):
    entry = actions.refer(case=hers[0], actor=caseworker, to=labour, fields=["contact.phone", "matter"], purpose="核实", ground="told")
    before = actions.view_referral(entry=entry, actor=stranger)
    says(hers, SafeContact())
    after = actions.view_referral(entry=entry, actor=stranger)
    assert ("contact.phone" in before.fields, before.is_changed) == (True, False)
    assert (list(after.fields), after.is_changed) == (["matter"], True)


def test_nothing_of_it_stands_in_clear(hers):
    says(hers, SafeContact(may_contact=True, word="桂花"), phone="13900005678")
    row = ContactWish.objects.get()
    assert "桂花".encode() not in bytes(row.sealed)
    assert b"13900005678" not in bytes(row.sealed)
    assert (row.said_at.minute, row.said_at.second) == (0, 0)


def test_her_own_copy_speaks_to_her():
    assert to_her(SafeContact(may_contact=False)).startswith("We do not contact you")
    assert to_her(SafeContact(may_contact=True, word="桂花")) == in_words(SafeContact(may_contact=True, word="桂花"))
