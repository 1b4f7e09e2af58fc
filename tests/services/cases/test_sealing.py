"""What lies in the database tells nothing, and a ciphertext in the wrong place is refused."""

import json
from pathlib import Path

import pytest
from django.db import connection, transaction

from portal.audit.models import Entry
from portal.kit.crypto.aead import Unreadable
from portal.kit.crypto.keyring import KeysMissing
from services.cases import actions, sealing
from services.cases.models import Case, CaseKey, CaseMessage, Note
from services.cases.receipts import find, messages
from services.contacts.models import Contact
from services.contacts.wishes import ContactDetails, SafeContact
from tests.factories.cases import make_case, make_case_with_receipt

CANARIES = {name: f"canary金丝雀-{name}-8c1f" for name in ("name", "times", "word", "answer", "note", "desk", "reply", "last")}
PHONE = "13899990011"


def fill_a_case(caseworker) -> str:
    """A case with a canary in every text; its receipt, a canary too."""
    wishes = SafeContact(may_contact=True, channel="phone", times=CANARIES["times"], say_who=False, word=CANARIES["word"])
    contact = ContactDetails(CANARIES["name"], PHONE, identified=True, wishes=wishes)
    case, receipt = make_case_with_receipt(answers={"story": CANARIES["answer"]}, contact=contact)
    actions.accept(case=case, actor=caseworker)
    actions.add_note(case=case, actor=caseworker, text=CANARIES["note"])
    actions.write_to_resident(case=case, actor=caseworker, text=CANARIES["desk"])
    actions.resident_reply(case=case, message_key=find(receipt).message_key, text=CANARIES["reply"])
    actions.view(case=case, actor=caseworker)
    actions.close(case=case, actor=caseworker, outcome="helped", text=CANARIES["last"])
    return receipt


def everything_stored() -> bytes:
    """All rows of all tables, and on SQLite the bytes of the file and of its log."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [
                bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for row in cursor.fetchall() for value in row
            ]
    path = Path(str(connection.settings_dict["NAME"]))
    found += [file.read_bytes() for file in path.parent.glob(path.name + "*") if connection.vendor == "sqlite"]
    return b"\n".join(found)


@pytest.mark.django_db(transaction=True)
def test_no_word_of_hers_and_no_receipt_lies_in_the_database(caseworker):
    receipt = fill_a_case(caseworker)
    stored = everything_stored()
    assert b"TXFN-" in stored
    for canary in (*CANARIES.values(), PHONE, receipt):
        for form in (canary.encode(), json.dumps(canary)[1:-1].encode(), canary.encode("utf-16-le")):
            assert form not in stored


def swap(model, column: str, one: object, other: object) -> None:
    rows = {pk: getattr(model.objects.get(pk=pk), column) for pk in (one, other)}
    with transaction.atomic():
        model.objects.filter(pk=one).update(**{column: rows[other]})
        model.objects.filter(pk=other).update(**{column: rows[one]})


@pytest.fixture
def two(caseworker) -> list[Case]:
    """Two cases with a note and a message each."""
    cases = [make_case(), make_case()]
    for case in cases:
        actions.accept(case=case, actor=caseworker)
        actions.add_note(case=case, actor=caseworker, text="note")
        actions.write_to_resident(case=case, actor=caseworker, text="message")
    return [Case.objects.get(pk=case.pk) for case in cases]


def test_answers_of_another_case_are_refused_and_the_attempt_is_on_record(two, caseworker):
    swap(Case, "sealed_answers", two[0].pk, two[1].pk)
    with pytest.raises(Unreadable):
        actions.view(case=Case.objects.get(pk=two[0].pk), actor=caseworker)
    assert Entry.objects.get(action="case.viewed").result == "unreadable"


@pytest.mark.parametrize(("model", "related"), [(CaseMessage, "messages"), (Note, "notes")])
def test_messages_and_notes_of_another_case_are_refused(two, caseworker, model, related):
    swap(model, "sealed", *(getattr(case, related).get().pk for case in two))
    with pytest.raises(Unreadable):
        actions.view(case=two[0], actor=caseworker)


def test_contact_details_of_another_case_are_refused(two, caseworker):
    swap(Contact, "sealed", two[0].contact_id, two[1].contact_id)
    with pytest.raises(Unreadable):
        actions.view(case=Case.objects.get(pk=two[0].pk), actor=caseworker)


def test_keys_of_another_case_or_purpose_are_refused(two, caseworker):
    held = {(key.case_id, key.purpose): key.pk for key in CaseKey.objects.filter(holder="dept:FYZX")}
    for other in ((two[1].pk, "case"), (two[0].pk, "messages")):
        swap(CaseKey, "wrapped", held[two[0].pk, "case"], held[other])
        with pytest.raises(Unreadable):
            sealing.department_key(two[0], sealing.CASE)
        swap(CaseKey, "wrapped", held[two[0].pk, "case"], held[other])
    assert actions.view(case=two[0], actor=caseworker).messages


def test_two_messages_of_one_case_cannot_change_places(two, caseworker):
    actions.write_to_resident(case=two[0], actor=caseworker, text="second")
    swap(CaseMessage, "sealed", *two[0].messages.values_list("pk", flat=True))
    with pytest.raises(Unreadable):
        actions.view(case=two[0], actor=caseworker)


def test_her_receipt_and_the_department_open_the_same_messages_key(caseworker):
    case, receipt = make_case_with_receipt()
    assert find(receipt).message_key == sealing.department_key(case, sealing.MESSAGES)


def test_her_receipt_holds_no_key_to_the_answers(caseworker):
    case = make_case()
    assert list(case.keys.filter(holder="receipt").values_list("purpose", flat=True)) == ["messages"]
    assert sealing.department_key(case, sealing.CASE) != sealing.department_key(case, sealing.MESSAGES)


def test_the_recovery_key_holds_both_keys(caseworker):
    case = make_case()
    assert set(case.keys.filter(holder="recovery").values_list("purpose", flat=True)) == {"case", "messages"}


def test_the_public_face_shows_messages_to_her_receipt_only(caseworker, settings):
    case, receipt = make_case_with_receipt()
    actions.accept(case=case, actor=caseworker)
    actions.write_to_resident(case=case, actor=caseworker, text="请带身份证")
    settings.DEPARTMENT_KEYS_FILE = ""
    assert [message.text for message in messages(find(receipt))] == ["请带身份证"]
    with pytest.raises(KeysMissing):
        sealing.department_key(case, sealing.MESSAGES)


@pytest.mark.parametrize("suite", ["std", "sm"])
def test_both_suites_open_what_they_sealed(caseworker, settings, suite):
    settings.CRYPTO_SUITE = suite
    case = make_case()
    settings.CRYPTO_SUITE = "std"
    assert actions.view(case=case, actor=caseworker).contact.name == "小林"


def test_short_and_long_stories_look_alike(caseworker):
    lengths = {len(make_case(answers={"story": "字" * count}).sealed_answers) for count in (1, 40, 120)}
    assert len(lengths) == 1
