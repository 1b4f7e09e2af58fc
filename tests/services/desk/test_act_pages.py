"""The rarer acts, each on a page of its own: from the form through the door to what everybody sees."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import LEAD
from portal.audit.models import Entry
from portal.district.models import Department
from services.cases import actions
from services.cases.models import Call, Case, Disclosure
from services.routing.actions import route
from tests.conftest import just_proved, person, signed_in
from tests.factories.cases import IDENTIFIED, facts_of, make_case
from tests.services.desk.conftest import address, fresh_key, send


@pytest.fixture
def accepted(case, caseworker) -> Case:
    return actions.accept(case=case, actor=caseworker)


@pytest.fixture
def lead_client(district) -> Client:
    return signed_in(person("lead", LEAD, "FYZX"))


def number(code: str) -> int:
    return Department.objects.get(code=code).pk


def test_each_act_has_a_page_that_says_what_it_is(accepted, caseworker_client):
    for act in ("refer", "send_back", "call", "assign", "milestone", "clock", "extend", "pause", "split", "merge", "link", "close"):
        answer = caseworker_client.get(address(accepted, act))
        assert answer.status_code == 200, act
        assert accepted.reference in answer.content.decode()


@pytest.mark.parametrize(("category", "order", "interview"), [("domestic_violence", True, False), ("maternity", False, True)])
def test_only_milestones_that_fit_the_case_are_offered(accepted, caseworker_client, category, order, interview):
    Case.objects.filter(pk=accepted.pk).update(category=category)
    text = caseworker_client.get(address(accepted, "milestone")).content.decode()
    assert ('value="order_issued"' in text, 'value="joint_interview"' in text) == (order, interview)


def test_the_case_page_offers_what_the_role_and_the_state_allow(accepted, caseworker_client, lead_client):
    for client, offered in ((caseworker_client, False), (lead_client, True)):
        text = client.get(address(accepted)).content.decode()
        assert (address(accepted, "transfer") in text) is offered
        assert (client.get(address(accepted, "transfer")).status_code == 200) is offered
        assert address(accepted, "reopen") not in text


def test_what_is_not_hers_to_do_is_not_there_even_when_sent(accepted, caseworker_client):
    assert send(caseworker_client, accepted, "transfer", to=number("RS"), ground="told").status_code == 404
    accepted.refresh_from_db()
    assert accepted.department.code == "FYZX"


def test_a_transfer_leads_back_to_the_inbox(accepted, lead_client):
    answer = send(lead_client, accepted, "transfer", to=number("RS"), ground="told")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    assert lead_client.get(address(accepted)).status_code == 404


def test_the_right_body_is_named_on_return(case, caseworker_client):
    assert send(caseworker_client, case, "send_back", to="", reason="不归我们").status_code == 422
    assert send(caseworker_client, case, "send_back", to=number("RS"), reason="欠薪").status_code == 302
    case.refresh_from_db()
    assert case.department.is_front_desk


def test_a_referral_goes_from_consent_to_withdrawal(accepted, caseworker_client, stranger_client):
    data = {"to": number("RS"), "purpose": "请核实", "fields_given": ["matter"], "ground": "consent"}
    assert send(caseworker_client, accepted, "refer", **data).status_code == 422
    assert send(caseworker_client, accepted, "refer", consent_given="phone", **data).status_code == 302
    entry = Disclosure.objects.get()
    page = stranger_client.get(f"/desk/referred/{entry.pk}/").content.decode()
    assert "工资被拖欠三个月" in page
    assert "没有发过工资" not in page
    assert f"/desk/referred/{entry.pk}/" in stranger_client.get("/desk/referred/").content.decode()
    assert stranger_client.get(address(accepted)).status_code == 404
    caseworker_client.post(f"{address(accepted)}referral/{entry.pk}/", {"k": fresh_key(), "end": "withdrawn"})
    assert stranger_client.get(f"/desk/referred/{entry.pk}/").status_code == 404
    assert str(entry.pk) not in stranger_client.get("/desk/referred/").content.decode()


def test_the_partner_answers_once(accepted, caseworker, caseworker_client, stranger_client):
    entry = actions.refer(
        case=accepted, actor=caseworker, to=Department.objects.get(code="RS"), fields=["matter"], purpose="核实", ground="told"
    )
    key = fresh_key()
    for _ in range(2):
        assert stranger_client.post(f"/desk/referred/{entry.pk}/", {"k": key, "text": "已立案"}).status_code == 302
    assert accepted.timeline.filter(kind="ref_answered").count() == 1
    assert "已立案" in caseworker_client.get(f"/desk/referred/{entry.pk}/").content.decode()


def test_a_referral_of_others_does_not_exist(accepted, caseworker, district):
    entry = actions.refer(
        case=accepted, actor=caseworker, to=Department.objects.get(code="RS"), fields=["matter"], purpose="核实", ground="told"
    )
    client = signed_in(person("third", "caseworker", "GA"))
    assert client.get(f"/desk/referred/{entry.pk}/").status_code == 404
    assert client.post(f"{address(accepted)}referral/{entry.pk}/", {"k": fresh_key(), "end": "withdrawn"}).status_code == 404
    assert Client().get(f"/desk/referred/{entry.pk}/").status_code == 302
    entry.refresh_from_db()
    assert entry.ended_at is None


def test_passing_over_her_consent_asks_again_who_acts_and_loses_no_text(caseworker, caseworker_client):
    case = actions.accept(case=make_case(facts=facts_of(age_band="under_18")), actor=caseworker)
    actions.open_urgently(case=case, actor=caseworker, emergency="child")
    data = {"to": number("GA"), "purpose": "强制报告的内容", "fields_given": ["matter"], "ground": "minor"}
    answer = send(caseworker_client, case, "refer", **data)
    assert answer.status_code == 403
    assert "强制报告的内容" in answer.content.decode()
    assert not Disclosure.objects.exists()
    just_proved(caseworker_client, caseworker)
    assert send(caseworker_client, case, "refer", **data).status_code == 302
    assert Entry.objects.filter(action="case.referred", result="minor").count() == 1


def test_a_call_against_her_wishes_is_refused_and_the_note_stays(accepted, caseworker_client):
    answer = send(caseworker_client, accepted, "call", channel="phone", result="reached", text="她说好")
    assert answer.status_code == 422
    assert "她说好" in answer.content.decode()
    assert not Call.objects.exists()
    assert send(caseworker_client, accepted, "call", channel="phone", result="reached", in_her_times="on").status_code == 302


def test_name_and_number_are_masked_until_a_reason_is_given(caseworker, caseworker_client):
    case = make_case(contact=IDENTIFIED)
    text = caseworker_client.get(address(case)).content.decode()
    assert "林小梅" not in text
    assert "0000 1234" not in text
    assert "林**" in text
    assert caseworker_client.post(address(case, "reveal"), {"k": fresh_key()}).status_code == 422
    shown = caseworker_client.post(address(case, "reveal"), {"k": fresh_key(), "reason": "call"}).content.decode()
    assert "林小梅" in shown
    assert Entry.objects.filter(action="case.revealed", result="call", actor=caseworker.pk).count() == 1
    assert "林小梅" not in caseworker_client.get(address(case)).content.decode()


def test_a_foreign_reference_is_as_unknown_as_none(case, caseworker_client, stranger_client):
    assert caseworker_client.post("/desk/find/", {"q": f" {case.reference.lower()} "}).headers["Location"] == address(case)
    for typed in (case.reference, "TXFN-0000-00", "\x00", ""):
        assert stranger_client.post("/desk/find/", {"q": typed}).context["lines"] == []


def test_ticked_cases_go_to_one_colleague_all_or_none(case, caseworker, caseworker_client, stranger):
    other = make_case()
    caseworker_client.post("/desk/give/", {"k": fresh_key(), "cases": [case.pk, other.pk], "to": caseworker.pk})
    assert set(Case.objects.values_list("assignee", flat=True)) == {caseworker.pk}
    assert caseworker_client.get("/desk/?list=mine").context["page_obj"].paginator.count == 2
    caseworker_client.post("/desk/give/", {"k": fresh_key(), "cases": [case.pk], "to": stranger.pk})
    case.refresh_from_db()
    assert case.assignee == caseworker


def test_the_page_of_an_act_that_is_done_leads_to_the_case(accepted, caseworker_client):
    answer = caseworker_client.get(address(accepted, "accept"), follow=True)
    assert answer.redirect_chain == [(address(accepted), 302)]
    assert "这一步已经办过" in answer.content.decode()


def test_what_is_missing_is_said_in_plain_words(accepted, caseworker_client):
    answer = send(caseworker_client, accepted, "close")
    assert "请选一项" in answer.content.decode()
    assert "必需字段" not in answer.content.decode()
    assert "请选日期" in send(caseworker_client, accepted, "milestone").content.decode()
    for days in ("", "50", "x"):
        text = send(caseworker_client, accepted, "extend", days=days, text="等鉴定").content.decode()
        assert ("请填数字" if not days else "1 到 10 个工作日") in text
        assert "写几个字" not in text


def test_whoever_decides_about_more_time_sees_how_much_and_from_when_on(accepted, caseworker, lead_client):
    actions.ask_extension(case=accepted, actor=caseworker, days=4, reason="等鉴定")
    page = lead_client.get(address(accepted, "decide_extension")).content.decode()
    assert "申请延长 4 个工作日" in page
    assert f"现在的内部目标是 {timezone.localtime(accepted.due_at):%Y-%m-%d %H:%M}" in page


def test_more_time_is_refused_with_a_reason_that_stands_in_the_notes(accepted, caseworker, lead_client, caseworker_client):
    actions.ask_extension(case=accepted, actor=caseworker, days=4, reason="等鉴定")
    assert "写几个字" in send(lead_client, accepted, "decide_extension", answer="refuse").content.decode()
    assert send(lead_client, accepted, "decide_extension", answer="refuse", text="先打电话问问鉴定所").status_code == 302
    page = caseworker_client.get(address(accepted)).content.decode()
    assert "先打电话问问鉴定所" in page
    assert "未同意延长" in page
    assert "申请延长 4 个工作日" not in page


def test_unknown_acts_are_not_there(case, caseworker_client):
    assert caseworker_client.get(f"{address(case)}erase/").status_code == 404


def test_tasks_stand_on_the_page_and_are_ticked_off_there(caseworker, caseworker_client, stranger_client):
    case = make_case(facts=facts_of(age_band="under_18"), decision=route(facts_of()))
    task = case.tasks.get()
    assert "强制报告" in caseworker_client.get(address(case)).content.decode()
    assert send(stranger_client, case, "task", task=task.pk).status_code == 404
    assert send(caseworker_client, case, "task", task=task.pk).status_code == 302
    assert send(caseworker_client, case, "task", task=task.pk).status_code == 409
    assert "任务已完成" in caseworker_client.get(address(case)).content.decode()


def test_a_pause_she_asks_for_is_one_click_and_shown_until_it_is_done(accepted, caseworker, caseworker_client, stranger_client):
    actions.ask_pause(case=accepted)
    page = caseworker_client.get(address(accepted))
    form = BeautifulSoup(page.content, "lxml").find("form", action=address(accepted, "pause"))
    caseworker_client.post(form["action"], {field["name"]: field["value"] for field in form.find_all("input")})
    accepted.refresh_from_db()
    assert accepted.state == "paused"
    assert "凭查询码" in actions.view(case=accepted, actor=caseworker).notes[0].text
    actions.resume(case=accepted, actor=caseworker)
    assert not caseworker_client.get(address(accepted)).context["pause_wished"]
    assert stranger_client.post(form["action"], {"text": "x"}).status_code == 404


def test_a_pause_is_not_offered_where_it_cannot_be_done(case, caseworker_client):
    actions.ask_pause(case=case)
    assert not caseworker_client.get(address(case)).context["pause_wished"]


def test_what_is_kept_longer_says_so_and_two_leads_do_not_undo_each_other(accepted, lead_client):
    assert send(lead_client, accepted, "hold", text="诉讼未结", held="1").status_code == 302
    text = lead_client.get(address(accepted)).content.decode()
    assert ("不再暂缓销毁" in text, "理由见备注" in text) == (True, True)
    assert send(lead_client, accepted, "hold", text="我也想留", held="1").status_code == 409
    accepted.refresh_from_db()
    assert accepted.is_held
    assert send(lead_client, accepted, "hold", text="已判决", held="0").status_code == 302
    accepted.refresh_from_db()
    assert not accepted.is_held


def test_what_was_split_off_is_named_by_its_own_kind(accepted, caseworker, caseworker_client):
    second = actions.split(case=accepted, actor=caseworker, category="workplace_harassment", text="另一件")
    row = BeautifulSoup(caseworker_client.get("/desk/").content, "lxml").find("a", string=second.reference).find_parent("tr")
    assert "职场性骚扰" in row.get_text()
    page = caseworker_client.get(address(second)).content.decode()
    assert "职场性骚扰" in page
    assert "从另一件分出" in page
    assert "网上提交" not in page
