"""In production the database itself keeps the public role away from people."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from portal.district.models import Department
from portal.kit import clock, receipts
from portal.operations import rights
from services.cases import actions, presented
from services.cases.agreements import agreements
from services.cases.data_wishes import copy_of
from services.cases.models import Attachment, Case, CaseKey, ContactWish, Disclosure, TimelineEvent
from services.cases.receipts import find, held_again
from services.contacts.models import Contact
from services.contacts.wishes import SafeContact
from tests.factories.cases import ANSWERS, facts_of, make_case_with_receipt

PEOPLE = ["cases_case", "cases_casekey", "cases_casemessage", "cases_counted", "cases_note", "cases_timelineevent", "contacts_contact"]


def test_every_table_of_the_rooms_that_know_a_person_is_guarded():
    assert set(PEOPLE) <= set(rights.tables_of_people())
    assert set(rights.PUBLIC_RIGHTS) <= set(rights.tables_of_people())


@pytest.mark.django_db
def test_without_the_roles_nothing_is_granted_and_the_command_says_what_to_do(monkeypatch):
    monkeypatch.setattr(rights, "exist", lambda: False)
    assert rights.grant() == 0
    with pytest.raises(CommandError, match=r"deploy/postgres/roles.sh"):
        call_command("grant_rights")


@pytest.fixture
def roles(district):
    """The two roles with their rights, until the test ends."""
    if connection.vendor != "postgresql":
        pytest.xfail("row security is PostgreSQL's; this run is on SQLite")
    with connection.cursor() as cursor:
        for role in (rights.PUBLIC, rights.STAFF):
            cursor.execute(f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
    assert rights.grant() == len(rights.tables_of_people())


def become(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")


@contextmanager
def as_the_public_role() -> Iterator[None]:
    become(rights.PUBLIC)
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def is_denied(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "permission denied" in str(error)
    return False


@pytest.mark.postgres
def test_the_public_role_receives_a_request_and_reads_no_contact_and_no_note(roles):
    become(rights.PUBLIC)
    case, receipt = make_case_with_receipt(facts=facts_of(age_band="under_18"))
    assert find(receipt).case == case
    assert is_denied("SELECT reason FROM cases_casetask")
    for table in ("contacts_contact", "cases_note", "cases_counted", "accounts_user", "mfa_authenticator"):
        assert is_denied(f"SELECT * FROM {table}"), table
    for table in ("cases_case", "cases_disclosure", "cases_casemessage", "cases_timelineevent", "contacts_contact", "audit_entry"):
        assert is_denied(f"DELETE FROM {table}"), table
    assert is_denied("UPDATE audit_entry SET result = 'x'")


@pytest.mark.postgres
def test_she_takes_her_request_back_and_its_referral_ends_but_no_other_key_goes(roles, caseworker):
    case, _ = make_case_with_receipt()
    actions.accept(case=case, actor=caseworker)
    asked = {"fields": ["matter"], "purpose": "核实", "ground": "told"}
    entry = actions.refer(case=case, actor=caseworker, to=Department.objects.get(code="RS"), **asked)
    become(rights.PUBLIC)
    assert actions.withdraw(case=case).outcome == "withdrawn"
    assert not CaseKey.objects.filter(purpose=entry.key_purpose).exists()
    assert CaseKey.objects.filter(case=case).delete()[0] == 0
    assert Disclosure.objects.get().end == "closed"
    assert is_denied("UPDATE cases_disclosure SET receiver_id = 1")
    assert is_denied("INSERT INTO cases_disclosure (id) VALUES (gen_random_uuid())")


@pytest.mark.postgres
def test_she_takes_back_what_she_agreed_to_on_the_public_face(roles, caseworker):
    case, receipt = make_case_with_receipt()
    asked = {"fields": ["matter"], "purpose": "核实", "ground": "consent", "consent_given": "phone"}
    accepted = actions.accept(case=case, actor=caseworker)
    entry = actions.refer(case=accepted, actor=caseworker, to=Department.objects.get(code="RS"), **asked)
    become(rights.PUBLIC)
    assert [one.purpose for one in agreements(find(receipt))] == ["核实"]
    assert actions.end_referral(entry=entry, actor=None, end="withdrawn").end == "withdrawn"
    assert not CaseKey.objects.filter(purpose=entry.key_purpose).exists()


@pytest.mark.postgres
def test_the_public_face_adds_a_file_and_never_reads_one(roles):
    case, _ = make_case_with_receipt()
    become(rights.PUBLIC)
    assert actions.add_file(case=case, content=b"%PDF-1.7", suffix="pdf", untouched=False).number == 1
    for statement in ("SELECT * FROM", "DELETE FROM"):
        assert is_denied(f"{statement} cases_attachmentpart")
    assert is_denied("UPDATE cases_attachment SET verdict = 'clean'")


@pytest.mark.postgres
def test_she_changes_how_she_is_reached_and_complains_and_the_public_face_cannot_take_it_back(roles, caseworker):
    case, receipt = make_case_with_receipt()
    actions.split(case=actions.accept(case=case, actor=caseworker), actor=caseworker, category="screening", text="想预约")
    become(rights.PUBLIC)
    key = find(receipt).message_key
    actions.change_contact_wishes(case=case, message_key=key, wishes=SafeContact(), phone="", text="她改了联系方式。")
    actions.complain(case=case)
    assert ContactWish.objects.count() == 2
    assert is_denied("SELECT * FROM cases_complaint")
    assert is_denied("DELETE FROM cases_contactwish")
    assert is_denied("UPDATE cases_contactwish SET number = 9")


@pytest.mark.postgres
def test_the_public_role_sees_no_case_but_the_one_whose_receipt_it_was_shown(roles, caseworker):
    case, receipt = make_case_with_receipt()
    actions.accept(case=case, actor=caseworker)
    second = actions.split(case=case, actor=caseworker, category="screening", text="想预约")
    other, _ = make_case_with_receipt()
    actions.accept(case=other, actor=caseworker)
    presented.take_back()
    become(rights.PUBLIC)
    tables = (Case, CaseKey, TimelineEvent, Attachment, ContactWish)
    assert [table.objects.count() for table in tables] == [0] * len(tables)
    presented.present(other.receipt_locator, bytes(32))
    assert not Case.objects.exists()
    held = find(receipt)
    assert held.case == case
    assert set(Case.objects.values_list("pk", flat=True)) == {case.pk, second.pk}
    assert set(TimelineEvent.objects.values_list("case", flat=True)) == {case.pk, second.pk}
    assert Case.objects.filter(pk=other.pk).update(outcome="helped") == 0
    presented.take_back()
    assert not Case.objects.exists()
    assert held_again(case.pk, case.receipt_locator, held.verifier, held.message_key) == held


@pytest.mark.postgres
def test_nothing_is_added_to_a_case_that_was_not_shown(roles, caseworker):
    other, _ = make_case_with_receipt()
    _, receipt = make_case_with_receipt()
    become(rights.PUBLIC)
    assert find(receipt)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        TimelineEvent.objects.create(case_id=other.pk, kind="replied", state="registered", at=clock.now())


@pytest.mark.postgres
def test_a_reference_that_is_taken_is_noticed_though_its_case_cannot_be_seen(roles, monkeypatch):
    taken = make_case_with_receipt()[0].reference
    drawn = iter([taken, taken, "TXFN-2222-22"])
    monkeypatch.setattr("services.cases.references.mint", lambda prefix: next(drawn))
    become(rights.PUBLIC)
    assert make_case_with_receipt()[0].reference == "TXFN-2222-22"


@pytest.mark.postgres
def test_she_comes_back_by_her_number_on_the_public_face(roles):
    _, receipt = make_case_with_receipt()
    presented.take_back()
    become(rights.PUBLIC)
    browser = Client()
    assert browser.post("/r/", {"n": receipt}).status_code == 302
    for address in ("/r/o/", "/r/a/", "/r/rate/", "/r/w/"):
        assert browser.get(address).status_code == 200, address
    assert browser.post("/r/o/", {"t": "我带上工资条。", "k": receipts.sign(receipts.mint())}).status_code == 302
    assert "我带上工资条" in browser.get("/r/o/").content.decode()
    browser.cookies.clear()
    assert browser.get("/r/o/").status_code == 302
    assert not Case.objects.exists()


@pytest.mark.postgres
def test_she_asks_for_a_copy_opens_it_and_the_public_face_decides_nothing(roles, caseworker):
    case, receipt = make_case_with_receipt()
    for kind in ("copy", "deletion"):
        with as_the_public_role():
            actions.ask_about_data(case=case, kind=kind)
    actions.give_copy(case=case, actor=caseworker, made_sure="came")
    become(rights.PUBLIC)
    assert copy_of(find(receipt))["told"] == ANSWERS
    actions.copy_taken(case=case)
    assert is_denied("UPDATE cases_datawish SET answer = 'agreed'")
    assert is_denied("DELETE FROM cases_datawish")


@pytest.mark.postgres
def test_a_right_given_by_mistake_still_reaches_no_row(roles):
    make_case_with_receipt()
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT SELECT ON contacts_contact TO {rights.PUBLIC}")
    become(rights.PUBLIC)
    assert Contact.objects.count() == 0


@pytest.mark.postgres
def test_the_staff_role_works_cases_and_changes_no_audit_row(roles):
    case, _ = make_case_with_receipt()
    become(rights.STAFF)
    assert Contact.objects.get() == case.contact
    assert is_denied("UPDATE audit_entry SET result = 'x'")


@pytest.mark.postgres
def test_granting_again_changes_nothing(roles):
    assert rights.grant() == len(rights.tables_of_people())
