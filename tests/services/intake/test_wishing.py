"""With her number she can do more than write: each wish arrives once, also after the end."""

import pytest

from portal.accounts.roles import LEAD, SUPERVISOR
from portal.kit import clock
from portal.notices.delivery import deliver
from portal.notices.models import StaffNotice
from portal.outbox.dispatch import drain
from portal.outbox.models import Message
from services.cases import actions
from services.cases.models import Case, Complaint
from services.cases.queries import asks_to_pause
from services.cases.supervision import by_department
from services.intake.views.wishing import AT_ONCE
from services.intake.wishes import NEEDS_WORDS, WISHES
from tests.conftest import person
from tests.services.intake.conftest import words_of

pytestmark = pytest.mark.usefixtures("caseworker")


@pytest.fixture
def holding(her):
    her.opens(her.asks())
    her.get("/r/w/")
    return her


def asks_for(her, wish: str, text: str = "", **changed: str):
    form = {"w": wish, "t": text, "k": her.page.context["form"]["k"].value()} | changed
    return her.client.post("/r/w/", form, follow=True)


def at_the_desk(caseworker) -> list[str]:
    return [message.text for message in actions.view(case=Case.objects.get(), actor=caseworker).messages]


@pytest.mark.parametrize("wish", WISHES)
def test_each_wish_reaches_the_desk_with_what_it_is_in_its_first_line(holding, caseworker, wish):
    asks_for(holding, wish, "周末不要打电话")
    first, second = at_the_desk(caseworker)[0].split("\n")
    assert first
    assert second == "周末不要打电话"


def test_it_arrives_once_however_often_it_is_sent(holding, caseworker):
    for _ in range(3):
        asks_for(holding, "pause")
    assert len(at_the_desk(caseworker)) == 1


def test_a_finished_request_still_takes_complaints_copies_and_deletion(holding, caseworker):
    actions.close(case=Case.objects.get(), actor=caseworker, outcome="no_request")
    for wish in ("complaint", "copy", "deletion"):
        holding.get("/r/w/")
        asks_for(holding, wish, "请处理")
    assert len(at_the_desk(caseworker)) == 3
    assert Case.objects.get().state == "closed"


@pytest.mark.parametrize("wish", sorted(NEEDS_WORDS))
def test_some_wishes_need_words(holding, wish):
    page = asks_for(holding, wish)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["t"]


@pytest.mark.parametrize("changed", [{"k": ""}, {"k": "x"}])
def test_a_tampered_key_sends_nothing_and_keeps_the_words(holding, caseworker, changed):
    page = asks_for(holding, "pause", "下个月再说", **changed)
    assert page.status_code == 400
    assert page.context["form"]["t"].value() == "下个月再说"
    assert at_the_desk(caseworker) == []


def test_another_wish_under_a_used_key_is_not_swallowed(holding, caseworker):
    asks_for(holding, "pause")
    page = asks_for(holding, "copy")
    assert page.status_code == 409
    assert len(at_the_desk(caseworker)) == 1


def test_a_wish_outside_the_list_is_refused(holding):
    assert asks_for(holding, "everything").status_code == 422


@pytest.mark.parametrize("address", ["/r/w/", "/r/rate/"])
def test_without_a_number_nothing_of_it_opens(client, flow, district, address):
    assert client.post(address)["Location"] == "/r/"


def test_taken_back_it_ends_at_once_and_her_page_says_so(holding, caseworker):
    actions.accept(case=Case.objects.get(), actor=caseworker)
    page = asks_for(holding, "withdrawal", "我想再想想")
    case = Case.objects.get()
    assert (case.state, case.outcome, case in Case.objects.inbox()) == ("closed", "withdrawn", False)
    assert at_the_desk(caseworker)[0].endswith("我想再想想")
    assert "已按您的意愿撤回" in words_of(page)


def test_a_late_repeat_does_not_end_what_staff_reopened(holding):
    key = holding.page.context["form"]["k"].value()
    asks_for(holding, "withdrawal", k=key)
    actions.reopen(case=Case.objects.get(), actor=person("lead", LEAD, "FYZX"), reason="她来电要求继续")
    assert asks_for(holding, "withdrawal", k=key).status_code == 200
    assert Case.objects.get().state == "accepted"


def test_taken_back_again_is_no_error_and_sends_no_second_message(holding, caseworker):
    for _ in range(2):
        holding.get("/r/w/")
        assert asks_for(holding, "withdrawal").status_code == 200
    assert len(at_the_desk(caseworker)) == 1


def test_the_message_is_not_sent_where_taking_back_fails(holding, caseworker, monkeypatch):
    monkeypatch.setitem(AT_ONCE, "withdrawal", _breaks)
    with pytest.raises(RuntimeError):
        asks_for(holding, "withdrawal")
    assert at_the_desk(caseworker) == []


def _breaks(**_: object) -> None:
    raise RuntimeError


def test_a_complaint_reaches_supervision_as_a_count_and_a_mail_that_says_nothing(holding, mailoutbox):
    person("supervisor", SUPERVISOR, "FEGW")
    for _ in range(2):
        asks_for(holding, "complaint", "三周没有人回复")
    assert [line.complaints for line in by_department() if line.department == Case.objects.get().department] == [1]
    drain()
    StaffNotice.objects.update(due_at=clock.now())
    deliver()
    [mail] = [mail for mail in mailoutbox if mail.to == ["supervisor@example.org"]]
    for private in ("三周", "投诉", Case.objects.get().reference, Case.objects.get().department.name):
        assert private not in f"{mail.subject} {mail.body}"


def test_what_is_kept_of_a_complaint_names_no_case(holding):
    asks_for(holding, "complaint", "三周没有人回复")
    assert {field.name for field in Complaint._meta.get_fields()} == {"id", "department", "said_on"}
    assert Complaint.objects.get().department == Case.objects.get().department
    assert Message.objects.get(topic="case.complained").payload == {"department": "FYZX"}


def test_what_the_law_lets_us_keep_is_told_where_she_asks_for_deletion(holding):
    page = words_of(holding.page)
    for told in ("两个人", "三年", "办理期间"):
        assert told in page


def test_a_deletion_she_asks_for_stands_on_her_page_until_it_is_done(holding, caseworker):
    page = words_of(asks_for(holding, "deletion"))
    assert "删除" in page
    assert "办理期间不会删除" in page


def test_after_the_end_she_can_still_write_that_it_shall_not_be_deleted(holding, caseworker):
    writes = {"t": "请不要删除。", "k": holding.get("/r/o/").context["form"]["k"].value()}
    actions.close(case=Case.objects.get(), actor=caseworker, outcome="no_request")
    assert 'name="t"' not in holding.get("/r/o/").content.decode()
    assert holding.client.post("/r/o/", writes).status_code == 409
    holding.get("/r/w/")
    page = asks_for(holding, "deletion")
    assert 'name="t"' in page.content.decode()
    assert holding.client.post("/r/o/", writes).status_code == 302
    assert at_the_desk(caseworker)[-1] == "请不要删除。"
    assert Case.objects.get().state == "closed"


def test_once_it_is_deleted_a_page_that_is_still_open_leads_away(holding, caseworker, settings, tmp_path):
    settings.LEDGER_DIR = tmp_path
    case = actions.close(case=Case.objects.get(), actor=caseworker, outcome="no_request")
    asks_for(holding, "deletion")
    actions.agree_to_delete(case=case, actor=caseworker, made_sure="came")
    actions.delete_at_her_wish(case=case, actor=person("lead", LEAD, "FYZX"))
    for address in ("/r/o/", "/r/w/", "/r/c/", "/r/a/"):
        assert holding.client.get(address)["Location"] == "/r/"
    assert holding.client.post("/r/copy/")["Location"] == "/r/"


def test_a_pause_she_asks_for_stands_at_the_desk(holding):
    assert not asks_to_pause(Case.objects.get())
    asks_for(holding, "pause")
    assert asks_to_pause(Case.objects.get())
