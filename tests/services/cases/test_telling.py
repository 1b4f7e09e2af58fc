"""She is told by short message where she asked for that, and not otherwise."""

import pytest

from portal.notices.models import ResidentNotice
from services.cases import actions
from services.cases.receipts import find
from services.contacts.wishes import ContactDetails, SafeContact
from tests.factories.cases import make_case_with_receipt

SMS = SafeContact(may_contact=True, channel="sms")


@pytest.fixture(autouse=True)
def gateway(settings, district):
    settings.SMS = settings.SMS | {"host": "127.0.0.1"}


def written_to(caseworker, wishes: SafeContact, phone: str = "13800001234"):
    case, receipt = make_case_with_receipt(contact=ContactDetails(phone=phone, wishes=wishes))
    actions.accept(case=case, actor=caseworker)
    return actions.write_to_resident(case=case, actor=caseworker, text="请周三来。"), receipt


@pytest.mark.parametrize(
    ("wishes", "phone", "is_told"),
    [
        (SMS, "138 0000 1234", True),
        (SafeContact(may_contact=True, channel="sms", times="工作日9:00至12:00", slots=("morning",)), "13800001234", True),
        (SafeContact(may_contact=True, channel="sms", times="孩子上学以后"), "13800001234", False),
        (SafeContact(may_contact=True, channel="phone"), "13800001234", False),
        (SafeContact(channel="sms"), "13800001234", False),
        (SMS, "0412-8888888", False),
        (SMS, "", False),
    ],
)
def test_only_a_wish_for_messages_brings_one(caseworker, wishes, phone, is_told):
    written_to(caseworker, wishes, phone)
    assert ResidentNotice.objects.exists() is is_told


def test_the_last_message_of_a_closed_request_is_told_too(caseworker):
    case, _ = written_to(caseworker, SMS)
    ResidentNotice.objects.all().delete()
    actions.close(case=case, actor=caseworker, outcome="helped", text="已办好。")
    assert ResidentNotice.objects.get().about == case.pk


def test_what_she_changes_with_her_number_ends_a_message_that_waits(caseworker):
    case, receipt = written_to(caseworker, SMS)
    held = find(receipt)
    actions.change_contact_wishes(case=case, message_key=held.message_key, wishes=SafeContact(), phone="", text="改了。")
    assert not ResidentNotice.objects.exists()
    actions.write_to_resident(case=case, actor=caseworker, text="再见。")
    assert not ResidentNotice.objects.exists()


def test_taking_her_request_back_ends_a_message_that_waits(caseworker):
    case, _ = written_to(caseworker, SMS)
    actions.withdraw(case=case)
    assert not ResidentNotice.objects.exists()
