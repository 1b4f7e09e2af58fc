"""What did not go out is listed for the department, and tried again by her wishes of now."""

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.roles import LEAD
from portal.notices.models import ResidentNotice, StaffNotice
from services.cases import actions
from services.cases.receipts import find
from services.contacts.wishes import ContactDetails, SafeContact
from tests.conftest import person, signed_in
from tests.factories.cases import make_case_with_receipt

SMS = ContactDetails(phone="13800001234", wishes=SafeContact(may_contact=True, channel="sms"))
LIST = reverse("desk:notices")


@pytest.fixture
def failed(caseworker, settings):
    """A case whose message was given up, and its receipt."""
    settings.SMS = settings.SMS | {"host": "127.0.0.1"}
    case, receipt = make_case_with_receipt(contact=SMS)
    actions.accept(case=case, actor=caseworker)
    actions.write_to_resident(case=case, actor=caseworker, text="请周三来。")
    ResidentNotice.objects.update(failed_at=timezone.now(), reason="refused", sealed=b"")
    return case, receipt


def do(client, case, what="again"):
    return client.post(reverse("desk:notice", args=[case.pk]), {"do": what})


def test_the_department_sees_which_request_and_why_and_no_number(caseworker_client, failed):
    page = caseworker_client.get(LIST).content.decode()
    assert failed[0].reference in page
    assert "号码可能已停用" in page
    assert "13800001234" not in page


def test_for_strangers_there_is_nothing(stranger_client, editor_client, failed):
    assert failed[0].reference not in stranger_client.get(LIST).content.decode()
    assert editor_client.get(LIST).status_code == 404
    for client in (stranger_client, editor_client):
        assert do(client, failed[0]).status_code == 404
    assert ResidentNotice.objects.failed().count() == 1


def test_tried_again_it_waits_with_her_number_of_now(caseworker_client, failed):
    assert do(caseworker_client, failed[0]).status_code == 302
    notice = ResidentNotice.objects.get()
    assert (notice.failed_at, bool(bytes(notice.sealed))) == (None, True)


def test_it_is_not_tried_again_where_she_changed_her_mind(caseworker_client, failed):
    case, receipt = failed
    held = find(receipt)
    kept = list(ResidentNotice.objects.values())
    actions.change_contact_wishes(case=case, message_key=held.message_key, wishes=SafeContact(), phone="", text="改了。")
    ResidentNotice.objects.create(**kept[0])
    page = caseworker_client.post(reverse("desk:notice", args=[case.pk]), {"do": "again"}, follow=True).content.decode()
    assert not ResidentNotice.objects.exists()
    assert "没有再发" in page


def test_left_it_leaves_the_list(caseworker_client, failed):
    do(caseworker_client, failed[0], "leave")
    assert not ResidentNotice.objects.exists()


def test_a_lead_sees_whose_mail_does_not_arrive_and_a_colleague_does_not(caseworker, caseworker_client):
    lead = person("lead", LEAD, "FYZX")
    StaffNotice.objects.create(to=caseworker, kind="new", due_at=timezone.now(), failed_at=timezone.now(), reason="line")
    assert "同事" in signed_in(lead).get(LIST).content.decode()
    assert "收不到" not in caseworker_client.get(LIST).content.decode()
