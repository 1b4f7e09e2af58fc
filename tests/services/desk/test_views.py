"""What a caseworker sees and does at the desk."""

import pytest
from bs4 import BeautifulSoup

from portal.audit.models import Entry
from portal.outbox.models import Message
from services.cases import actions
from services.cases.models import Case, CaseMessage, Note, SavedFilter
from services.desk.acts import ACTS
from tests.factories.cases import IDENTIFIED, make_case
from tests.services.desk.conftest import address, fresh_key, send


def page(client, case: Case) -> str:
    return client.get(address(case)).content.decode()


def test_the_inbox_lists_the_case_without_what_she_told(case, caseworker_client):
    told = make_case(contact=IDENTIFIED)
    text = caseworker_client.get("/desk/").content.decode()
    assert case.reference in text
    assert told.reference in text
    assert "林小梅" not in text
    assert "138 0000" not in text
    assert "1380000" not in text
    assert "工资" not in text


def test_the_inbox_of_another_department_is_empty(case, stranger_client):
    assert case.reference not in stranger_client.get("/desk/").content.decode()


def test_the_case_page_shows_what_she_told_and_why_it_is_here(case, caseworker_client):
    text = page(caseworker_client, case)
    assert "工资被拖欠三个月" in text
    assert "我是表姐" in text
    assert "R12" in text


def test_each_look_at_a_case_is_audited(case, caseworker, caseworker_client):
    page(caseworker_client, case)
    assert Entry.objects.filter(action="case.viewed", actor=caseworker.pk, subject_id=str(case.pk)).count() == 1


def test_accepting_takes_the_case_on(case, caseworker_client):
    answer = send(caseworker_client, case, "accept")
    case.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"], case.state) == (302, address(case), "accepted")


def test_a_message_reaches_her_and_may_ask_for_an_answer(case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    send(caseworker_client, case, "write", text="您有劳动合同吗？", asks="on")
    case.refresh_from_db()
    assert case.state == "waiting"
    assert "您有劳动合同吗？" in page(caseworker_client, case)


def test_a_note_stays_among_colleagues(case, caseworker_client):
    send(caseworker_client, case, "note", text="材料齐全")
    assert "材料齐全" in page(caseworker_client, case)
    assert not CaseMessage.objects.exists()


def test_closing_tells_her_and_ends_the_case(case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    send(caseworker_client, case, "close", outcome="helped", text="祝您顺利。")
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "helped")


@pytest.mark.parametrize(("act", "data"), [("write", {"text": "您好"}), ("note", {"text": "记下"}), ("close", {"outcome": "helped"})])
def test_a_double_click_acts_once(act, data, case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    key = fresh_key()
    for _ in range(2):
        assert send(caseworker_client, case, act, k=key, **data).status_code == 302
    assert CaseMessage.objects.count() + Note.objects.count() == (0 if act == "close" else 1)
    assert case.timeline.exclude(kind__in=("opened", "accepted")).count() == 1


def test_accepting_twice_by_double_click_counts_once(case, caseworker_client):
    key = fresh_key()
    for _ in range(2):
        assert send(caseworker_client, case, "accept", k=key).status_code == 302
    assert Message.objects.filter(topic="case.accepted").count() == 1


def test_of_two_colleagues_one_wins_and_the_other_is_told(case, caseworker_client):
    send(caseworker_client, case, "accept")
    answer = send(caseworker_client, case, "accept")
    assert answer.status_code == 409
    assert "刚刚有了变化" in answer.content.decode()
    assert case.timeline.filter(kind="accepted").count() == 1


def test_what_was_typed_stays_when_a_colleague_was_faster(case, caseworker, caseworker_client):
    actions.close(case=case, actor=caseworker, outcome="duplicate")
    answer = send(caseworker_client, case, "write", text="很长的一段回复")
    assert answer.status_code == 409
    assert "很长的一段回复" in answer.content.decode()


def test_nothing_is_written_before_the_case_is_accepted(case, caseworker_client):
    assert send(caseworker_client, case, "write", text="您好").status_code == 409
    assert not CaseMessage.objects.exists()


@pytest.mark.parametrize(("act", "data"), [("write", {"text": " "}), ("note", {}), ("close", {"outcome": "forgotten", "text": "再见"})])
def test_a_mistake_brings_the_page_back_with_a_word_at_the_field(act, data, case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    answer = send(caseworker_client, case, act, **data)
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert data.get("text", "").strip() in answer.content.decode()


@pytest.mark.parametrize("key", ["", "x", "x" * 300])
def test_a_page_that_was_open_too_long_keeps_what_was_typed(key, case, caseworker_client):
    answer = send(caseworker_client, case, "note", k=key, text="写了很久")
    assert answer.status_code == 422
    assert "写了很久" in answer.content.decode()
    assert not Note.objects.exists()


def test_following_a_link_changes_nothing(case, caseworker_client):
    before = Case.objects.filter(pk=case.pk).values("state", "department", "assignee").get()
    for act in ACTS:
        caseworker_client.get(address(case, act))
    assert Case.objects.filter(pk=case.pk).values("state", "department", "assignee").get() == before
    assert case.timeline.count() == 1


def test_the_address_and_the_title_say_nothing_of_the_matter(case, caseworker_client):
    answer = caseworker_client.get(address(case))
    assert "<title>工作台</title>" in answer.content.decode()


def test_what_she_took_back_has_a_list_of_its_own(case, caseworker_client, stranger_client):
    other = make_case()
    actions.withdraw(case=case)
    shown = caseworker_client.get("/desk/?list=taken_back")
    assert [line.case for line in shown.context["lines"]] == [case]
    assert str(shown.context["lines"][0].hint) in shown.content.decode()
    assert other.reference in caseworker_client.get("/desk/").content.decode()
    assert stranger_client.get("/desk/?list=taken_back").context["lines"] == []


def test_her_number_is_hidden_in_her_answers_too_until_a_reason_is_given(caseworker_client, district):
    told = make_case(contact=IDENTIFIED, answers={"电话号码": "13800001234", "经过": "我是林小梅"})
    text = page(caseworker_client, told)
    assert "13800001234" not in text.replace(" ", "").replace("-", "")
    assert "林小梅" not in text
    shown = send(caseworker_client, told, "reveal", reason="call").content.decode()
    assert "13800001234" in shown
    assert "我是林小梅" in shown


def test_a_partner_is_given_her_number_as_contact_only_never_as_an_answer(caseworker, caseworker_client):
    told = actions.accept(case=make_case(contact=IDENTIFIED, answers={"电话号码": "13800001234", "经过": "欠薪"}), actor=caseworker)
    choices = caseworker_client.get(address(told, "refer")).context["form"].fields["fields_given"].choices
    assert [code for code, _ in choices] == ["经过", "contact.name", "contact.phone"]


def test_the_inbox_takes_at_most_twelve_queries(case, caseworker_client, django_assert_max_num_queries):
    caseworker_client.get("/desk/")
    with django_assert_max_num_queries(12):
        caseworker_client.get("/desk/")


def found(client, typed: str):
    return client.post("/desk/find/", {"q": typed})


def test_a_reference_or_her_telephone_number_leads_to_the_case(case, caseworker_client):
    told = make_case(contact=IDENTIFIED)
    assert found(caseworker_client, case.reference.lower()).headers["Location"] == address(case)
    assert found(caseworker_client, "138 0000 1234").headers["Location"] == address(told)


def test_words_lead_to_a_list_without_what_she_told_and_stand_in_no_address(case, caseworker_client, caplog):
    answer = found(caseworker_client, "春天起 发过工资")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert case.reference in text
    assert "从今年" not in text
    assert "发过" not in caplog.text
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("typed", ["", "离婚", "\x00", "\ud800", "x" * 500, "TXFN-0000-00"])
def test_what_is_not_there_is_said_so(typed, case, caseworker_client):
    answer = caseworker_client.post("/desk/find/", f"q={typed}".encode("utf-8", "surrogatepass"), "application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert case.reference not in answer.content.decode()


def test_the_stranger_finds_nothing(case, stranger_client):
    for typed in (case.reference, "拖欠"):
        assert str(case.pk) not in found(stranger_client, typed).content.decode()


def test_a_list_is_narrowed_kept_counted_and_removed(case, caseworker, caseworker_client, stranger_client):
    other = actions.assign(case=make_case(), actor=caseworker, to=caseworker)
    narrowed = {"held_by": "nobody", "urgency": case.urgency, "category": case.category}
    assert [line.case for line in caseworker_client.get("/desk/", narrowed).context["lines"]] == [case]
    assert caseworker_client.post("/desk/lists/keep/", narrowed | {"name": "没人办"}).status_code == 302
    kept = next(entry for entry in caseworker_client.get("/desk/").context["entries"] if entry.saved)
    assert (kept.name, kept.count) == ("没人办", 1)
    shown = caseworker_client.get(f"/desk/?{kept.query}")
    assert [line.case for line in shown.context["lines"]] == [case]
    assert shown.context["kept"] == kept.saved
    assert other.reference not in shown.content.decode()
    assert caseworker_client.post(f"/desk/lists/{kept.saved.pk}/forget/").status_code == 302
    assert not SavedFilter.objects.exists()


def test_a_list_is_removed_by_her_alone_and_pressing_twice_does_no_harm(caseworker, caseworker_client, stranger_client):
    forget = f"/desk/lists/{SavedFilter.objects.create(user=caseworker, name='没人办').pk}/forget/"
    assert stranger_client.post(forget).headers["Location"] == "/desk/"
    assert SavedFilter.objects.exists()
    for _ in range(2):
        assert caseworker_client.post(forget).headers["Location"] == "/desk/"
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("name", ["", "没人办", "x" * 21])
def test_a_name_that_cannot_be_kept_is_said_at_the_field_and_stays(name, case, caseworker, caseworker_client):
    SavedFilter.objects.create(user=caseworker, name="没人办")
    answer = caseworker_client.post("/desk/lists/keep/", {"held_by": "nobody", "name": name})
    assert answer.status_code == 422
    assert answer.context["narrowed"].held_by == "nobody"
    assert f'value="{name}"' in answer.content.decode() or not name
    assert SavedFilter.objects.count() == 1


def test_the_ninth_list_is_one_too_many(caseworker, caseworker_client):
    for number in range(8):
        SavedFilter.objects.create(user=caseworker, name=str(number))
    assert caseworker_client.post("/desk/lists/keep/", {"held_by": "nobody", "name": "九"}).status_code == 422


@pytest.mark.parametrize("query", ["urgency=U9", "category=x'--", "held_by=99999", "held_by=%00", "page=-1", "list=%F0%9F"])
def test_an_address_that_nobody_offered_shows_the_list(query, case, caseworker_client):
    answer = caseworker_client.get(f"/desk/?{query}")
    assert answer.status_code == 200
    assert case.reference in answer.content.decode()


@pytest.mark.parametrize("page", ["referred", "phone", "opinions", "away", "notices"])
def test_the_side_bar_says_where_one_is(page, caseworker_client):
    where = f"/desk/{page}/"
    current = BeautifulSoup(caseworker_client.get(where).content, "lxml").select(".desk-nav [aria-current]")
    assert [link["href"] for link in current] == [where]
