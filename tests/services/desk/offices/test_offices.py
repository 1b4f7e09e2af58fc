"""The three offices: who appoints, who audits, who runs the machine; none of them opens a case, and nobody holds two."""

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.roles import AUDITOR, CASEWORKER, SECURITY_ADMIN, SYSTEM_ADMIN, roles_of
from portal.audit.chain import record
from portal.audit.models import Entry
from portal.district.models import Department
from portal.outbox.models import Message
from tests.conftest import just_proved, person, signed_in
from tests.services.desk.conftest import address


@pytest.fixture
def security(district) -> User:
    return person("security", SECURITY_ADMIN)


@pytest.fixture
def security_client(security) -> Client:
    client = signed_in(security)
    just_proved(client, security)
    return client


def change(client: Client, user: User, *roles: str, department: str = "", active: bool = True):
    where = Department.objects.get(code=department).pk if department else ""
    data = {"department": where, "roles": roles} | ({"is_active": "on"} if active else {})
    return client.post(f"/desk/staff/{user.pk}/", data)


def test_a_role_and_a_department_hold_from_the_next_request_on_and_are_audited(security_client, stranger, case, stranger_client):
    assert stranger_client.get(address(case)).status_code == 404
    assert change(security_client, stranger, CASEWORKER, department="FYZX").status_code == 302
    assert stranger_client.get(address(case)).status_code == 200
    assert change(security_client, stranger, CASEWORKER, department="FYZX", active=False).status_code == 302
    assert stranger_client.get(address(case)).status_code in {302, 404}
    assert list(Entry.objects.filter(subject="user", subject_id=str(stranger.pk)).order_by("seq").values_list("action", "result")) == [
        ("account.changed", "ok"),
        ("account.role", CASEWORKER),
        ("account.closed", "ok"),
        ("account.role", CASEWORKER),
    ]


def test_changing_an_account_asks_again_who_does_it_and_keeps_what_was_ticked(security, stranger):
    answer = change(signed_in(security), stranger, AUDITOR)
    assert answer.status_code == 403
    assert answer.context["form"].data.getlist("roles") == [AUDITOR]
    assert roles_of(User.objects.get(pk=stranger.pk)) == {CASEWORKER}


@pytest.mark.parametrize("two", [(AUDITOR, SYSTEM_ADMIN), (SECURITY_ADMIN, AUDITOR), (SECURITY_ADMIN, SYSTEM_ADMIN)])
def test_nobody_holds_two_of_the_three_offices(two, security_client, stranger):
    assert change(security_client, stranger, *two).status_code == 422
    assert roles_of(User.objects.get(pk=stranger.pk)) == {CASEWORKER}
    stranger.refresh_from_db()
    assert stranger.department.code == "RS"


def test_nobody_changes_her_own_account_nor_that_of_the_superuser(security_client, security):
    assert change(security_client, security, CASEWORKER, department="FYZX").status_code == 422
    root = User.objects.create_superuser("root", "root@example.org", "x")
    assert change(security_client, root).status_code == 404


def test_an_account_is_opened_without_a_role_and_its_password_stands_on_one_page(security_client):
    data = {"username": "newcomer", "name": "新人", "email": "new@example.org"}
    answer = security_client.post("/desk/staff/open/", data)
    user = User.objects.get(username="newcomer")
    password = answer.context["password"]
    assert password in answer.content.decode()
    assert user.check_password(password)
    assert roles_of(user) == frozenset()
    assert security_client.post("/desk/staff/open/", data).status_code == 422
    assert password not in security_client.get("/desk/staff/").content.decode()


def test_the_auditor_sees_who_did_what_and_no_word_of_it(case, caseworker, caseworker_client, auditor_client, auditor):
    caseworker_client.get(address(case))
    shown = auditor_client.get("/desk/audit/", {"action": "case.viewed", "actor": caseworker.username})
    assert [row.subject_id for row, _ in shown.context["rows"]] == [str(case.pk)]
    for word in ("工资", case.reference):
        assert word not in shown.content.decode()
    assert auditor_client.get(address(case)).status_code == 404
    assert Entry.objects.filter(action="audit.viewed", actor=auditor.pk).count() == 1


def test_an_export_asks_again_who_takes_it_and_names_account_and_time(case, auditor_client, auditor):
    assert auditor_client.post("/desk/audit/export/").status_code == 403
    just_proved(auditor_client, auditor)
    lines = auditor_client.post("/desk/audit/export/", {"action": "case."}).content.decode().splitlines()
    assert auditor.username in lines[0]
    assert str(timezone.now().year) in lines[0]
    assert len(lines) == 2 + Entry.objects.filter(action__startswith="case.").count()
    assert Entry.objects.filter(action="audit.exported", actor=auditor.pk).count() == 1


@pytest.mark.parametrize("asked", [{"since": "0001-01-01"}, {"until": "9999-12-31"}, {"until": "heute"}, {"action": "x" * 41}])
def test_what_is_not_understood_is_never_taken_for_everything(case, auditor_client, auditor, asked):
    shown = auditor_client.get("/desk/audit/", asked)
    assert (shown.status_code, shown.context["rows"]) == (422, [])
    just_proved(auditor_client, auditor)
    refused = auditor_client.post("/desk/audit/export/", asked)
    assert (refused.status_code, refused.context["rows"]) == (422, [])
    assert not Entry.objects.filter(action="audit.exported").exists()


def test_no_cell_of_an_export_is_a_formula(auditor_client, auditor):
    with transaction.atomic():
        record("=1+1", actor=auditor, subject="case", subject_id="1")
    just_proved(auditor_client, auditor)
    assert ",'=1+1,case,1," in auditor_client.post("/desk/audit/export/", {"action": "="}).content.decode()


def test_the_chain_is_checked_at_the_press_of_a_button(case, auditor_client):
    assert "完整" in auditor_client.post("/desk/audit/verify/", follow=True).content.decode()


def test_what_was_given_up_is_tried_again_without_showing_what_it_was_about(district):
    dead = Message.objects.create(
        topic="case.escalated", payload={"department": "FYZX"}, dead_at=timezone.now(), attempts=9, last_error="OSError"
    )
    client = signed_in(person("system", SYSTEM_ADMIN))
    text = client.get("/desk/system/").content.decode()
    assert "case.escalated" in text
    assert "FYZX" not in text
    assert client.post(f"/desk/system/{dead.pk}/retry/").status_code == 302
    dead.refresh_from_db()
    assert (dead.dead_at, dead.attempts) == (None, 0)
    assert client.post(f"/desk/system/{dead.pk}/retry/").status_code == 404


@pytest.mark.parametrize(("role", "office"), [(SECURITY_ADMIN, "/desk/staff/"), (AUDITOR, "/desk/audit/"), (SYSTEM_ADMIN, "/desk/system/")])
def test_each_office_lands_on_its_page_under_a_watermark(role, office, district):
    client = signed_in(person("officer", role))
    assert client.get("/accounts/start/").headers["Location"] == office
    assert 'data-mark="officer' in client.get(office).content.decode()
